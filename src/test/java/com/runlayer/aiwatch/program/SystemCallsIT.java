// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a dry run asks of the kernel, watched from outside: it reads, and nothing else.
class SystemCallsIT {
  /// Of file, descriptor, network and process calls, those that read or that end what was begun.
  /// `clone3` makes threads, which the test looks at; `connect` and `socket` likewise.
  private static final Set<String> HARMLESS =
      Set.of(
          ("access faccessat faccessat2 stat lstat fstat newfstatat statx statfs fstatfs getdents64"
                  + " readlink readlinkat getcwd open openat openat2 close close_range read pread64"
                  + " readv lseek mmap fcntl dup epoll_create1 eventfd2 ioctl poll execve clone"
                  + " clone3 wait4 exit exit_group rt_sigreturn socket setsockopt getsockopt connect"
                  + " memfd_secret fadvise64 arch_prctl")
              .split(" "));

  @TempDir Path folder;

  @Test
  void a_dry_run_only_reads() throws IOException {
    Program program = Program.built();
    assumeTrue(program.isNative(), "SKIPPED: a JVM writes files of its own");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/strace")), "SKIPPED: there is no /usr/bin/strace");
    World world = World.withServers(folder);
    Path log = folder.resolve("strace.log");
    Program traced =
        program.under(
            "/usr/bin/strace",
            "-f",
            "-qq",
            "-e",
            "trace=%file,%desc,%network,%process",
            "-e",
            "signal=none",
            "-o",
            log.toString());

    Program.Run run =
        traced.run(
            world.directory(),
            Map.of("PATH", "/usr/bin:/bin"),
            world.arguments("scan", "--dry-run"));

    assumeTrue(!run.err().contains("ptrace"), "SKIPPED: strace may not trace here: " + run.err());
    assertThat(run.exit()).as(run.err()).isZero();
    List<String> calls = Files.readAllLines(log).stream().map(SystemCallsIT::call).toList();
    assertThat(calls)
        .as("the trace is of the scan")
        .anyMatch(call -> call.contains(".claude.json"));
    assertThat(calls.stream().map(SystemCallsIT::name).collect(Collectors.toSet()))
        .allSatisfy(name -> assertThat(name).matches(each -> isHarmless(each, calls)));
    assertThat(calls.stream().filter(call -> call.startsWith("open")))
        .noneMatch(call -> call.matches("(?s).*O_(WRONLY|RDWR|CREAT|TRUNC|APPEND).*"));
    assertThat(calls.stream().filter(call -> call.startsWith("execve"))).hasSize(1);
    assertThat(calls.stream().filter(call -> call.startsWith("clone")))
        .allMatch(call -> call.contains("CLONE_THREAD"));
    // The C library asks the name service of the machine, where there is one, who the user is.
    assertThat(calls.stream().filter(call -> call.startsWith("connect")))
        .allMatch(
            call -> call.contains("AF_UNIX") && call.matches("(?s).*(nscd|userdb|nslcd|sss).*"));
  }

  /// Without the process id, and without the second half of an interrupted line.
  private static String call(String line) {
    String call = line.replaceFirst("^\\d+ +", "");
    return call.startsWith("<... ") ? call.substring(5) : call;
  }

  private static String name(String call) {
    int end = 0;
    while (end < call.length()
        && (Character.isLetterOrDigit(call.charAt(end)) || call.charAt(end) == '_')) {
      end++;
    }
    return call.substring(0, end);
  }

  /// `write` serves stdout; the name is empty where the line tells of a process that ended.
  private static boolean isHarmless(String name, List<String> calls) {
    return name.isEmpty()
        || HARMLESS.contains(name)
        || (name.equals("write")
            && calls.stream()
                .filter(c -> c.startsWith("write("))
                .allMatch(c -> c.startsWith("write(1,")));
  }
}
