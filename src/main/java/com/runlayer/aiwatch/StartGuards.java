// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.config.Layouts;
import com.runlayer.aiwatch.platform.OwnProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// What must hold before anything else of the program runs: the directory it was started in, the
/// properties it was started with and the library path must not choose the tenant. A Quarkus
/// program reads `.env` and `config/application.properties` below `user.dir`, and every `quarkus.*`
/// system property.
final class StartGuards {
  /// The properties that a caller may set, for tests and trial runs.
  static final Set<String> ARGUMENTS = Set.of("aiwatch.root", "aiwatch.layout", "user.home");

  /// What the runtime itself sets. Everything below these names but {@link #STEERING} stays.
  private static final List<String> RUNTIME =
      List.of(
          "java.",
          "jdk.",
          "sun.",
          "os.",
          "user.",
          "file.",
          "line.",
          "path.",
          "native.",
          "stdin.",
          "stdout.",
          "stderr.",
          "org.graalvm.",
          "com.oracle.");

  /// Names of the runtime that redirect traffic, trust or code.
  private static final List<String> STEERING =
      List.of(
          "java.net.",
          "java.security.",
          "java.naming.",
          "java.protocol.",
          "java.util.logging.config",
          "java.rmi.",
          "jdk.http",
          "jdk.net.",
          "jdk.tls.",
          "jdk.security.",
          "jdk.jndi.",
          "sun.net.",
          "sun.security.");

  private StartGuards() {}

  /// Takes the `-Dname=value` arguments out of the command line. A native image of this program
  /// does not parse them itself (`-H:-ParseRuntimeOptions`); three names are kept, every other one
  /// has no effect.
  ///
  /// @return the arguments that are left
  static String[] takeProperties(String[] arguments, Properties properties) {
    List<String> left = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.startsWith("-D")) {
        left.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = argument.substring(2, equals < 0 ? argument.length() : equals);
      if (ARGUMENTS.contains(name)) {
        properties.setProperty(name, equals < 0 ? "" : argument.substring(equals + 1));
        if (!name.equals(Layouts.LAYOUT)) {
          properties.setProperty(Layouts.TRIAL, "true");
        }
      }
    }
    return left.toArray(String[]::new);
  }

  /// Removes every property that somebody set from outside, but {@link #ARGUMENTS}.
  static void clearProperties(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      boolean runtime = begins(name, RUNTIME) && !begins(name, STEERING);
      if (!runtime && !ARGUMENTS.contains(name) && !name.equals(Layouts.TRIAL)) {
        properties.remove(name);
      }
    }
  }

  private static boolean begins(String name, List<String> prefixes) {
    for (String prefix : prefixes) {
      if (name.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /// Moves `user.dir` to a folder that nobody can put a file into.
  ///
  /// @return the caller's directory, which relative arguments mean
  static Path leaveWorkingDirectory(Properties properties) {
    Path caller = Path.of(properties.getProperty("user.dir", "/"));
    Path empty = Path.of("/var/empty");
    boolean usable =
        Files.isDirectory(empty, LinkOption.NOFOLLOW_LINKS) && !Files.isWritable(empty);
    properties.setProperty("user.dir", usable ? empty.toString() : "/proc");
    return caller;
  }

  /// Gives the log manager a host name. Without one it asks the name service at its first record,
  /// for which a client would wait, and no line of ours shows it.
  static void nameHost(Properties properties) {
    properties.setProperty("jboss.host.name", "localhost");
  }

  /// Lets JNA load its library from the program's own folder alone: unpacking it to a temporary
  /// folder at each start costs time, leaves files behind and would load what somebody else put
  /// there.
  static void pinNativeLibrary(Properties properties) {
    boolean image = OwnProcess.isImage();
    programFolders(properties)
        // an image without its library says where it belongs
        .filter(folder -> image || hasNativeLibrary(folder))
        .findFirst()
        .ifPresent(
            folder -> {
              properties.setProperty("jna.boot.library.path", folder.toString());
              properties.setProperty("jna.nounpack", "true");
              properties.setProperty("jna.nosys", "true");
            });
  }

  private static boolean hasNativeLibrary(Path folder) {
    return Files.exists(folder.resolve(System.mapLibraryName("jnidispatch")))
        || Files.exists(folder.resolve("libjnidispatch.jnilib"));
  }

  /// The folder of the real executable; on a JVM, the folders of the build's output: quarkus:dev
  /// starts a jar in it, the built program lies one level deeper.
  private static Stream<Path> programFolders(Properties properties) {
    if (OwnProcess.isImage()) {
      return OwnProcess.executable().map(Path::getParent).stream();
    }
    String jars = properties.getProperty("java.class.path", "");
    String first = jars.split(File.pathSeparator, 2)[0];
    return Stream.iterate(Path.of(first).toAbsolutePath(), Objects::nonNull, Path::getParent)
        .skip(1)
        .limit(2);
  }
}
