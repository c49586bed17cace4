// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// The mock tenant as a program of its own, for trying things out with other tools. It serves until
/// it is interrupted.
public final class MockTenantMain {
  private static final String USAGE =
      "Usage: MockTenantMain [--port N], where N is 0 (any free port, the default) to 65535";
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private MockTenantMain() {}

  static void main(String[] arguments) {
    OptionalInt port = port(List.of(arguments));
    if (port.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    try {
      // The server's own thread keeps the process alive.
      MockTenant tenant = MockTenant.start(MockTenantOptions.defaults().withPort(port.getAsInt()));
      introduce(tenant, System.out);
    } catch (IOException e) {
      System.err.println(
          "Cannot serve on port %d of 127.0.0.1 (%s). Give another one with --port."
              .formatted(port.getAsInt(), e.getMessage()));
      System.exit(1);
    }
  }

  /// The port that the arguments ask for; nothing when they are wrong.
  static OptionalInt port(List<String> arguments) {
    if (arguments.isEmpty()) {
      return OptionalInt.of(0);
    }
    if (arguments.size() != 2
        || !arguments.getFirst().equals("--port")
        || !NUMBER.matcher(arguments.getLast()).matches()) {
      return OptionalInt.empty();
    }
    int port = Integer.parseInt(arguments.getLast());
    return port > 65_535 ? OptionalInt.empty() : OptionalInt.of(port);
  }

  /// Prints what a client needs to know, one fact a line.
  static void introduce(MockTenant tenant, PrintStream out) {
    out.println("Host:          " + tenant.address());
    out.println("OrgApiKey:     " + tenant.organisationKey());
    out.println("EnrollmentKey: " + tenant.enrollmentKey());
  }
}
