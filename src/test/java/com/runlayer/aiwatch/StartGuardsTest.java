// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartGuardsTest {
  private final Properties properties = new Properties();

  @Nested
  class PropertiesOfTheCommandLine {
    @Test
    void the_three_documented_ones_are_taken_wherever_they_stand() {
      String[] left =
          StartGuards.takeProperties(
              new String[] {
                "-Daiwatch.root=/trial",
                "scan",
                "-Daiwatch.layout=macos",
                "--json",
                "-Duser.home=/h=x"
              },
              properties);

      assertThat(left).containsExactly("scan", "--json");
      assertThat(properties)
          .containsEntry("aiwatch.root", "/trial")
          .containsEntry("aiwatch.layout", "macos")
          .containsEntry("user.home", "/h=x");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "-Dquarkus.rest-client.tenant.url=http://127.0.0.1:1",
          "-Dquarkus.log.level=ALL",
          "-Dhttps.proxyHost=127.0.0.1",
          "-Djavax.net.ssl.trustStore=/tmp/store",
          "-Daiwatch.host=https://other.example",
          "-Dsmallrye.config.locations=/tmp",
          "-Djna.boot.library.path=/tmp",
          "-D",
          "-D=x",
          "-Duser.name=other"
        })
    void every_other_one_has_no_effect(String argument) {
      String[] left = StartGuards.takeProperties(new String[] {argument, "scan"}, properties);

      assertThat(left).containsExactly("scan");
      assertThat(properties).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quarkus.rest-client.tenant.url",
        "quarkus.profile",
        "smallrye.config.locations",
        "mp.config.profile",
        "http.proxyHost",
        "https.proxyPort",
        "socksProxyHost",
        "javax.net.ssl.trustStore",
        "java.net.useSystemProxies",
        "java.security.properties",
        "jdk.tls.client.protocols",
        "jdk.net.hosts.file",
        "java.util.logging.config.file",
        "jna.library.path",
        "aiwatch.host",
        "vertx.cacheDirBase"
      })
  void a_property_that_steers_the_program_is_cleared(String name) {
    properties.setProperty(name, "planted");

    StartGuards.clearProperties(properties);

    assertThat(properties).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aiwatch.root",
        "aiwatch.layout",
        "user.home",
        "user.name",
        "os.name",
        "java.io.tmpdir",
        "file.separator",
        "java.util.logging.manager"
      })
  void what_the_runtime_needs_stays(String name) {
    properties.setProperty(name, "kept");

    StartGuards.clearProperties(properties);

    assertThat(properties).containsEntry(name, "kept");
  }

  @Test
  void the_working_directory_is_left_for_one_that_nobody_can_write_to() {
    properties.setProperty("user.dir", "/some/repository");

    Path caller = StartGuards.leaveWorkingDirectory(properties);

    assertThat(caller).isEqualTo(Path.of("/some/repository"));
    assertThat(properties.getProperty("user.dir")).isIn("/var/empty", "/proc");
    assertThat(Files.exists(Path.of(properties.getProperty("user.dir"), ".env"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aiwatch-dev.jar", "quarkus-app/quarkus-run.jar"})
  void the_library_of_jna_is_loaded_from_the_folder_of_the_program(String jar, @TempDir Path folder)
      throws IOException {
    Path target = Files.createDirectories(folder.resolve("with space"));
    Files.createFile(target.resolve(System.mapLibraryName("jnidispatch")));
    properties.setProperty("java.class.path", target.resolve(jar) + File.pathSeparator + "/x.jar");

    StartGuards.pinNativeLibrary(properties);

    assertThat(properties)
        .containsEntry("jna.boot.library.path", target.toString())
        .containsEntry("jna.nounpack", "true");
  }
}
