// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.platform.Account;
import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.PropertiesConfigSourceLoader;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import io.smallrye.config.SysPropConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigSource;

/// Decides which sources the container's configuration has. A hook runs in a repository's folder
/// with an environment that the repository can set, so the usual ones are taken away: the whole
/// environment (`QUARKUS_*`, `SMALLRYE_*`, profiles and locations of further files with it), `.env`
/// and `config/application.properties` of the working folder. What stays are the system properties,
/// which `Main` has cleared, and what the program itself was built with. What comes instead are the
/// managed files, above everything, and the documented variables where nothing is managed.
///
/// Quarkus calls this while it builds the program, too, and writes what it finds into the program.
/// There it takes away as well, and adds nothing: a value of the machine that builds must not end
/// up in the product.
@StaticInitSafe
public final class RunTimeSources implements SmallRyeConfigBuilderCustomizer {
  private static final int STRONGEST_FILE = 530;
  private static final int WEAKER_BY = 10;
  private static final int ENVIRONMENT = 300;
  private static final int BUILT_IN = 250;
  private static final int BUILT_IN_OF_LIBRARIES = 100;

  /// Only the configuration of a running program has this source of Quarkus'. If a later version
  /// calls it otherwise, the program is unconfigured, which every test of a whole command shows.
  private static final String RUN_TIME_MARK = "QuarkusUUIDConfigSource";

  private final Supplier<Optional<ManagedPreferences>> managed;
  private final Supplier<Map<String, String>> environment;

  /// For the service loader. Nothing is read yet.
  public RunTimeSources() {
    this(() -> managed(System.getProperties()), System::getenv);
  }

  RunTimeSources(
      Supplier<Optional<ManagedPreferences>> managed, Supplier<Map<String, String>> environment) {
    this.managed = managed;
    this.environment = environment;
  }

  /// After every other customizer, so that none brings back what is taken away here.
  @Override
  public int priority() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    // A configuration without the usual sources is one of Quarkus' own, made to record what the
    // program is built with.
    if (!builder.isAddDefaultSources()) {
      return;
    }
    builder.setAddDefaultSources(false).setAddSystemSources(false).setAddPropertiesSources(false);
    builder.withSources(new SysPropConfigSource());
    ClassLoader loader = builder.getClassLoader();
    builder.withSources(
        PropertiesConfigSourceLoader.inClassPath("application.properties", BUILT_IN, loader));
    builder.withSources(
        PropertiesConfigSourceLoader.inClassPath(
            "META-INF/microprofile-config.properties", BUILT_IN_OF_LIBRARIES, loader));
    if (builder.getSources().stream().anyMatch(s -> RUN_TIME_MARK.equals(s.getName()))) {
      addRunTimeSources(builder);
    }
  }

  private void addRunTimeSources(SmallRyeConfigBuilder builder) {
    Optional<ManagedPreferences> preferences = managed.get();
    int ordinal = STRONGEST_FILE;
    for (ManagedFile file : preferences.map(ManagedPreferences::files).orElse(List.of())) {
      builder.withSources(
          (ConfigSource) new ValuesConfigSource(file.source().describe(), ordinal, file.values()));
      ordinal -= WEAKER_BY;
    }
    Map<String, String> variables = environment.get();
    if (preferences.isPresent() && !preferences.get().present()) {
      Map<Key, Value> values = EnvironmentValues.of(variables).values();
      builder.withSources(
          (ConfigSource) new ValuesConfigSource("documented variables", ENVIRONMENT, values));
    }
    Map<String, String> level = new HashMap<>();
    LogLevel.parse(variables.getOrDefault(LogLevel.VARIABLE, ""))
        .ifPresent(name -> level.put("quarkus.log.level", name));
    builder.withSources(
        (ConfigSource) new PropertiesConfigSource(level, LogLevel.VARIABLE, ENVIRONMENT));
  }

  /// Bad arguments are no reason to stop here: the command finds them again and says so in its own
  /// words. The environment counts for nothing then, because nobody knows whether the device is
  /// managed.
  private static Optional<ManagedPreferences> managed(Properties properties) {
    try {
      Layout layout = Layouts.from(properties, Account.of(properties));
      PosixSafeFiles files = new PosixSafeFiles();
      return Optional.of(new ManagedPreferencesReader(files, files, Pause.sleeping()).read(layout));
    } catch (ConfigRefusedException | PlatformUnavailableException e) {
      return Optional.empty();
    }
  }
}
