// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// The mock tenant as a program of its own, for trying things out with other tools. It serves until
/// it is interrupted.
public final class MockTenantMain {
  private static final String USAGE =
      """
      Usage: MockTenantMain [--port N] [--tls FILE] [--deny TOOL]... [--allow URL]...
      N is 0 (any free port, the default) to 65535; FILE is a PKCS#12 file with the password changeit;
      TOOL is the name of a tool that is denied, with * and ?; URL is an MCP server that is managed.\
      """;
  private static final String PASSWORD = "changeit";
  private static final int MAX_PORT = 65_535;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");

  private MockTenantMain() {}

  static void main(String[] arguments) {
    Optional<Options> options = options(List.of(arguments));
    if (options.isEmpty()) {
      System.err.println(USAGE);
      System.exit(2);
    }
    int port = options.get().port();
    try {
      MockTenantOptions defaults = MockTenantOptions.defaults().withPort(port);
      // The server's own thread keeps the process alive.
      MockTenant tenant =
          MockTenant.start(
              options.get().keys().isPresent()
                  ? defaults.withTls(context(options.get().keys().get()))
                  : defaults);
      tenant.usePolicy(options.get().policy());
      introduce(tenant, System.out);
    } catch (GeneralSecurityException e) {
      System.err.println(
          "Cannot use %s (%s). It must be a PKCS#12 file with the password %s."
              .formatted(options.get().keys().orElseThrow(), e.getMessage(), PASSWORD));
      System.exit(1);
    } catch (IOException e) {
      System.err.println(
          "Cannot serve on port %d of 127.0.0.1 (%s). Give another one with --port."
              .formatted(port, e.getMessage()));
      System.exit(1);
    }
  }

  /// What the arguments ask for.
  ///
  /// @param keys the certificate to serve https with
  /// @param policy what the organisation allows
  record Options(int port, Optional<Path> keys, Policy policy) {}

  /// What the arguments ask for; nothing when they are wrong.
  static Optional<Options> options(List<String> arguments) {
    int port = 0;
    Optional<Path> keys = Optional.empty();
    Policy policy = Policy.empty();
    for (int i = 0; i < arguments.size(); i += 2) {
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      if (arguments.get(i).equals("--tls") && !value.isEmpty()) {
        keys = Optional.of(Path.of(value));
      } else if (arguments.get(i).equals("--deny") && !value.isEmpty()) {
        policy =
            policy.with(
                new Rule.DenyTool(value, "Your organisation does not allow %s.".formatted(value)));
      } else if (arguments.get(i).equals("--allow") && isAddress(value)) {
        policy = policy.allowing(URI.create(value));
      } else if (arguments.get(i).equals("--port")
          && NUMBER.matcher(value).matches()
          && Integer.parseInt(value) <= MAX_PORT) {
        port = Integer.parseInt(value);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Options(port, keys, policy));
  }

  private static boolean isAddress(String value) {
    try {
      return new URI(value).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
    char[] password = PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance(file.toFile(), password);
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// Prints what a client needs to know, one fact a line.
  static void introduce(MockTenant tenant, PrintStream out) {
    out.println("Host:          " + tenant.address());
    out.println("OrgApiKey:     " + tenant.organisationKey());
    out.println("EnrollmentKey: " + tenant.enrollmentKey());
  }
}
