#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How long the native binary takes to start and how much memory it needs, beside a hello-world image made by the same
# native-image in the same run. Prints a table; judges nothing.
#
#   bench/start.sh [RUNS]      needs the native binary in target/ and GRAALVM_HOME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-40}

binary=$(find target -maxdepth 1 -name 'aiwatch-*-runner' -print -quit)
[[ -n $binary ]] || { echo "bench: no native binary in target: build it with ./mvnw verify -Dnative" >&2; exit 2; }
[[ -n ${GRAALVM_HOME:-} ]] || { echo "bench: set GRAALVM_HOME" >&2; exit 2; }

work=target/bench
mkdir -p "$work"
if [[ ! -x $work/hello ]]; then
  cat >"$work/Hello.java" <<'JAVA'
public class Hello {
  public static void main(String[] args) {
    System.out.println("hello");
  }
}
JAVA
  "$GRAALVM_HOME/bin/javac" -d "$work" "$work/Hello.java"
  "$GRAALVM_HOME/bin/native-image" -cp "$work" -march=compatibility -o "$work/hello" Hello >"$work/hello.log" 2>&1 ||
    { cat "$work/hello.log" >&2; exit 1; }
fi

exec python3 bench/measure.py --runs "$runs" \
  --reference "hello-world image" "$work/hello" \
  --command "aiwatch --version" "$binary --version" \
  --command "aiwatch config show" "$binary config show" \
  --size "$binary"
