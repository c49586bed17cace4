// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.fuzz;

import com.runlayer.aiwatch.hook.dialect.Fixture;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a fuzzer holds against random bytes, held against what it starts from and what it found.
class HookFuzzTest {
  private static final Path INPUTS = Path.of("src/test/resources/hook/inputs");
  private static final int TENANTS = 13;
  private static final byte[] DEVICES = {0, 1, 2, 4, 8};

  @ParameterizedTest
  @MethodSource("com.runlayer.aiwatch.hook.dialect.Fixture#all")
  void recorded_payloads_under_every_condition(Fixture fixture) {
    byte[] payload = fixture.bytes();
    byte[] data = new byte[payload.length + 2];
    System.arraycopy(payload, 0, data, 2, payload.length);
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      for (byte device : DEVICES) {
        data[0] = (byte) tenant;
        data[1] = device;
        HookFuzz.check(fixture.client(), data);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void inputs_that_were_found_or_feared(HookClient client) throws IOException {
    for (Path file : inputs()) {
      HookFuzz.check(client, Files.readAllBytes(file));
    }
  }

  private static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(INPUTS)) {
      return files.sorted().toList();
    }
  }
}
