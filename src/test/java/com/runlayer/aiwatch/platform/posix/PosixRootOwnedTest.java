// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.RootOwned.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PosixRootOwnedTest {
  @TempDir Path folder;

  private Path root;
  private Path program;

  @BeforeEach
  void a_trials_root_with_the_program() throws IOException {
    root = folder.toRealPath();
    program = root.resolve("usr/local/lib/aiwatch");
    Files.createDirectories(root.resolve("usr/local/lib"));
    Files.createFile(program);
  }

  @Test
  void a_path_of_roots_alone_has_no_fault() {
    assertThat(new PosixRootOwned(root).firstFault(program)).isEmpty();
  }

  @Test
  void what_is_not_there_has_none() {
    assertThat(new PosixRootOwned(root).firstFault(root.resolve("usr/local/lib/a/b/c"))).isEmpty();
    assertThat(new PosixRootOwned(root).firstFault(root.resolve("usr/local/lib/a"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"usr", "usr/local", "usr/local/lib", "usr/local/lib/aiwatch"})
  void the_first_component_that_others_can_write_is_named(String open) throws IOException {
    Path component = root.resolve(open);
    Files.setPosixFilePermissions(component, PosixFilePermissions.fromString("rwxr-xrwx"));
    // a second fault further down is not the first one
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThat(new PosixRootOwned(root).firstFault(program).map(Fault::sentence))
        .contains(
            component
                + " can be written by others than root; take that away: sudo chmod go-w "
                + component
                + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"usr", "usr/local", "usr/local/lib", "usr/local/lib/aiwatch"})
  void the_first_component_of_somebody_else_is_named(String foreign) throws IOException {
    assumeTrue(
        new PosixSafeFiles().effectiveUser() == 0,
        "SKIPPED: only root can make another user's file");
    Files.setAttribute(root.resolve(foreign), "unix:uid", 23_456);

    assertThat(new PosixRootOwned(root).firstFault(program).map(Fault::component))
        .contains(root.resolve(foreign));
  }

  @Test
  void a_link_is_named_wherever_it_stands() throws IOException {
    Path link = Files.createSymbolicLink(root.resolve("link"), root.resolve("usr"));

    assertThat(new PosixRootOwned(root).firstFault(link.resolve("local/lib/aiwatch")))
        .map(Fault::component)
        .contains(link);
    assertThat(new PosixRootOwned(root).firstFault(link)).map(Fault::component).contains(link);
  }

  @Test
  void the_systems_own_files_have_no_fault_and_the_temporary_folder_has_one() {
    Path etc = Path.of("/etc/passwd");
    assumeTrue(Files.exists(etc), "SKIPPED: no " + etc);
    PosixRootOwned system = new PosixRootOwned(Path.of("/"));

    assertThat(system.firstFault(etc)).isEmpty();
    Optional<Fault> fault = system.firstFault(Path.of("/tmp/x/y"));
    assertThat(fault.map(Fault::clause)).contains("can be written by others than root");
  }

  @Test
  void a_link_of_the_systems_directly_below_the_top_is_none() {
    Path bin = Path.of("/bin");
    assumeTrue(Files.isSymbolicLink(bin), "SKIPPED: /bin is no link here");

    assertThat(new PosixRootOwned(Path.of("/")).firstFault(bin.resolve("sh.none"))).isEmpty();
  }
}
