// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What is known about programs by their names. A program that nobody knows counts as one that
/// writes
/// to every file it is given.
final class Programs {
  /// Start what their arguments name.
  private static final Set<String> STARTERS =
      set(
          "env sudo doas nohup time timeout gtimeout nice ionice stdbuf setsid exec command builtin"
              + " xargs parallel caffeinate arch chroot unshare script su runuser ssh docker podman"
              + " nerdctl kubectl npx bunx pnpm yarn npm bun uvx pipx uv poetry nix nix-shell direnv"
              + " dotenv watch entr fd strace ltrace busybox toybox tmux screen flock systemd-run"
              + " launchctl osascript noglob nocorrect mise asdf op chpst run-parts taskset prlimit");

  static final Set<String> FIND = set("find gfind");

  /// Read their input, or what follows `-c`, as shell text.
  static final Set<String> SHELLS =
      set(
          "sh bash zsh dash ksh mksh ash fish csh tcsh rbash yash nu eval source . su ssh watch"
              + " nix-shell at batch parallel tmux screen trap alias script busybox");

  /// Read their input, or what follows `-e`, as a program in another language.
  static final Set<String> INTERPRETERS =
      set(
          "python pypy ipython node nodejs deno bun tsx ts-node perl ruby irb php lua luajit osascript"
              + " pwsh powershell awk gawk mawk nawk tclsh expect rscript r julia swift groovy jshell"
              + " scala elixir iex erl ghci runghc sqlite3 psql mysql duckdb ex ed vi vim nvim emacs"
              + " sed gsed jq gdb lldb make gmake clojure bb guile racket sbcl ocaml");

  /// Those of them that are no filters.
  static final Set<String> INTERPRETERS_THAT_WRITE =
      without(INTERPRETERS, "awk gawk mawk nawk sed gsed jq");

  /// Take names of files from their input.
  static final Set<String> LIST_READERS =
      set("xargs parallel cpio while for read mapfile readarray tar rsync");

  static final Set<String> PATCHERS = set("apply_patch applypatch patch git");

  /// Take a program as an operand, without an option before it.
  static final Set<String> SHELL_OPERANDS =
      set("eval trap alias watch ssh tmux screen expect entr parallel");

  static final Set<String> CODE_OPERANDS =
      set("awk gawk mawk nawk sed gsed jq sqlite3 psql mysql duckdb osascript ex vi vim nvim");

  static final Set<String> REMOVERS =
      set(
          "rm rmdir mv unlink shred srm trash trash-put ln link chmod chown chgrp chflags setfacl"
              + " xattr mount bindfs gmv grm gln");

  static final Set<String> COPIERS = set("cp gcp rsync scp ditto install ginstall mv gmv ln gln");

  static final Set<String> READERS =
      set(
          "cat bat batcat more head tail tac grep egrep fgrep zgrep rg ag ack ls ll eza exa lsd"
              + " stat file wc diff cmp comm cut nl od hexdump strings md5 md5sum shasum"
              + " sha1sum sha256sum cksum du df test [ [[ echo printf print cd pushd popd pwd realpath"
              + " readlink basename dirname which type column fold rev tr paste join look source ."
              + " for select case export declare typeset local readonly unset true false sleep return"
              + " exit cp gcp scp ditto mdls mdfind open getfacl lsattr");

  /// Write only with `-i`.
  static final Set<String> EDITORS = set("sed gsed jq yq awk gawk mawk nawk sort");

  static final Set<String> GIT = set("git");

  static final Set<String> GIT_READS =
      set(
          "diff log show status blame add grep ls-files check-ignore cat-file rev-parse commit annotate"
              + " shortlog describe");

  static final Set<String> SEARCHERS = set("grep egrep fgrep zgrep rg ag ack git");

  /// Take `-C NUMBER`.
  static final Set<String> SEARCH_TOOLS = set("grep egrep fgrep zgrep rg ag ack diff");

  static final Set<String> PRINTERS = set("echo printf print");

  static final Set<String> FOLDER_CHANGERS = set("cd pushd chdir");

  static final Set<String> EXCLUDERS =
      set("tar gtar bsdtar rsync grep egrep rg diff du zip find gfind");

  private static final int LONGEST_NAME = 64;

  private Programs() {}

  static boolean startsOthers(Set<String> names, List<Argument> words) {
    for (String name : names) {
      if (STARTERS.contains(name)) {
        return true;
      }
      if (FIND.contains(name)) {
        return words.stream()
            .anyMatch(w -> w.text().startsWith("-exec") || w.text().startsWith("-ok"));
      }
    }
    return false;
  }

  /// The name to look up: without a version (`python3.12`), and of packages that are clients, the
  /// client's. A glob that can be one of the names that matter is that name.
  ///
  /// @param base folded, without folders
  /// @param form as it is spelled, with marks
  static String name(String base, String form) {
    if (base.isEmpty() || base.length() > LONGEST_NAME) {
      return "";
    }
    if (form.indexOf(Marks.STAR) >= 0
        || form.indexOf(Marks.ANY) >= 0
        || form.indexOf(Marks.CLASS) >= 0) {
      Glob glob = Glob.of(Folding.fold(form.substring(form.lastIndexOf('/') + 1)));
      if (glob.isTelling() && glob.matches(SelfProtection.PROGRAM)) {
        return SelfProtection.PROGRAM;
      }
    }
    int end = base.length();
    while (end > 0 && (Character.isDigit(base.charAt(end - 1)) || base.charAt(end - 1) == '.')) {
      end--;
    }
    int version = base.lastIndexOf('@');
    String bare = version > 0 ? base.substring(0, version) : base;
    return switch (bare) {
      case "claude-code" -> "claude";
      case "hermes-agent" -> "hermes";
      case "sqlite3", "." -> bare;
      default -> end == 0 || version > 0 ? bare : base.substring(0, end);
    };
  }

  private static Set<String> set(String names) {
    return Set.of(names.split(" "));
  }

  private static Set<String> without(Set<String> all, String names) {
    Set<String> fewer = new HashSet<>(all);
    fewer.removeAll(set(names));
    return Set.copyOf(fewer);
  }
}
