// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.identity;

import com.runlayer.aiwatch.discovery.inventory.PackageIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Tells which package a server's command line starts. Knows the launchers' options, runs nothing
/// and resolves nothing; where it cannot be sure it says nothing.
public final class PackageIdentities {
  /// A wrapper around a wrapper around a wrapper is nobody's configuration.
  private static final int MAX_WRAPPERS = 5;

  private static final int MAX_WORDS = 4_096;

  // npm 11, npm-exec(1).
  private static final Set<String> NPX =
      Set.of(
          "-p",
          "--package",
          "-c",
          "--call",
          "--registry",
          "--cache",
          "--prefix",
          "-w",
          "--workspace",
          "--userconfig",
          "--loglevel",
          "--script-shell",
          "--node-options",
          "--shell",
          "--allow-git");
  private static final Set<String> PACKAGE = Set.of("-p", "--package");

  // pnpm 10, `pnpm dlx`.
  private static final Set<String> PNPM =
      Set.of("--package", "--registry", "--reporter", "-C", "--dir", "--allow-build", "--filter");

  // uv 0.9, `uv tool run` and `uv run`.
  private static final Set<String> UV =
      Set.of(
          ("--from --with -w --with-editable --with-requirements -c --constraints -b"
                  + " --build-constraints --overrides --env-file -p --python --index --default-index"
                  + " -i --index-url --extra-index-url -f --find-links -P --upgrade-package"
                  + " --reinstall-package --index-strategy --keyring-provider --resolution"
                  + " --prerelease --fork-strategy -C --config-setting --config-settings-package"
                  + " --exclude-newer --link-mode --cache-dir --color --directory --project"
                  + " --config-file --allow-insecure-host --python-platform --no-build-package"
                  + " --no-binary-package --refresh-package --no-build-isolation-package --extra"
                  + " --no-extra --group --no-group --only-group --package -m --module")
              .split(" "));

  // pipx 1.8.
  private static final Set<String> PIPX =
      Set.of("--spec", "--python", "--pip-args", "-i", "--index-url", "--with", "--backend");

  // Python 3.14, node 24, deno 2.
  private static final Set<String> PYTHON = Set.of("-W", "-X", "-m", "--check-hash-based-pycs");
  private static final Set<String> NODE =
      Set.of(
          "-r",
          "--require",
          "--import",
          "--loader",
          "--experimental-loader",
          "-C",
          "--conditions",
          "--env-file",
          "--tsconfig",
          "--title",
          "--openssl-config",
          "-P",
          "--project");
  private static final Set<String> DENO =
      Set.of(
          "-c",
          "--config",
          "--import-map",
          "--cert",
          "--seed",
          "--location",
          "-L",
          "--log-level",
          "--env-file",
          "--node-modules-dir",
          "--vendor");

  /// Options after which no file or package follows.
  private static final Set<String> CODE = Set.of("-c", "-e", "--eval", "-p", "--print", "-pe");

  private PackageIdentities() {}

  /// What a command line starts.
  ///
  /// @param command as the file has it: a program, or a whole line
  /// @param arguments before redaction
  public static Optional<PackageIdentity> of(String command, List<String> arguments) {
    if (arguments.size() > MAX_WORDS) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    words.add(command);
    words.addAll(arguments);
    if (arguments.isEmpty() && !isOneProgram(command)) {
      words = CommandWords.split(command).orElse(words);
    }
    for (int i = 0; i < MAX_WRAPPERS; i++) {
      Optional<List<String>> inner =
          Wrappers.unwrap(program(words.getFirst()), words.subList(1, words.size()));
      if (inner.isEmpty()) {
        return started(words.getFirst(), new CommandWords(words.subList(1, words.size())));
      }
      words = inner.get();
      if (words.isEmpty()) {
        break;
      }
    }
    return Optional.empty();
  }

  /// A path may hold spaces; a line begins with the name of a program.
  private static boolean isOneProgram(String command) {
    int space = command.indexOf(' ');
    return space < 0 || (command.startsWith("/") && !command.substring(space).contains(" -"));
  }

  /// The name of a program without folder and Windows' endings.
  private static String program(String word) {
    String name =
        word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1)
            .toLowerCase(Locale.ROOT);
    for (String ending : List.of(".exe", ".cmd", ".bat", ".ps1")) {
      if (name.endsWith(ending)) {
        return name.substring(0, name.length() - ending.length());
      }
    }
    return name;
  }

  private static Optional<PackageIdentity> started(String command, CommandWords words) {
    String program = program(command);
    return switch (program) {
      case "npx", "pnpx" -> first(words, NPX, PACKAGE, Specifiers::npm);
      case "npm" -> after(words, Set.of("exec", "x"), NPX, PACKAGE, Specifiers::npm);
      case "bunx" -> first(words, PACKAGE, PACKAGE, Specifiers::npm);
      case "bun" -> bun(words);
      case "pnpm" -> after(words, Set.of("dlx"), PNPM, Set.of("--package"), Specifiers::npm);
      case "yarn", "yarnpkg" -> after(words, Set.of("dlx"), PACKAGE, PACKAGE, Specifiers::npm);
      case "uvx" -> first(words, UV, Set.of("--from"), Specifiers::pypi);
      case "uv" -> uv(words);
      case "pipx" -> after(words, Set.of("run"), PIPX, Set.of("--spec"), Specifiers::pypi);
      case "docker", "podman", "nerdctl" -> ContainerRun.image(words);
      case "deno" -> deno(words);
      case "node", "nodejs", "tsx", "ts-node" -> script(words, NODE);
      case "java" -> {
        int jar = words.rest().indexOf("-jar");
        yield jar < 0 || jar + 1 >= words.rest().size()
            ? Optional.empty()
            : Specifiers.file(words.rest().get(jar + 1));
      }
      default ->
          isPython(program)
              ? python(words)
              : command.indexOf('/') >= 0 || command.indexOf('\\') >= 0
                  ? Specifiers.file(command)
                  : Optional.empty();
    };
  }

  /// The package that an option names, else the first word that is no option.
  private static Optional<PackageIdentity> first(
      CommandWords words,
      Set<String> withValue,
      Set<String> naming,
      Function<String, Optional<PackageIdentity>> specifier) {
    List<String> named = words.options(withValue, naming);
    return specifier.apply(named.isEmpty() ? words.peek() : named.getFirst());
  }

  private static Optional<PackageIdentity> after(
      CommandWords words,
      Set<String> subcommands,
      Set<String> withValue,
      Set<String> naming,
      Function<String, Optional<PackageIdentity>> specifier) {
    words.options(withValue, Set.of());
    return subcommands.contains(words.next())
        ? first(words, withValue, naming, specifier)
        : Optional.empty();
  }

  private static Optional<PackageIdentity> bun(CommandWords words) {
    words.options(Set.of("--cwd", "-c", "--config", "--env-file"), Set.of());
    return switch (words.peek()) {
      case "x" -> {
        words.next();
        yield first(words, PACKAGE, PACKAGE, Specifiers::npm);
      }
      case "run" -> {
        words.next();
        words.options(Set.of("--cwd", "--env-file"), Set.of());
        yield path(words.peek());
      }
      default -> path(words.peek());
    };
  }

  private static Optional<PackageIdentity> uv(CommandWords words) {
    words.options(UV, Set.of());
    return switch (words.next()) {
      case "tool" ->
          words.next().equals("run")
              ? first(words, UV, Set.of("--from"), Specifiers::pypi)
              : Optional.empty();
      case "run" -> uvRun(words);
      default -> Optional.empty();
    };
  }

  /// What runs is the project's own, unless a package is asked for beside it.
  private static Optional<PackageIdentity> uvRun(CommandWords words) {
    List<String> before = words.rest();
    List<String> packages = words.options(UV, Set.of("--with", "-w", "--from"));
    List<String> options = before.subList(0, before.size() - words.rest().size());
    String started = words.next();
    if (!packages.isEmpty()) {
      return Specifiers.pypi(packages.getFirst().split(",", 2)[0]);
    }
    int module = Math.max(options.indexOf("-m"), options.indexOf("--module"));
    if (module >= 0 && module + 1 < options.size()) {
      return Specifiers.module(options.get(module + 1));
    }
    if (isPython(program(started))) {
      return python(words);
    }
    if (started.endsWith(".py") || started.indexOf('/') >= 0) {
      return Specifiers.file(started);
    }
    int folder = Math.max(options.indexOf("--directory"), options.indexOf("--project"));
    return folder >= 0 && folder + 1 < options.size()
        ? Specifiers.file(options.get(folder + 1))
        : Optional.empty();
  }

  private static Optional<PackageIdentity> deno(CommandWords words) {
    words.options(DENO, Set.of());
    if (words.peek().equals("run") || words.peek().equals("serve") || words.peek().equals("x")) {
      words.next();
      words.options(DENO, Set.of());
    }
    return Specifiers.deno(words.peek());
  }

  private static Optional<PackageIdentity> python(CommandWords words) {
    if (words.rest().stream().takeWhile(word -> word.startsWith("-")).anyMatch("-c"::equals)) {
      return Optional.empty();
    }
    List<String> modules = words.options(PYTHON, Set.of("-m"));
    return modules.isEmpty() ? path(words.peek()) : Specifiers.module(modules.getFirst());
  }

  private static Optional<PackageIdentity> script(CommandWords words, Set<String> withValue) {
    if (words.rest().stream().takeWhile(word -> word.startsWith("-")).anyMatch(CODE::contains)) {
      return Optional.empty();
    }
    words.options(withValue, Set.of());
    if (words.peek().equals("watch") || words.peek().equals("run")) { // tsx watch
      words.next();
      words.options(withValue, Set.of());
    }
    return path(words.peek());
  }

  /// A file by its look; the name of a script of `package.json` is none.
  private static Optional<PackageIdentity> path(String word) {
    return word.indexOf('/') >= 0 || word.indexOf('\\') >= 0 || word.indexOf('.') > 0
        ? Specifiers.file(word)
        : Optional.empty();
  }

  private static boolean isPython(String program) {
    return program.equals("py") || program.startsWith("python") || program.startsWith("pypy");
  }
}
