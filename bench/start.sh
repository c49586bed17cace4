#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How long the native binary takes to start and how much memory it needs, beside a hello-world image made by the same
# native-image in the same run. Prints a table; judges nothing.
#
#   bench/start.sh [RUNS]      needs the native binary in target/ and GRAALVM_HOME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source bench/lib.sh
runs=${1:-40}

binary=$(native_binary)
hello=$(hello_image)

exec python3 bench/measure.py --runs "$runs" \
  --reference "hello-world image" "$hello" \
  --command "aiwatch --version" "$binary --version" \
  --command "aiwatch config show" "$binary config show" \
  --size "$binary"
