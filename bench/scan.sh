#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A dry run of the native binary over homes of three sizes, beside find with the same folders left out, in the same run;
# with warm caches, and with cold ones where this machine lets us drop them. Prints tables; judges nothing.
#
#   bench/scan.sh [RUNS]       needs the native binary in target/; makes 1.3 million files below target/bench
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
runs=${1:-10}

binary=$PWD/$(find target -maxdepth 1 -name 'aiwatch-*-runner' -print -quit)
[[ -x $binary ]] || { echo "bench: no native binary in target: build it with ./mvnw verify -Dnative" >&2; exit 2; }

root=$PWD/target/bench/root
mkdir -p "$root"
cold=()
[[ -w /proc/sys/vm/drop_caches ]] && cold=(--cold)

for files in 20000 200000 1000000; do
  home=$PWD/target/bench/home-$files
  python3 bench/make_home.py "$home" "$files"
  echo
  echo "### $files files, $(bench/find.sh "$home" | wc -l) places of interest"
  for cache in "" "${cold[@]}"; do
    echo
    python3 bench/measure.py --runs "$runs" $cache \
      --reference "find" "bench/find.sh $home" \
      --command "aiwatch scan --dry-run" "$binary scan --dry-run --json -Duser.home=$home -Daiwatch.root=$root"
  done
done
((${#cold[@]})) || echo "cold caches: not measured, this machine does not let us drop them"
