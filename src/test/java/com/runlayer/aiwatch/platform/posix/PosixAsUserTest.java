// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.runlayer.aiwatch.platform.AsUser.Outcome;
import com.runlayer.aiwatch.platform.ConsoleUser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PosixAsUserTest {
  private static final ConsoleUser USER = new ConsoleUser(501, 20, "jo", Path.of("/Users/jo"));

  /// With the system's own calls, in a process of its own.
  @Nested
  class Really {
    @TempDir Path folder;

    @Test
    void root_acts_as_the_user_and_is_root_again() throws Exception {
      assumeTrue(
          new PosixSafeFiles().effectiveUser() == 0 && Files.exists(Path.of("/proc/thread-self")),
          "SKIPPED: not root on Linux");
      Path top = folder.toRealPath();
      Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("rwxr-xr-x"));
      Path secret = Files.writeString(top.resolve("secret"), "root's");
      Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      Path home = Files.createDirectory(top.resolve("home"));
      Files.writeString(home.resolve("own.json"), "{ }");
      Files.createLink(home.resolve("hard.json"), secret);
      Files.createSymbolicLink(home.resolve("link.json"), secret);
      Path roots = Files.createDirectory(home.resolve("roots"));
      for (Path path : List.of(home, home.resolve("own.json"))) {
        Files.setAttribute(path, "unix:uid", (int) IdentityProbe.UID);
        Files.setAttribute(path, "unix:gid", (int) IdentityProbe.GID);
      }

      Map<String, String> said = probe(home, secret);

      assertThat(said.get("as-root")).contains("identity of its user");
      // real, effective, saved, file system
      assertThat(said)
          .containsEntry("uid", "0 23456 0 23456")
          .containsEntry("gid", "0 23457 0 23457")
          .containsEntry("groups", "23457")
          .containsEntry("other-thread", "0 23456 0 23456")
          .containsEntry("secret", "no_permission")
          .containsEntry("own.json", "present")
          .containsEntry("write-own.json", "written")
          .containsEntry("new", "written")
          .containsEntry("outcome", "Done[result=done]")
          .containsEntry("uid-after", "0 0 0 0")
          .containsEntry("gid-after", "0 0 0 0")
          .containsEntry("uid-after-failure", "0 0 0 0")
          .containsEntry("secret-after", "read");
      assertThat(said.get("groups-after")).isEqualTo(said.get("groups-before"));
      assertThat(said.get("hard.json")).contains("permission denied");
      assertThat(said.get("write-hard.json")).startsWith("Failed");
      assertThat(said.get("link.json")).contains("leads out of the home folder");
      assertThat(said.get("write-link.json")).startsWith("Failed");
      assertThat(said.get("write-roots/x.json")).contains("permission denied");
      assertThat(said.get("root")).startsWith("Refused");
      assertThat(secret).hasContent("root's");
      assertThat(roots).isEmptyDirectory();
      assertThat(Files.getAttribute(home.resolve("own.json"), "unix:uid"))
          .isEqualTo((int) IdentityProbe.UID);
      assertThat(Files.getAttribute(home.resolve(".claude/s.json"), "unix:uid"))
          .isEqualTo((int) IdentityProbe.UID);
    }

    private Map<String, String> probe(Path home, Path secret) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  IdentityProbe.class.getName(),
                  home.toString(),
                  secret.toString())
              .redirectErrorStream(true)
              .start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      Map<String, String> said = new TreeMap<>();
      output
          .lines()
          .filter(line -> line.contains("="))
          .forEach(
              line ->
                  said.put(
                      line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
      return said;
    }
  }

  /// With calls that fail where the test wants.
  @Nested
  class InOrder {
    @Test
    void groups_come_before_the_user_and_after_it_on_the_way_back() {
      Calls calls = new Calls("");

      Outcome<String> outcome = calls.identity(true).run(USER, () -> calls.work("work"));

      assertThat(outcome).isEqualTo(new Outcome.Done<>("work"));
      assertThat(calls.made)
          .containsExactly(
              "initgroups jo 20",
              "setegid 20",
              "seteuid 501",
              "work",
              "seteuid 0",
              "setegid 0",
              "setgroups 0,80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initgroups jo 20", "setegid 20", "seteuid 501"})
    void what_cannot_be_taken_is_given_back_and_no_work_is_done(String failing) {
      Calls calls = new Calls(failing);

      Outcome<String> outcome = calls.identity(true).run(USER, () -> calls.work("work"));

      assertThat(outcome).isInstanceOf(Outcome.Refused.class);
      assertThat(calls.made).doesNotContain("work").endsWith("setgroups 0,80");
    }

    @Test
    void an_identity_that_was_not_really_taken_is_none() {
      Calls calls = new Calls("");
      calls.deaf = true;

      assertThat(calls.identity(true).run(USER, () -> calls.work("work")))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(calls.made).doesNotContain("work");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seteuid 0", "setegid 0", "setgroups 0,80"})
    void a_process_that_cannot_be_root_again_ends(String failing) {
      Calls calls = new Calls(failing);

      calls.identity(true).run(USER, () -> calls.work("work"));

      assertThat(calls.made).endsWith("end");
    }

    @Test
    void the_identity_is_given_back_when_the_work_fails() {
      Calls calls = new Calls("");

      assertThatThrownBy(
              () ->
                  calls
                      .identity(true)
                      .run(
                          USER,
                          () -> {
                            throw new IllegalArgumentException("planned");
                          }))
          .hasMessage("planned");
      assertThat(calls.made).endsWith("seteuid 0", "setegid 0", "setgroups 0,80");
    }

    @ParameterizedTest
    @CsvSource({
      "0,   0,   true,  true",
      "0,   0,   false, true",
      "248, 0,   true,  true",
      "499, 0,   true,  true",
      "499, 0,   false, false",
      "500, 0,   true,  false",
      "501, 501, true,  false",
      "501, 502, true,  true"
    })
    void whose_identity_is_refused(long uid, int self, boolean macos, boolean refused) {
      Calls calls = new Calls("");
      calls.user = self;

      Outcome<String> outcome =
          calls.identity(macos).run(new ConsoleUser(uid, 20, "jo", Path.of("/x")), () -> "work");

      assertThat(outcome instanceof Outcome.Refused).isEqualTo(refused);
      if (self != 0 || refused) {
        assertThat(calls.made).isEmpty();
      }
    }
  }

  /// A system that notes what is asked of it.
  private static final class Calls implements Identities {
    private final List<String> made = new ArrayList<>();
    private final String failing;
    private int user;
    private int group;
    private boolean deaf;

    Calls(String failing) {
      this.failing = failing;
    }

    PosixAsUser identity(boolean macos) {
      return new PosixAsUser(() -> this, () -> made.add("end"), macos);
    }

    String work(String name) {
      made.add(name);
      return name;
    }

    private int call(String what, Runnable effect) {
      made.add(what);
      if (what.equals(failing)) {
        return -1;
      }
      if (!deaf) {
        effect.run();
      }
      return 0;
    }

    @Override
    public int geteuid() {
      return user;
    }

    @Override
    public int getegid() {
      return group;
    }

    @Override
    public int seteuid(int id) {
      return call("seteuid " + id, () -> user = id);
    }

    @Override
    public int setegid(int id) {
      return call("setegid " + id, () -> group = id);
    }

    @Override
    public int initgroups(byte[] name, int id) {
      return call(
          "initgroups " + new String(name, 0, name.length - 1, StandardCharsets.UTF_8) + " " + id,
          () -> {});
    }

    @Override
    public int getgroups(int most, int[] groups) {
      if (most > 0) {
        groups[1] = 80;
      }
      return 2;
    }

    @Override
    public int setgroups(long count, int[] groups) {
      return call("setgroups " + groups[0] + "," + groups[1], () -> {});
    }

    @Override
    public String strerror(int errno) {
      return "refused";
    }
  }
}
