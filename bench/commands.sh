#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Time and memory of the commands that an administrator asks first, natively, beside a hello-world image in the same run.
#
#   bench/commands.sh [RUNS]      needs the native binary in target/ and GRAALVM_HOME
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source bench/lib.sh
runs=${1:-20}

binary=$PWD/$(native_binary)
hello=$(hello_image)
device=$PWD/target/bench/commands
rm -rf "$device"
mkdir -p "$device"
trap 'kill "${TENANT_PID:-}" 2>/dev/null || true' EXIT
start_tenant
make_device "$device" Host "$TENANT_HOST" EnrollmentKey "$TENANT_ENROLL_KEY" OrgApiKey "$TENANT_ORG_KEY"
aiwatch="$binary -Daiwatch.root=$device/system -Daiwatch.layout=linux -Duser.home=$device/home"
$aiwatch enroll >/dev/null
$aiwatch scan --quiet >/dev/null
mkdir -p "$device"/home/{.claude,.codex,.cursor,.hermes}
$aiwatch setup hooks install --user >/dev/null

python3 bench/measure.py --runs "$runs" \
  --reference "hello-world image" "$hello" \
  --command "aiwatch --version" "$binary --version" \
  --command "aiwatch setup hooks check --user" "$aiwatch setup hooks check --user" \
  --command "aiwatch enroll (enrolled)" "$aiwatch enroll" \
  --command "aiwatch enroll --force" "$aiwatch enroll --force" \
  --command "aiwatch status" "$aiwatch status" \
  --command "aiwatch doctor" "$aiwatch doctor" \
  --command "aiwatch logs" "$aiwatch logs"
