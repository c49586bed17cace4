// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import com.runlayer.aiwatch.discovery.catalogue.PluginFolder;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A lookup looks where a scan looks.
class KnownFilesTest {
  /// Files that hold an administrator's defaults, which no scan of a user reports.
  private static final Map<HookClient, Set<String>> LOOKUP_ONLY =
      Map.of(
          HookClient.CODEX, Set.of("/etc/codex/managed_config.toml"),
          HookClient.HERMES,
              Set.of("/etc/hermes/config.yaml", "{env:HERMES_MANAGED_DIR}/config.yaml"));

  private static Client client(HookClient client) {
    return Catalogue.load().clients().stream()
        .filter(each -> each.id().equals(client.wireName()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void every_place_of_the_catalogue_is_known_with_its_format_and_shape(HookClient client) {
    for (Layout.Os os : Layout.Os.values()) {
      Set<String> known = new TreeSet<>();
      for (KnownFile file : KnownFiles.of(client)) {
        Stream.concat(file.places(os).stream(), file.project().stream())
            .filter(place -> !LOOKUP_ONLY.getOrDefault(client, Set.of()).contains(place))
            .forEach(
                place ->
                    known.add(
                        line(
                            place,
                            file.project(),
                            file.format()
                                + " "
                                + file.shape().servers()
                                + file.shape().flat()
                                + file.shape().projects())));
      }
      Set<String> expected = new TreeSet<>();
      for (ClientFile file : client(client).files()) {
        if (file.shape().servers().isEmpty()) {
          continue;
        }
        String projects =
            client == HookClient.CLAUDE_CODE ? file.shape().projects().toString() : "[]";
        String what = file.format() + " " + file.shape().servers() + file.shape().flat() + projects;
        switch (file.place()) {
          case ClientFile.Place.Fixed(var templates) ->
              templates
                  .getOrDefault(os, List.of())
                  .forEach(place -> expected.add(line(place, Optional.empty(), what)));
          case ClientFile.Place.InProject(String template) ->
              expected.add(line(template, Optional.of(template), what));
        }
      }

      assertThat(known).containsExactlyElementsOf(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(HookClient.class)
  void every_folder_of_plugins_is_known(HookClient client) {
    assertThat(KnownFiles.plugins(client).stream().map(KnownFilesTest::withoutSource).toList())
        .isEqualTo(client(client).plugins().stream().map(KnownFilesTest::withoutSource).toList());
  }

  private static String line(String place, Optional<String> project, String what) {
    return place + (project.isPresent() ? " in a project " : " ") + what;
  }

  private static PluginFolder withoutSource(PluginFolder folder) {
    return new PluginFolder(
        folder.type(), folder.templates(), folder.manifests(), folder.depth(), "");
  }
}
