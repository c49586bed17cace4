#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Hooks of all clients, many a second, while the tenant goes away and comes back and hooks and couriers are killed: see
# soak.py, which takes the arguments. Fails if an answer is wrong or an event is lost.
#
#   bench/soak.sh [--seconds 600] [--rate 20] [--seed N]     needs what was built last, and GRAALVM_HOME for the tenant
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source bench/lib.sh

mkdir -p target/bench
trap 'kill "${TENANT_PID:-}" 2>/dev/null || true' EXIT
start_tenant
python3 bench/soak.py --tenant "$TENANT_HOST" --enrollment-key "$TENANT_ENROLL_KEY" "$@"
