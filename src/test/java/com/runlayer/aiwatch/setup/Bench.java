// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.hook.event.HookClient;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.Stamp;
import com.runlayer.aiwatch.setup.FilePlan.Standing;
import com.runlayer.aiwatch.setup.FilePlan.Step;
import com.runlayer.aiwatch.setup.client.ClientSetup;
import com.runlayer.aiwatch.setup.client.ClientSetups;
import com.runlayer.aiwatch.setup.client.HookFile;
import com.runlayer.aiwatch.setup.client.HookSet;
import com.runlayer.aiwatch.setup.client.Look;
import com.runlayer.aiwatch.setup.client.Scope;
import com.runlayer.aiwatch.setup.edit.Format;
import com.runlayer.aiwatch.setup.file.InstallRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One file of a client, worked on in memory: what is written comes back with the next reading.
final class Bench {
  static final HookSet ALL = new HookSet(true, true);
  static final HookSet ENFORCEMENT_ONLY = new HookSet(true, false);
  static final HookSet MONITORING = new HookSet(false, true);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private final HookFile file;
  private final Planner planner = new Planner();
  private byte @Nullable [] content;
  private Optional<InstallRecord.Entry> remembered = Optional.empty();

  /// @param content what the file holds; null where it is not there
  Bench(HookFile file, @Nullable String content) {
    this.file = file;
    this.content = content == null ? null : content.getBytes(StandardCharsets.UTF_8);
  }

  /// The file of a client whose name ends so, with every client there.
  static HookFile file(HookClient client, Path home, String name) {
    Layout layout = new Layout(Layout.Os.LINUX, home.resolve("root"), home, "dev");
    ClientSetup setup =
        ClientSetups.all(CLOCK).stream()
            .filter(each -> each.client() == client)
            .findFirst()
            .orElseThrow();
    Look look = new Everything(layout);
    return List.of(Scope.MDM, Scope.USER).stream()
        .flatMap(scope -> setup.files(scope, look).stream())
        .filter(each -> each.path().toString().endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  FilePlan plan(HookSet set) {
    return planner.install(file, state(), set, remembered);
  }

  /// How the file stands.
  Standing standing(HookSet set) {
    return plan(set).standing();
  }

  /// Installs, and holds what every installation must keep.
  ///
  /// @return whether something was written
  boolean install(HookSet set) {
    FilePlan plan = plan(set);
    boolean writes = plan.step().isPresent();
    carryOut(plan);
    if (!plan.standing().blocked()) {
      assertThat(plan(set).standing()).as(text()).isEqualTo(Standing.IN_PLACE);
      assertThat(plan(set).step()).as("a second run writes nothing").isEmpty();
    }
    return writes;
  }

  /// Uninstalls, and holds that a second time changes nothing.
  void uninstall() {
    carryOut(planner.removal(file, state(), remembered));
    assertThat(planner.removal(file, state(), remembered).step()).as(text()).isEmpty();
  }

  /// What was remembered is lost.
  Bench forget() {
    remembered = Optional.empty();
    return this;
  }

  /// Somebody else writes.
  void edit(String from, String to) {
    assertThat(text()).contains(from);
    content = text().replace(from, to).getBytes(StandardCharsets.UTF_8);
  }

  boolean isThere() {
    return content != null;
  }

  String text() {
    return content == null ? "" : new String(content, StandardCharsets.UTF_8);
  }

  private FileState state() {
    return content == null
        ? new FileState.Absent()
        : new FileState.Present(content, new Stamp(1, content.length, Instant.EPOCH, ""));
  }

  private void carryOut(FilePlan plan) {
    switch (plan.step().orElse(null)) {
      case null -> {}
      case Step.Write write -> {
        content = write.text();
        remembered = write.remembered();
      }
      case Step.Delete _ -> {
        content = null;
        remembered = Optional.empty();
      }
    }
  }

  /// A device on which every client is, and nothing else.
  private record Everything(Layout layout) implements Look {
    @Override
    public boolean isFolder(Path path) {
      return true;
    }

    @Override
    public List<Path> children(Path folder, boolean folders, int most) {
      return List.of();
    }

    @Override
    public Optional<JsonNode> tree(Path path, Format format) {
      return Optional.empty();
    }

    @Override
    public boolean hasEntries(Path propertyList) {
      return false;
    }
  }
}
