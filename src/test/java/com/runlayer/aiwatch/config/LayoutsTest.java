// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.platform.Account;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayoutsTest {
  private static final Account ADA = new Account("ada", Path.of("/Users/ada"));

  @Test
  void without_arguments_it_is_the_running_system() {
    assertThat(Layouts.from(new Properties(), ADA))
        .isEqualTo(new Layout(Os.current(), Path.of("/"), Path.of("/Users/ada"), "ada"));
  }

  @Test
  void a_mac_has_three_managed_files() {
    assertThat(Layouts.from(properties("/trial/./x", "MacOS"), ADA).managedFiles())
        .isEqualTo(
            List.of(
                Path.of("/trial/x/Library/Managed Preferences/ada/com.runlayer.aiwatch.plist"),
                Path.of("/trial/x/Library/Managed Preferences/com.runlayer.aiwatch.plist"),
                Path.of("/trial/x/Library/Preferences/com.runlayer.aiwatch.plist")));
  }

  @Test
  void linux_has_two_managed_files() {
    assertThat(Layouts.from(properties("/", "linux"), ADA).managedFiles())
        .isEqualTo(
            List.of(
                Path.of("/etc/runlayer/ada/com.runlayer.aiwatch.plist"),
                Path.of("/etc/runlayer/com.runlayer.aiwatch.plist")));
  }

  @Test
  void only_linux_keeps_its_roots_in_a_file() {
    assertThat(Layouts.from(properties("/trial", "linux"), ADA).rootCertificates())
        .hasSize(4)
        .startsWith(Path.of("/trial/etc/ssl/certs/ca-certificates.crt"));
    assertThat(Layouts.from(properties("/trial", "macos"), ADA).rootCertificates()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "trial", "./trial", "a\u0000b"})
  void a_root_that_is_no_absolute_path_is_refused(String root) {
    assertThatThrownBy(() -> Layouts.from(properties(root, "linux"), ADA))
        .isInstanceOf(ConfigRefusedException.class)
        .hasMessage("-Daiwatch.root must be the absolute path of a folder.");
  }

  @ParameterizedTest
  @CsvSource({"windows", "mac", "' linux'"})
  void an_unknown_layout_is_refused(String layout) {
    assertThatThrownBy(() -> Layouts.from(properties("/", layout), ADA))
        .isInstanceOf(ConfigRefusedException.class)
        .hasMessage("-Daiwatch.layout must be macos or linux.");
  }

  private static Properties properties(String root, String layout) {
    Properties properties = new Properties();
    properties.setProperty("aiwatch.root", root);
    properties.setProperty("aiwatch.layout", layout);
    return properties;
  }
}
