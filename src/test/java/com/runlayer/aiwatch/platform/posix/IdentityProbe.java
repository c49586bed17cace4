// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import com.runlayer.aiwatch.platform.AsUser.Outcome;
import com.runlayer.aiwatch.platform.ConfigFiles;
import com.runlayer.aiwatch.platform.ConsoleUser;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.FileState;
import com.runlayer.aiwatch.platform.SafeFiles.Links;
import com.runlayer.aiwatch.platform.WriteResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/// A process of root's that acts as a user, and says what it was and could do. Its own, because an
/// identity is the whole process'.
final class IdentityProbe {
  static final long UID = 23_456;
  static final long GID = 23_457;

  private static final byte[] TEXT = "{}\n".getBytes(StandardCharsets.UTF_8);

  private IdentityProbe() {}

  /// Arguments: a home of the user, a file that root alone can read.
  public static void main(String[] arguments) throws IOException {
    Path home = Path.of(arguments[0]);
    Path secret = Path.of(arguments[1]);
    ConsoleUser user = new ConsoleUser(UID, GID, "aiwatch-test", home);
    ConfigFiles files = PosixConfigFiles.user(home, UID, _ -> {});
    PosixAsUser identity = new PosixAsUser();
    say("groups-before", status("Groups"));
    Thread waiting = new Thread(new OtherThread(BEGIN, END), "other");
    waiting.start();

    say("as-root", files.read(home.resolve("own.json")));
    Outcome<String> outcome =
        identity.run(
            user,
            () -> {
              say("uid", status("Uid"));
              say("gid", status("Gid"));
              say("groups", status("Groups"));
              BEGIN.countDown();
              await(END);
              say("secret", kind(new PosixSafeFiles().read(secret, Links.FOLLOW, 1024)));
              for (String name : List.of("own.json", "hard.json", "link.json", "roots/x.json")) {
                Path file = home.resolve(name);
                FileState state = files.read(file);
                say(name, state);
                say("write-" + name, files.write(file, TEXT, state));
              }
              say("new", files.write(home.resolve(".claude/s.json"), TEXT, new FileState.Absent()));
              return "done";
            });
    say("outcome", outcome);
    say("uid-after", status("Uid"));
    say("gid-after", status("Gid"));
    say("groups-after", status("Groups"));
    try {
      identity.run(
          user,
          () -> {
            throw new IllegalArgumentException("planned");
          });
    } catch (IllegalArgumentException e) {
      say("uid-after-failure", status("Uid"));
    }
    say("root", identity.run(new ConsoleUser(0, 0, "root", Path.of("/root")), () -> "done"));
    say("secret-after", kind(new PosixSafeFiles().read(secret, Links.FOLLOW, 1024)));
  }

  private static final CountDownLatch BEGIN = new CountDownLatch(1);
  private static final CountDownLatch END = new CountDownLatch(1);

  /// A thread that ran before the identity was taken.
  private record OtherThread(CountDownLatch begin, CountDownLatch end) implements Runnable {
    @Override
    public void run() {
      await(begin);
      say("other-thread", status("Uid"));
      end.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void say(String what, Object value) {
    String text =
        switch (value) {
          case FileState.Present _ -> "present";
          case WriteResult.Written _ -> "written";
          case FileContent content -> kind(content);
          default -> value.toString();
        };
    System.out.println(what + "=" + text);
  }

  private static String kind(FileContent content) {
    return switch (content) {
      case FileContent.Read _ -> "read";
      case FileContent.Absent _ -> "absent";
      case FileContent.Refused refused -> refused.reason().name().toLowerCase(Locale.ROOT);
    };
  }

  private static String status(String field) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/thread-self/status"))) {
        if (line.startsWith(field + ":")) {
          return line.substring(field.length() + 1).strip().replace('\t', ' ');
        }
      }
    } catch (IOException e) {
      return e.toString();
    }
    return "";
  }
}
