// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static com.runlayer.aiwatch.config.Plists.string;
import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout.Os;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.Secret;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunTimeSourcesTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "RUNLAYER_HOST", "https://environment.example",
          "RUNLAYER_API_KEY", "rl_org_FAKEenvironment",
          "RUNLAYER_USERNAME", "${aiwatch.org-api-key}");

  @TempDir Path root;

  static Stream<String> files() {
    return Stream.of(
        "",
        string("Host", "https://managed.example"),
        string("Host", "http://refused.example") + string("OrgApiKey", "rl_org_FAKEmanaged"),
        string("Host", "https://managed.example/a$b")
            + string("OrgApiKey", "rl_org_FAKEmanaged")
            + string("EnrollmentKey", "rl_enroll_FAKEmanaged")
            + string("Username", "${aiwatch.org-api-key} \\$x $$ a,b\\")
            + string("DeviceName", "Zoë's Mac")
            + string("FailureMode", "open")
            + string("Proxy", "http://u:FAKE%24{x}%2C%20p@proxy.example:3128")
            + "<key>Enforcement</key><false/><key>Sessions</key><false/>"
            + "<key>ExcludePaths</key><array><string>a,b</string><string>c\\d</string>"
            + "<string>${x}</string><string> e </string></array>",
        "<key>Enforcement</key><string>false</string><key>ExcludePaths</key><array/>",
        "<key>broken");
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_containers_view_equals_the_plain_one(String entries) {
    for (Os os : Os.values()) {
      for (boolean user : new boolean[] {true, false}) {
        Layout layout = new Layout(os, root.resolve(os + "-" + user), root, "ada");
        if (!entries.isEmpty()) {
          Path weaker = user ? layout.devicePreferences() : layout.userPreferences();
          Plists.write(weaker, string("Username", "other-channel"));
          Plists.write(user ? layout.userPreferences() : layout.devicePreferences(), entries);
        }
        ManagedPreferences managed = managed(layout);
        Settings plain = SettingsReader.merge(Flags.none(), managed, ENVIRONMENT);

        AiwatchConfig config = config(managed, ENVIRONMENT).getConfigMapping(AiwatchConfig.class);

        String as = os + " " + entries;
        assertThat(config.host()).as(as).isEqualTo(raw(plain, Key.HOST));
        assertThat(config.orgApiKey().map(Secret::get))
            .as(as)
            .isEqualTo(plain.orgApiKey().map(secret -> secret.value()));
        assertThat(config.enrollmentKey().map(Secret::get))
            .as(as)
            .isEqualTo(plain.enrollmentKey().map(secret -> secret.value()));
        assertThat(config.username()).as(as).isEqualTo(plain.username());
        assertThat(config.deviceName()).as(as).isEqualTo(plain.deviceName());
        assertThat(config.enforcement()).as(as).isEqualTo(plain.enforcement());
        assertThat(config.sessions()).as(as).isEqualTo(plain.sessions());
        assertThat(config.failureMode()).as(as).isEqualTo(plain.failureMode());
        assertThat(config.caBundle()).as(as).isEqualTo(plain.caBundle());
        assertThat(config.proxy().map(Secret::get))
            .as(as)
            .isEqualTo(plain.proxy().map(ProxyAddress::url));
        assertThat(config.excludePaths().orElse(List.of())).as(as).isEqualTo(plain.excludePaths());
      }
    }
  }

  @Test
  void the_environment_and_the_working_folder_have_no_say() {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.put("QUARKUS_LOG_LEVEL", "TRACE");
    environment.put("AIWATCH_HOST", "https://evil.example");
    environment.put("AIWATCH_ENFORCEMENT", "false");
    environment.put("QUARKUS_PROFILE", "evil");
    environment.put("SMALLRYE_CONFIG_LOCATIONS", root.resolve("evil.properties").toString());
    Plists.text(root.resolve(".env"), "AIWATCH_ENFORCEMENT=false\nPLANTED=env\n");
    Plists.text(
        root.resolve("config/application.properties"), "aiwatch.sessions=false\nplanted=config\n");
    Plists.text(root.resolve("evil.properties"), "planted=location\n");
    String folder = System.getProperty("user.dir");
    System.setProperty("user.dir", root.toString());
    try {
      SmallRyeConfig config = config(new ManagedPreferences(List.of()), environment);
      AiwatchConfig view = config.getConfigMapping(AiwatchConfig.class);

      assertThat(config.getOptionalValue("planted", String.class)).isEmpty();
      assertThat(config.getConfigValue("quarkus.log.level").getValue()).isNotEqualTo("TRACE");
      assertThat(config.getOptionalValue("quarkus.profile", String.class)).isEmpty();
      assertThat(view.host()).hasValue("https://environment.example");
      assertThat(view.enforcement()).isTrue();
      assertThat(view.sessions()).isTrue();
    } finally {
      System.setProperty("user.dir", folder);
    }
  }

  @ParameterizedTest
  @CsvSource({"debug, DEBUG", "' Warn ', WARN", "LOUD, ", "'', ", "ALL, ALL", "${user.home}, "})
  void a_log_level_counts_on_a_managed_device_too_if_there_is_such_a_level(
      String level, String expected) {
    Layout layout = new Layout(Os.LINUX, root, root, "ada");
    Plists.write(layout.devicePreferences(), "");

    ConfigValue value =
        config(managed(layout), Map.of("LOG_LEVEL", level)).getConfigValue("quarkus.log.level");

    // What the program was built with counts otherwise.
    assertThat("PropertiesConfigSource[source=LOG_LEVEL]".equals(value.getSourceName()))
        .isEqualTo(expected != null);
    if (expected != null) {
      assertThat(value.getValue()).isEqualTo(expected);
    }
  }

  @Test
  void a_managed_value_is_stronger_than_a_system_property() {
    Layout layout = new Layout(Os.LINUX, root, root, "ada");
    Plists.write(layout.devicePreferences(), "<key>Enforcement</key><true/>");

    SmallRyeConfig config =
        builder(managed(layout), Map.of())
            .withSources(
                new PropertiesConfigSource(
                    Map.of("aiwatch.enforcement", "false"), "like a system property", 400))
            .build();

    assertThat(config.getConfigMapping(AiwatchConfig.class).enforcement()).isTrue();
  }

  @Test
  void nothing_is_read_while_the_program_is_built() {
    AtomicInteger reads = new AtomicInteger();
    SmallRyeConfigBuilder building = new SmallRyeConfigBuilder().addDefaultSources();
    SmallRyeConfigBuilder recording = new SmallRyeConfigBuilder();
    RunTimeSources sources =
        new RunTimeSources(
            () -> {
              reads.incrementAndGet();
              return Optional.empty();
            },
            () -> {
              reads.incrementAndGet();
              return ENVIRONMENT;
            });

    SmallRyeConfig built = building.withCustomizers(sources).build();
    recording.withCustomizers(sources).build();

    assertThat(reads).hasValue(0);
    assertThat(built.getConfigSources())
        .extracting(ConfigSource::getName)
        .noneMatch(name -> name.startsWith("EnvConfigSource"));
    assertThat(recording.getSources()).isEmpty();
  }

  @Test
  void where_the_managed_files_cannot_be_found_the_environment_does_not_count() {
    SmallRyeConfigBuilder builder =
        runTime().withCustomizers(new RunTimeSources(Optional::empty, () -> ENVIRONMENT));

    assertThat(builder.build().getConfigMapping(AiwatchConfig.class).host()).isEmpty();
  }

  @Test
  void the_service_loader_finds_it() {
    assertThat(ServiceLoader.load(SmallRyeConfigBuilderCustomizer.class))
        .hasAtLeastOneElementOfType(RunTimeSources.class);
  }

  private static ManagedPreferences managed(Layout layout) {
    PosixSafeFiles files = new PosixSafeFiles();
    return new ManagedPreferencesReader(files, files, duration -> {}).read(layout);
  }

  private static SmallRyeConfig config(
      ManagedPreferences managed, Map<String, String> environment) {
    return builder(managed, environment).build();
  }

  private static SmallRyeConfigBuilder builder(
      ManagedPreferences managed, Map<String, String> environment) {
    return runTime()
        .withCustomizers(new RunTimeSources(() -> Optional.of(managed), () -> environment));
  }

  /// As Quarkus makes the configuration of a running program.
  private static SmallRyeConfigBuilder runTime() {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .addDefaultSources()
        .withSources(
            (ConfigSource)
                new ValuesConfigSource("QuarkusUUIDConfigSource", Integer.MIN_VALUE, Map.of()))
        .withMapping(AiwatchConfig.class);
  }

  private static Optional<String> raw(Settings settings, Key key) {
    return settings.get(key).value().map(Value::display);
  }
}
