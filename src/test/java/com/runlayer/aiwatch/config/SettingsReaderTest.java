// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static com.runlayer.aiwatch.config.Plists.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {
  private static final String MANAGED_HOST = "https://managed.example";
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "RUNLAYER_HOST", "https://environment.example",
          "RUNLAYER_API_KEY", "rl_org_FAKEenvironment",
          "RUNLAYER_ENROLLMENT_API_KEY", "rl_enroll_FAKEenvironment",
          "RUNLAYER_USERNAME", "environment-user",
          "RUNLAYER_DEVICE_NAME", "environment-device");

  @TempDir Path root;

  @Nested
  class Precedence {
    @Test
    void nothing_at_all_gives_the_defaults() {
      Settings settings = read(Flags.none(), Map.of());

      assertThat(settings.host()).isEmpty();
      assertThat(settings.orgApiKey()).isEmpty();
      assertThat(settings.enforcement()).isTrue();
      assertThat(settings.sessions()).isTrue();
      assertThat(settings.failureMode()).isEqualTo(FailureMode.CLOSED);
      assertThat(settings.excludePaths()).isEmpty();
      assertThat(settings.managed()).isFalse();
      assertThat(settings.all()).extracting(Setting::key).containsExactly(Key.values());
      assertThat(settings.all()).extracting(Setting::source).containsOnly(new Source.Default());
    }

    @Test
    void the_environment_counts_where_nothing_is_managed() {
      Settings settings = read(Flags.none(), ENVIRONMENT);

      assertThat(settings.host().map(TenantHost::hostKey)).hasValue("environment.example");
      assertThat(settings.orgApiKey()).hasValue(new Secret("rl_org_FAKEenvironment"));
      assertThat(settings.enrollmentKey()).hasValue(new Secret("rl_enroll_FAKEenvironment"));
      assertThat(settings.username()).hasValue("environment-user");
      assertThat(settings.deviceName()).hasValue("environment-device");
      assertThat(settings.get(Key.HOST).source())
          .isEqualTo(new Source.Environment("RUNLAYER_HOST"));
    }

    @Test
    void an_option_is_stronger_than_the_environment() {
      Settings settings =
          read(
              new Flags(
                  Optional.of("http://localhost:8080"),
                  Optional.of(new Secret("rl_org_FAKEoption")),
                  Optional.of(new Secret("rl_enroll_FAKEoption")),
                  Optional.of("option-user"),
                  Optional.of("option-device"),
                  Optional.of(Path.of("/tmp/roots.pem"))),
              ENVIRONMENT);

      assertThat(settings.host().map(TenantHost::hostKey)).hasValue("localhost:8080");
      assertThat(settings.orgApiKey()).hasValue(new Secret("rl_org_FAKEoption"));
      assertThat(settings.enrollmentKey()).hasValue(new Secret("rl_enroll_FAKEoption"));
      assertThat(settings.username()).hasValue("option-user");
      assertThat(settings.deviceName()).hasValue("option-device");
      assertThat(settings.caBundle()).hasValue(Path.of("/tmp/roots.pem"));
      assertThat(settings.get(Key.HOST).source()).isEqualTo(new Source.CommandLine("--host"));
    }

    @ParameterizedTest
    @EnumSource(Os.class)
    void every_key_comes_from_the_strongest_file_that_has_it(Os os) {
      Layout layout = layout(os);
      Plists.write(
          layout.userPreferences(),
          string("Host", "http://not.allowed.example")
              + "<key>Enforcement</key><false/><key>ExcludePaths</key><array><string>a</string></array>");
      Plists.write(
          layout.devicePreferences(),
          string("Host", MANAGED_HOST)
              + string("OrgApiKey", "rl_org_FAKEmanaged")
              + string("FailureMode", "open")
              + "<key>Enforcement</key><true/><key>Sessions</key><false/>");

      Settings settings = read(os, Flags.none(), ENVIRONMENT);

      assertThat(settings.host().map(TenantHost::hostKey)).hasValue("managed.example");
      assertThat(settings.orgApiKey()).hasValue(new Secret("rl_org_FAKEmanaged"));
      assertThat(settings.enforcement()).isFalse();
      assertThat(settings.sessions()).isFalse();
      assertThat(settings.failureMode()).isEqualTo(FailureMode.OPEN);
      assertThat(settings.excludePaths()).containsExactly("a");
      assertThat(settings.problems()).hasSize(1);
      assertThat(settings.get(Key.ENFORCEMENT).source().describe())
          .isEqualTo(layout.userPreferences().toString());
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "RUNLAYER_HOST | http://evil.example | Host from RUNLAYER_HOST does not count: plain http is for localhost, 127.0.0.1 and [::1] only; use https.",
          "RUNLAYER_API_KEY | $KEY | OrgApiKey from RUNLAYER_API_KEY does not count: it is a template that nobody filled in.",
          "RUNLAYER_USERNAME | '  ' | Username from RUNLAYER_USERNAME does not count: it is blank.",
          "LOG_LEVEL | LOUD | LOG_LEVEL does not count: it must be a level like INFO or DEBUG.",
        })
    void an_unusable_variable_is_reported(String variable, String value, String sentence) {
      Settings settings = read(Flags.none(), Map.of(variable, value));

      assertThat(settings.problems()).extracting(ConfigProblem::sentence).containsExactly(sentence);
      assertThat(settings.all()).extracting(Setting::source).containsOnly(new Source.Default());
    }

    @Test
    void an_empty_variable_is_as_good_as_none() {
      assertThat(read(Flags.none(), Map.of("RUNLAYER_HOST", "")).problems()).isEmpty();
    }
  }

  @Nested
  class OnAManagedDevice {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "<plist><dict/></plist>",
          "",
          "<plist><dict><key>Host</key>",
          "<plist><dict><key>Host</key><string>not a host</string></dict></plist>",
        })
    void any_managed_file_silences_the_environment(String text) {
      for (Os os : Os.values()) {
        for (Path file : layout(os).managedFiles()) {
          Plists.text(file, text);
          Map<String, String> environment = new HashMap<>(ENVIRONMENT);
          environment.put("HTTPS_PROXY", "http://proxy.example:3128");

          Settings settings = read(os, Flags.none(), environment);

          assertThat(settings.managed()).as("%s", file).isTrue();
          assertThat(settings.host()).as("%s", file).isEmpty();
          assertThat(settings.orgApiKey()).as("%s", file).isEmpty();
          assertThat(settings.username()).as("%s", file).isEmpty();
          assertThat(settings.proxy()).as("%s", file).isEmpty();
          assertThat(file.toFile().delete()).isTrue();
        }
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://evil.example",
          "https://managed.example:8443",
          "https://managed.example.evil.example",
          "http://localhost:8080",
        })
    void another_host_is_refused(String host) {
      manage(string("Host", MANAGED_HOST));

      assertThatThrownBy(() -> read(host(host), Map.of()))
          .isInstanceOf(ConfigRefusedException.class)
          .hasMessage(
              "--host is refused, because %s sets another tenant for this device: leave the option out.",
              layout(Os.MACOS).devicePreferences());
    }

    @Test
    void the_same_host_is_allowed() {
      manage(string("Host", MANAGED_HOST) + string("OrgApiKey", "rl_org_FAKEmanaged"));

      Settings settings = read(host("https://MANAGED.example:443"), Map.of());

      assertThat(settings.orgApiKey()).isPresent();
      assertThat(settings.host().map(TenantHost::hostKey)).hasValue("managed.example");
    }

    @Test
    void keys_and_roots_are_refused() {
      manage(string("Host", MANAGED_HOST));
      Optional<Secret> key = Optional.of(new Secret("rl_org_FAKEoption"));
      Optional<String> none = Optional.empty();

      for (Flags flags :
          List.of(
              new Flags(none, key, Optional.empty(), none, none, Optional.empty()),
              new Flags(none, Optional.empty(), key, none, none, Optional.empty()),
              new Flags(
                  none,
                  Optional.empty(),
                  Optional.empty(),
                  none,
                  none,
                  Optional.of(Path.of("/x"))))) {
        assertThatThrownBy(() -> read(flags, Map.of()))
            .isInstanceOf(ConfigRefusedException.class)
            .hasMessageMatching(
                "--(org-api-key|enrollment-key|ca-bundle) is refused, because .* sets the tenant of this device:.*");
      }
    }

    @Test
    void a_managed_secret_never_meets_a_host_from_the_command_line() {
      manage(
          string("OrgApiKey", "rl_org_FAKEmanaged")
              + string("EnrollmentKey", "rl_enroll_FAKEmanaged"));

      Settings settings = read(host("https://evil.example"), ENVIRONMENT);

      assertThat(settings.host()).isPresent();
      assertThat(settings.orgApiKey()).isEmpty();
      assertThat(settings.enrollmentKey()).isEmpty();
      assertThat(settings.problems())
          .extracting(ConfigProblem::sentence)
          .containsExactly(
              "OrgApiKey from %s does not count: it goes to a managed Host only, and the host comes from --host."
                  .formatted(layout(Os.MACOS).devicePreferences()),
              "EnrollmentKey from %s does not count: it goes to a managed Host only, and the host comes from --host."
                  .formatted(layout(Os.MACOS).devicePreferences()));
    }

    /// All combinations of sources for host and key: whatever is paired comes from the same side.
    @Test
    void no_combination_pairs_a_managed_secret_with_another_host() {
      for (int bits = 0; bits < 64; bits++) {
        String entries =
            ((bits & 1) != 0 ? string("Host", MANAGED_HOST) : "")
                + ((bits & 2) != 0 ? string("OrgApiKey", "rl_org_FAKEmanaged") : "");
        manage(entries);
        Map<String, String> environment = new HashMap<>();
        if ((bits & 4) != 0) {
          environment.put("RUNLAYER_HOST", "https://environment.example");
        }
        if ((bits & 8) != 0) {
          environment.put("RUNLAYER_API_KEY", "rl_org_FAKEenvironment");
        }
        Flags flags =
            new Flags(
                (bits & 16) != 0 ? Optional.of("https://option.example") : Optional.empty(),
                (bits & 32) != 0 ? Optional.of(new Secret("rl_org_FAKEoption")) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        try {
          Settings settings = read(flags, environment);
          if (settings.orgApiKey().equals(Optional.of(new Secret("rl_org_FAKEmanaged")))) {
            assertThat(settings.host().map(TenantHost::hostKey).orElse("managed.example"))
                .as("combination %d", bits)
                .isEqualTo("managed.example");
          }
        } catch (ConfigRefusedException e) {
          assertThat(bits & 1).as("combination %d", bits).isEqualTo(1);
        }
      }
    }
  }

  @Nested
  class Options {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "acme.runlayer.com | --host cannot be used: it must be an address like https://acme.runlayer.com, optionally with a port and a path, and nothing else.",
          "'' | --host cannot be used: it is blank.",
        })
    void an_unusable_option_stops_the_command(String host, String sentence) {
      assertThatThrownBy(() -> read(host(host), Map.of()))
          .isInstanceOf(ConfigRefusedException.class)
          .hasMessage(sentence);
    }
  }

  @Nested
  class Proxies {
    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "https://acme.example | HTTPS_PROXY=http://p.example:3128 | http://p.example:3128",
          "https://acme.example | https_proxy=p.example:3128 | http://p.example:3128",
          "https://acme.example | HTTPS_PROXY=;https_proxy=http://q:1 | http://q:1",
          "https://acme.example | HTTP_PROXY=http://p.example:3128 | ",
          "https://acme.example | HTTPS_PROXY=http://p:1;NO_PROXY=* | ",
          "https://acme.example | HTTPS_PROXY=http://p:1;NO_PROXY=other.example, ACME.example | ",
          "https://a.acme.example | HTTPS_PROXY=http://p:1;NO_PROXY=acme.example | ",
          "https://a.acme.example | HTTPS_PROXY=http://p:1;no_proxy=.acme.example | ",
          "https://a.acme.example | HTTPS_PROXY=http://p:1;NO_PROXY=*.acme.example | ",
          "https://a.acme.example:8443 | HTTPS_PROXY=http://p:1;NO_PROXY=a.acme.example:8443 | ",
          "https://notacme.example | HTTPS_PROXY=http://p:1;NO_PROXY=acme.example | http://p:1",
          "https://acme.example | HTTPS_PROXY=http://p:1;NO_PROXY= | http://p:1",
          "http://localhost:8080 | HTTP_PROXY=http://p:1;HTTPS_PROXY=http://p:1 | ",
          "https://127.0.0.1 | HTTPS_PROXY=http://p:1 | ",
          "https://[::1] | HTTPS_PROXY=http://p:1 | ",
        })
    void the_usual_variables_count_where_nothing_is_managed(
        String host, String variables, String proxy) {
      Map<String, String> environment = new HashMap<>();
      for (String variable : variables.split(";", -1)) {
        environment.put(variable.split("=", 2)[0], variable.split("=", 2)[1]);
      }

      assertThat(read(host(host), environment).proxy().map(ProxyAddress::toString))
          .isEqualTo(Optional.ofNullable(proxy));
    }

    @Test
    void a_password_of_a_proxy_is_kept_and_never_shown() {
      Settings settings =
          read(host("https://acme.example"), Map.of("HTTPS_PROXY", "http://u:FAKEPASSWORD@p:1"));

      assertThat(settings.problems()).isEmpty();
      assertThat(settings.proxy().orElseThrow().toString()).isEqualTo("http://u:…@p:1");
      assertThat(settings.proxy().flatMap(ProxyAddress::login))
          .hasValue(new ProxyLogin("u", "FAKEPASSWORD"));

      Settings unusable =
          read(host("https://acme.example"), Map.of("HTTPS_PROXY", "http://u:FAKE PASSWORD@p:1"));

      assertThat(unusable.proxy()).isEmpty();
      assertThat(unusable.problems())
          .extracting(ConfigProblem::sentence)
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("Proxy from HTTPS_PROXY does not count: in its user name and password")
          .doesNotContain("FAKE");
    }

    @ParameterizedTest
    @CsvSource({
      "https://acme.example, http://managed-proxy:3128",
      "http://localhost:8080, ",
    })
    void the_managed_proxy_leads_to_everything_but_this_machine(String host, String proxy) {
      manage(string("Host", host) + string("Proxy", "http://managed-proxy:3128"));

      assertThat(
              read(Flags.none(), Map.of("HTTPS_PROXY", "http://evil:1"))
                  .proxy()
                  .map(ProxyAddress::toString))
          .isEqualTo(Optional.ofNullable(proxy));
    }
  }

  private void manage(String entries) {
    Plists.write(layout(Os.MACOS).devicePreferences(), entries);
  }

  private static Flags host(String host) {
    return new Flags(
        Optional.of(host),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Settings read(Flags flags, Map<String, String> environment) {
    return read(Os.MACOS, flags, environment);
  }

  private Settings read(Os os, Flags flags, Map<String, String> environment) {
    PosixSafeFiles files = new PosixSafeFiles();
    return new SettingsReader(
            new ManagedPreferencesReader(files, files, duration -> {}), layout(os))
        .read(flags, environment);
  }

  private Layout layout(Os os) {
    return new Layout(os, root, root.resolve("home/ada"), "ada");
  }
}
