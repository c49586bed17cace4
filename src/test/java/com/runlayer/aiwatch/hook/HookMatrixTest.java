// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.hook.HookDevice.Condition;
import com.runlayer.aiwatch.hook.dialect.Fixture;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every recorded payload under every condition: the exact answer of the whole hook, with a tenant
/// at the other end of a socket. A test that fails leaves the table as it would be now in `target`.
class HookMatrixTest {
  @TempDir Path folder;

  @Test
  void every_payload_is_answered_exactly_so() throws Exception {
    HookMatrix now = new HookMatrix();
    for (Condition condition : Condition.values()) {
      for (boolean enforcing : new boolean[] {true, false}) {
        try (HookDevice device = HookDevice.make(folder, condition, enforcing)) {
          for (Fixture fixture : Fixture.all()) {
            now.add(
                condition,
                enforcing,
                fixture,
                device.answer(fixture.client(), fixture.bytes()),
                device);
          }
        }
      }
    }
    Files.write(Path.of("target", "matrix.txt"), now.lines());

    assertThat(now.lines()).isEqualTo(HookMatrix.expected().lines());
  }
}
