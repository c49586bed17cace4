// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.inventory.Configuration;
import com.runlayer.aiwatch.discovery.inventory.Server;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.hook.event.McpServerReference;
import com.runlayer.aiwatch.hook.event.Occasion;
import com.runlayer.aiwatch.hook.source.Definition;
import com.runlayer.aiwatch.hook.source.Lookup;
import com.runlayer.aiwatch.hook.source.McpSources;
import com.runlayer.aiwatch.hook.source.SourceForm;
import com.runlayer.aiwatch.platform.posix.PosixFolders;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a scan reports of a client with hooks, a lookup finds.
class LookupAgreesWithScanTest {
  @TempDir Path folder;

  static Stream<CatalogueTest.Fixture> fixtures() {
    return CatalogueTest.Fixture.all().stream()
        .filter(fixture -> HookClient.named(fixture.client()).isPresent())
        .filter(fixture -> !fixture.servers().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void a_server_of_a_scan_is_found_by_its_name(CatalogueTest.Fixture fixture) {
    Home home = Home.linux(folder);
    String template =
        switch (fixture.owner().files().get(fixture.file()).place()) {
          case ClientFile.Place.Fixed(var templates) ->
              templates.getOrDefault(home.layout().os(), List.of()).getFirst();
          case ClientFile.Place.InProject(String path) -> "~/one/" + path;
        };
    String path =
        template.replace("{appSupport}", "~/.config").replace("*", "x").replaceFirst("^~/", "");
    home.fixture(path, fixture.name());
    HookClient client = HookClient.named(fixture.client()).orElseThrow();

    List<Configuration> scanned =
        home.scan().configurations().stream()
            .filter(configuration -> configuration.client().equals(fixture.client()))
            .toList();

    assertThat(scanned).isNotEmpty();
    for (Configuration configuration : scanned) {
      for (Server server : configuration.servers()) {
        Path session = server.projects().stream().findFirst().orElse(home.path("one"));
        Lookup found =
            new McpSources(home.layout(), Map.of(), new PosixSafeFiles(), new PosixFolders())
                .find(
                    new Occasion(
                        client,
                        "before",
                        "s",
                        Optional.of(session),
                        new ObjectMapper().createObjectNode()),
                    new McpServerReference.ByTool(
                        server.name().replaceAll("[^A-Za-z0-9_-]", "_") + "__tool",
                        "__",
                        Optional.empty(),
                        Optional.empty()));

        assertThat(found)
            .as(server.name())
            .isInstanceOfSatisfying(
                Lookup.Found.class,
                each ->
                    assertThat(each.candidates())
                        .singleElement()
                        .satisfies(
                            candidate -> {
                              assertThat(candidate.form()).isEqualTo(form(server));
                              assertThat(candidate.definitions())
                                  .extracting(Definition::server)
                                  .containsOnly(server.name());
                              assertThat(candidate.definitions())
                                  .extracting(Definition::origin)
                                  .allSatisfy(
                                      origin ->
                                          assertThat(origin)
                                              .isInstanceOfSatisfying(
                                                  Definition.Origin.File.class,
                                                  file -> {
                                                    assertThat(file.path())
                                                        .isEqualTo(configuration.path());
                                                    assertThat(file.changed())
                                                        .isEqualTo(configuration.modified());
                                                  }));
                            }));
      }
    }
  }

  private static SourceForm form(Server server) {
    return server
        .url()
        .<SourceForm>map(SourceForm.Url::new)
        .orElseGet(
            () ->
                new SourceForm.Command(
                    String.join(
                        " ",
                        Stream.concat(
                                server.command().stream(),
                                server.arguments().orElse(List.of()).stream())
                            .toList())));
  }
}
