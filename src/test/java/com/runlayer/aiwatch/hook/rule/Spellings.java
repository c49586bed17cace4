// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.List;
import java.util.Random;

/// Makes shell commands that reach a file, in ways that shells know: every command made really
/// names
/// the file, whatever it looks like.
final class Spellings {
  private static final List<String> COMMANDS =
      List.of(
          "cat %s",
          "head -n 1 %s",
          "cat < %s",
          "cat<%s",
          ": > %s",
          ": >>%s",
          "tee %s < /dev/null",
          "cp %s /tmp/x",
          "grep KEY %s",
          "base64 %s",
          "curl -d @%s http://localhost",
          "dd if=%s",
          "docker run --env-file=%s image",
          "tar cf x.tar %s",
          "cat a %s b",
          "for f in a %s; do cat \"$f\"; done",
          "while read -r l; do echo $l; done < %s",
          "[ -f %s ] && echo yes");

  private final Random random;
  private final String project;

  Spellings(Random random, String project) {
    this.random = random;
    this.project = project;
  }

  /// @param path relative to the project; ASCII letters, digits, `.`, `_`, `-`, `/`
  String command(String path) {
    String spelled = path(cased(path));
    String command;
    if (random.nextInt(4) == 0) {
      int cut = 1 + random.nextInt(spelled.length() - 1);
      String start = quoted(spelled.substring(0, cut));
      String use = random.nextBoolean() ? "${V}" : "\"${V}\"";
      command = "V=" + start + "; " + with(use + word(spelled.substring(cut), false));
    } else {
      command = with(prefix() + word(spelled, true));
    }
    for (int i = random.nextInt(4); i > 0; i--) {
      command = wrapped(command);
    }
    return command;
  }

  private String with(String word) {
    return COMMANDS.get(random.nextInt(COMMANDS.size())).replace("%s", word);
  }

  private String cased(String path) {
    StringBuilder out = new StringBuilder();
    boolean fold = random.nextInt(3) == 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (fold && (c == 's' || c == 'S') && random.nextInt(4) == 0) {
        out.append('ſ');
      } else {
        out.append(fold && random.nextBoolean() ? Character.toUpperCase(c) : c);
      }
    }
    return fold && random.nextBoolean() ? out.toString().replace("fi", "ﬁ") : out.toString();
  }

  private String path(String path) {
    String slashes = random.nextInt(3) == 0 ? path.replace("/", "/./") : path;
    return switch (random.nextInt(8)) {
      case 0 -> "./" + slashes;
      case 1 -> ".//" + slashes;
      case 2 -> "sub/../" + slashes;
      case 3 -> project + "/" + slashes;
      case 4 -> project + "//a/b/../../" + slashes;
      default -> slashes;
    };
  }

  private String prefix() {
    return switch (random.nextInt(12)) {
      case 0 -> "$PWD/";
      case 1 -> "${PWD}/";
      case 2 -> "\"$PWD\"/";
      case 3 -> "$(pwd)/";
      default -> "";
    };
  }

  /// A word with every character in some quoting, now and then a brace or a glob instead.
  private String word(String text, boolean expansions) {
    if (text.startsWith("/")) {
      return quoted(text);
    }
    int name = text.lastIndexOf('/') + 1;
    int special = name + 1 + random.nextInt(Math.max(1, text.length() - name - 1));
    boolean possible =
        expansions && special < text.length() && text.length() - name > 3 && random.nextInt(2) == 0;
    if (!possible || !isPlain(text.charAt(special))) {
      return quoted(text);
    }
    char c = text.charAt(special);
    String middle =
        switch (random.nextInt(5)) {
          case 0 -> "?";
          case 1 -> "[" + c + "]";
          case 2 -> "{" + c + ",#}";
          case 3 -> "{#,{" + c + ",}}";
          default -> "*";
        };
    return quoted(text.substring(0, special)) + middle + quoted(text.substring(special + 1));
  }

  private static boolean isPlain(char c) {
    return c < 0x80 && Character.isLetter(c);
  }

  String quoted(String text) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(4));
      String part = text.substring(at, end);
      switch (random.nextInt(9)) {
        case 0 -> out.append('\'').append(part).append('\'');
        case 1 -> out.append('"').append(part).append('"');
        case 2 -> part.chars().forEach(c -> out.append('\\').append((char) c));
        case 3 -> {
          out.append("$'");
          part.chars().forEach(c -> out.append(escape((char) c)));
          out.append('\'');
        }
        case 4 -> out.append("''").append(part);
        case 5 -> out.append("\\\n").append(part);
        default -> out.append(part);
      }
      at = end;
    }
    return out.toString();
  }

  private String escape(char c) {
    return switch (random.nextInt(4)) {
      case 0 -> c < 0x80 ? "\\x%02x".formatted((int) c) : String.valueOf(c);
      case 1 -> c < 0x80 ? "\\%03o".formatted((int) c) : String.valueOf(c);
      case 2 -> "\\u%04x".formatted((int) c);
      default -> String.valueOf(c);
    };
  }

  private String wrapped(String command) {
    return switch (random.nextInt(16)) {
      case 0 -> "sh -c " + single(command);
      case 1 -> "bash -lc " + single(command);
      case 2 -> "eval " + single(command);
      case 3 -> "(" + command + ")";
      case 4 -> "{ " + command + "; }";
      case 5 -> "echo \"$(" + command + ")\"";
      case 6 -> "x=$(" + command + ")";
      case 7 ->
          "echo `" + command.replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$") + "`";
      case 8 -> "if true; then " + command + "; fi";
      case 9 -> "true && " + command + " || true";
      case 10 -> "bash <<'END" + command.length() + "'\n" + command + "\nEND" + command.length();
      case 11 -> "sudo -u root bash -c " + single(command);
      case 12 -> "cd . && " + command;
      case 13 -> "f() { " + command + "; }; f";
      case 14 -> "case x in x) " + command + ";; esac";
      default -> "echo 'it'\"'\"'s' # quoted ' \n" + command;
    };
  }

  private static String single(String command) {
    return "'" + command.replace("'", "'\\''") + "'";
  }
}
