// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.posix.PosixHostName;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceReaderTest {
  private static final UUID RANDOM = UUID.fromString("0e0e0e0e-1111-4222-8333-444455556666");
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @TempDir Path folder;

  private final PosixSafeFiles files = new PosixSafeFiles();

  @Nested
  class Ids {
    /// The first is the example of Python's documentation of `uuid5`; the others were computed with
    /// that function.
    @Test
    void version_5_identifiers_are_those_of_the_standard() {
      assertThat(DeviceId.version5(DNS, "python.org"))
          .isEqualTo(UUID.fromString("886313e1-3b8a-5372-9b90-0c9aee199e5d"));
    }

    @ParameterizedTest
    @CsvSource({
      "0123456789abcdef0123456789abcdef, e89e3384-742c-5398-8a0b-b8db2fa4d256",
      "564D1234-ABCD-EF01-2345-6789ABCDEF00, 98dbc2d1-4f0a-5583-b12a-286058863c3c",
    })
    void a_device_id_follows_from_the_hardware_id(String hardwareId, String id) {
      assertThat(DeviceId.of(hardwareId)).isEqualTo(id);
      assertThat(DeviceId.of(" " + hardwareId + "\n")).isEqualTo(id);
    }

    @Test
    void without_a_hardware_id_a_random_one_is_made_once_and_kept() throws IOException {
      assertThat(device(Optional.empty()).id()).isEqualTo(RANDOM.toString());
      Files.writeString(state().resolve("device_id"), UUID.fromString("1-2-3-4-5") + "\n");
      assertThat(device(Optional.empty()).id()).isEqualTo(UUID.fromString("1-2-3-4-5").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not an id", "1-2-3-4-5"})
    void a_kept_id_that_is_none_is_made_anew(String content) throws IOException {
      device(Optional.empty());
      Files.writeString(state().resolve("device_id"), content);

      assertThat(device(Optional.empty()).id()).isEqualTo(RANDOM.toString());
      assertThat(state().resolve("device_id")).hasContent(RANDOM + "\n");
    }

    @Test
    void an_id_that_somebody_linked_in_is_made_anew() throws IOException {
      device(Optional.empty());
      Path planted =
          Files.writeString(folder.resolve("planted"), UUID.fromString("1-2-3-4-5") + "\n");
      Files.delete(state().resolve("device_id"));
      Files.createSymbolicLink(state().resolve("device_id"), planted);

      assertThat(device(Optional.empty()).id()).isEqualTo(RANDOM.toString());
      assertThat(planted).hasContent(UUID.fromString("1-2-3-4-5") + "\n");
    }

    @Test
    void an_id_that_cannot_be_kept_is_no_id() throws IOException {
      Files.createSymbolicLink(state(), folder);

      assertThatThrownBy(() -> device(Optional.empty())).isInstanceOf(StateException.class);
    }
  }

  @Nested
  class MachineIds {
    @ParameterizedTest
    @CsvSource({
      "first, second, first",
      "'first\n', , first",
      " , second, second",
      "'', second, second",
      "uninitialized, second, second",
      " , , ",
    })
    void the_first_usable_file_counts(String etc, String dbus, String expected) throws IOException {
      write("etc/machine-id", etc);
      write("var/lib/dbus/machine-id", dbus);

      assertThat(new MachineIdFile(files, folder).read()).isEqualTo(Optional.ofNullable(expected));
    }

    private void write(String path, String content) throws IOException {
      if (content != null) {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolve("..").normalize());
        Files.writeString(file, content);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Mac OS X, 26.1, aarch64, macos, arm64",
    "Linux, 6.8.0-45-generic, amd64, linux, x86_64",
    "Linux, 6.8.0, aarch64, linux, arm64",
  })
  void system_and_processor_have_one_name_each(
      String name, String version, String processor, String os, String arch) throws IOException {
    assertThat(reader(Optional.of("id")).read(properties(name, version, processor)))
        .isEqualTo(new Device(DeviceId.of("id"), "mac-of-ada", os, version, arch));
  }

  @Test
  void the_host_name_is_the_systems_own() throws IOException {
    Path kernel = Path.of("/proc/sys/kernel/hostname");
    assumeTrue(Files.exists(kernel), "SKIPPED: needs /proc");

    assertThat(new PosixHostName().get()).isEqualTo(Files.readString(kernel).strip());
  }

  private Device device(Optional<String> hardwareId) throws StateException {
    return reader(hardwareId).read(properties("Linux", "6", "amd64"));
  }

  private DeviceReader reader(Optional<String> hardwareId) {
    return new DeviceReader(
        () -> "mac-of-ada", () -> hardwareId, new StateFiles(state(), files), () -> RANDOM);
  }

  private Path state() {
    return folder.resolve(".runlayer");
  }

  private static Properties properties(String os, String version, String arch) {
    Properties properties = new Properties();
    properties.setProperty("os.name", os);
    properties.setProperty("os.version", version);
    properties.setProperty("os.arch", arch);
    return properties;
  }
}
