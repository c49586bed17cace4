// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static com.runlayer.aiwatch.config.Plists.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.config.ManagedFile.State;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ManagedPreferencesReaderTest {
  private static final String HOST = string("Host", "https://acme.runlayer.com");
  private static final Duration STEP = Duration.ofMillis(100);

  @TempDir Path root;

  private final PosixSafeFiles files = new PosixSafeFiles();
  private final List<Duration> pauses = new ArrayList<>();

  @Nested
  class Places {
    @ParameterizedTest
    @EnumSource(Os.class)
    void a_device_without_anything_is_unmanaged_and_costs_no_time(Os os) {
      ManagedPreferences preferences = read(layout(os));

      assertThat(preferences.present()).isFalse();
      assertThat(preferences.problems()).isEmpty();
      assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void each_place_is_read_and_the_first_usable_value_wins(Os os) {
      Layout layout = layout(os);
      Plists.write(layout.devicePreferences(), HOST + string("Username", "device"));
      Plists.write(layout.userPreferences(), string("Username", "user"));

      ManagedPreferences preferences = read(layout);

      assertThat(preferences.supplying(Key.HOST).orElseThrow().source().path())
          .isEqualTo(layout.devicePreferences());
      assertThat(preferences.supplying(Key.USERNAME).orElseThrow().source().path())
          .isEqualTo(layout.userPreferences());
      assertThat(preferences.files()).hasSize(os == Os.MACOS ? 3 : 2);
    }

    @Test
    void the_local_file_of_macOS_is_the_weakest() {
      Layout layout = layout(Os.MACOS);
      Path local = layout.localPreferences().orElseThrow();
      Plists.write(local, HOST + string("Username", "local"));
      Plists.write(layout.devicePreferences(), string("Username", "device"));

      ManagedPreferences preferences = read(layout);

      assertThat(preferences.supplying(Key.HOST).orElseThrow().source().path()).isEqualTo(local);
      assertThat(preferences.supplying(Key.USERNAME).orElseThrow().source().path())
          .isEqualTo(layout.devicePreferences());
    }

    @Test
    void what_is_no_file_makes_the_device_managed_and_is_reported() throws IOException {
      Layout layout = layout(Os.LINUX);
      Files.createDirectories(layout.devicePreferences());

      ManagedPreferences preferences = read(layout);

      assertThat(preferences.present()).isTrue();
      assertThat(sentences(preferences))
          .containsExactly(
              layout.devicePreferences()
                  + " is a folder, not a regular file; nothing in it counts until the file is replaced.");
    }

    @Test
    void a_file_of_more_than_a_mebibyte_does_not_count() {
      Layout layout = layout(Os.LINUX);
      Plists.write(layout.devicePreferences(), HOST + "<!--" + "x".repeat(1024 * 1024) + "-->");

      assertThat(read(layout).files().getLast().state()).isEqualTo(State.UNREADABLE);
    }
  }

  @Nested
  class Repetition {
    @Test
    void a_damaged_file_is_read_again_three_times_over_300_ms() {
      Layout layout = layout(Os.LINUX);
      Plists.text(layout.devicePreferences(), "<plist><dict>");

      assertThat(read(layout).files().getLast().state()).isEqualTo(State.UNREADABLE);
      assertThat(pauses).containsExactly(STEP, STEP, STEP);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void a_file_that_the_mdm_just_replaces_counts_as_soon_as_it_is_whole(int after) {
      Layout layout = layout(Os.MACOS);
      Plists.text(layout.userPreferences(), "");

      ManagedPreferences preferences =
          read(layout, after, () -> Plists.write(layout.userPreferences(), HOST));

      assertThat(preferences.supplying(Key.HOST)).isPresent();
      assertThat(preferences.problems()).isEmpty();
      assertThat(pauses).hasSize(after);
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void a_missing_file_is_waited_for_where_its_folder_is(Os os) throws IOException {
      Layout layout = layout(os);
      Files.createDirectories(layout.devicePreferences().resolveSibling("x"));

      assertThat(read(layout, 2, () -> Plists.write(layout.devicePreferences(), HOST)).present())
          .isTrue();
      assertThat(pauses).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void a_missing_file_is_not_waited_for_where_the_host_is_known(Os os) throws IOException {
      Layout layout = layout(os);
      Files.createDirectories(layout.userPreferences().resolveSibling("x"));
      Plists.write(layout.devicePreferences(), HOST);

      read(layout);

      assertThat(pauses).isEmpty();
    }

    @Test
    void the_folder_of_all_preferences_of_a_mac_is_no_reason_to_wait() throws IOException {
      Files.createDirectories(root.resolve("Library/Preferences"));

      read(layout(Os.MACOS));

      assertThat(pauses).isEmpty();
    }
  }

  @Nested
  class ValuesOfAFile {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Host | <string></string> | it is blank",
          "Host | <string>  </string> | it is blank",
          "Host | <string>https://REPLACE_WITH_TENANT.example</string> | it is a template that nobody filled in",
          "Host | <string>http://acme.runlayer.com</string> | plain http is for localhost, 127.0.0.1 and [::1] only; use https",
          "Host | <true/> | it is a boolean and must be a string",
          "Host | <dict/> | it is a dictionary and must be a string",
          "OrgApiKey | <string>ORG_KEY_OR_LEAVE_BLANK</string> | it is a template that nobody filled in",
          "OrgApiKey | <string>{OrgKey}</string> | it is a template that nobody filled in",
          "OrgApiKey | <string>$ORG_KEY</string> | it is a template that nobody filled in",
          "OrgApiKey | <string>rl_org_FAKE 1</string> | it holds white space or characters that no key has",
          "OrgApiKey | <integer>1</integer> | it is a number and must be a string",
          "EnrollmentKey | <string>rl_enroll_FAKE&#233;</string> | it holds white space or characters that no key has",
          "Username | <string>$USERNAME</string> | it is a template that nobody filled in",
          "Username | <string> {UserName} </string> | it is a template that nobody filled in",
          "Username | <string>a&#10;b</string> | it holds control characters",
          "Enforcement | <string>false</string> | it is a string and must be a boolean",
          "Enforcement | <integer>0</integer> | it is a number and must be a boolean",
          "Sessions | <string>true</string> | it is a string and must be a boolean",
          "FailureMode | <string>Open</string> | it must be closed or open",
          "FailureMode | <false/> | it is a boolean and must be a string",
          "Proxy | <string>socks5://proxy:1080</string> | it must be http://host:port or http://user:password@host:port",
          "Proxy | <string>http://:p@proxy:3128</string> | its user name is missing or holds a colon",
          "Proxy | <string>http://u:50%@proxy:3128</string> | a percent sign in its user name or password is written as %25",
          "Proxy | <string>http://proxy</string> | it must be http://host:port or http://user:password@host:port",
          "CaBundle | <string>roots.pem</string> | it must be an absolute path",
          "ExcludePaths | <string>a</string> | it is a string and must be an array of strings",
        })
    void an_unusable_value_counts_as_absent_and_is_reported(String key, String value, String why) {
      Layout layout = layout(Os.MACOS);
      Plists.write(layout.devicePreferences(), "<key>" + key + "</key>" + value);

      ManagedPreferences preferences = read(layout);

      assertThat(preferences.files().get(1).state()).isEqualTo(State.READ);
      assertThat(preferences.files().get(1).values()).isEmpty();
      assertThat(sentences(preferences))
          .containsExactly(
              key + " from " + layout.devicePreferences() + " does not count: " + why + ".");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "Username | <string>O'Hara {x} y</string> | O'Hara {x} y",
          "Username | <string>cash$</string> | cash$",
          "DeviceName | <string>Büro-Mac</string> | Büro-Mac",
          "FailureMode | <string>open</string> | open",
          "Proxy | <string>http://Proxy.example:3128/</string> | http://proxy.example:3128",
          "Enforcement | <false/> | false",
          "OrgApiKey | <string>rl_org_FAKE0123456789abcd</string> | rl_org_…abcd",
          "ExcludePaths | <array><string>a</string><string>b, c</string></array> | a, b, c",
        })
    void a_usable_value_counts(String key, String value, String shown) {
      Layout layout = layout(Os.LINUX);
      Plists.write(layout.devicePreferences(), "<key>" + key + "</key>" + value);

      ManagedPreferences preferences = read(layout);

      assertThat(preferences.problems()).isEmpty();
      assertThat(preferences.files().getLast().values().values())
          .singleElement()
          .extracting(Value::display)
          .isEqualTo(shown);
    }

    @Test
    void a_wrong_entry_of_an_array_is_reported_and_the_others_count() {
      Layout layout = layout(Os.LINUX);
      Plists.write(
          layout.devicePreferences(),
          "<key>ExcludePaths</key><array><string>a</string><integer>1</integer>"
              + "<string></string><string>b</string></array>");

      ManagedPreferences preferences = read(layout);

      assertThat(preferences.files().getLast().values())
          .isEqualTo(Map.of(Key.EXCLUDE_PATHS, new Value.Texts(List.of("a", "b"))));
      assertThat(sentences(preferences))
          .containsExactly(
              "Entry 2 of ExcludePaths from "
                  + layout.devicePreferences()
                  + " does not count: it is a number and must be a string.",
              "Entry 3 of ExcludePaths from "
                  + layout.devicePreferences()
                  + " does not count: it is blank.");
    }

    @Test
    void keys_that_nobody_knows_are_no_problem() {
      Layout layout = layout(Os.LINUX);
      Plists.write(layout.devicePreferences(), string("PayloadUUID", "x") + string("host", "y"));

      assertThat(read(layout).problems()).isEmpty();
    }

    @Test
    void a_report_never_repeats_a_value() {
      Layout layout = layout(Os.LINUX);
      Plists.write(
          layout.devicePreferences(),
          string("Host", "https://user:FAKEPASSWORD@acme.example")
              + string("OrgApiKey", "rl_org_FAKE PASSWORD")
              + string("Proxy", "http://user:FAKE/PASSWORD@proxy:1"));

      assertThat(sentences(read(layout))).hasSize(3).noneMatch(s -> s.contains("PASSWORD"));
    }

    @Test
    void additional_roots_must_be_the_administrators() throws IOException {
      Layout layout = layout(Os.LINUX);
      Path pem = root.toRealPath().resolve("etc/ssl/roots.pem");
      Plists.text(pem, "");
      Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r--r--"));
      Plists.write(layout.devicePreferences(), string("CaBundle", pem.toString()));

      assertThat(read(layout).supplying(Key.CA_BUNDLE)).isPresent();

      Files.setPosixFilePermissions(pem, PosixFilePermissions.fromString("rw-r--rw-"));
      ManagedPreferences writable = read(layout);
      assertThat(writable.supplying(Key.CA_BUNDLE)).isEmpty();
      assertThat(sentences(writable))
          .containsExactly(
              "CaBundle from "
                  + layout.devicePreferences()
                  + " does not count: the file can be written by others.");
    }
  }

  private Layout layout(Os os) {
    return new Layout(os, root, root.resolve("home/ada"), "ada");
  }

  private ManagedPreferences read(Layout layout) {
    return read(layout, 0, () -> {});
  }

  private ManagedPreferences read(Layout layout, int after, Runnable change) {
    return new ManagedPreferencesReader(
            files,
            files,
            duration -> {
              pauses.add(duration);
              if (pauses.size() == after) {
                change.run();
              }
            })
        .read(layout);
  }

  private static List<String> sentences(ManagedPreferences preferences) {
    return preferences.problems().stream().map(ConfigProblem::sentence).toList();
  }
}
