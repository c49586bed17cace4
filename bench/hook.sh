#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# How long a client waits for the native hook, and how much memory it needs: an event that is only reported beside a
# hello-world image, a decision beside curl sending the same request, over http and https. Prints tables; judges nothing.
#
#   bench/hook.sh [RUNS]      needs the native binary in target/, GRAALVM_HOME and curl
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source bench/lib.sh
runs=${1:-40}

binary=$PWD/$(native_binary)
hello=$(hello_image)
work=$PWD/target/bench/hook
rm -rf "$work"
mkdir -p "$work"
trap 'kill "${TENANT_PID:-}" 2>/dev/null || true' EXIT

cat >"$work/event.json" <<'JSON'
{"session_id":"1383b6c8-279e-408c-9443-a0598367ce5c","transcript_path":"/home/dev/.claude/projects/p/1.jsonl","cwd":"/home/dev/proj","hook_event_name":"UserPromptSubmit","permission_mode":"default","prompt":"say hi"}
JSON
cat >"$work/call.json" <<'JSON'
{"session_id":"1383b6c8-279e-408c-9443-a0598367ce5c","transcript_path":"/home/dev/.claude/projects/p/1.jsonl","cwd":"/home/dev/proj","hook_event_name":"PreToolUse","permission_mode":"default","tool_name":"Read","tool_use_id":"toolu_1","tool_input":{"file_path":"/home/dev/proj/a.txt"}}
JSON
printf '{"client":"claude_code","event_name":"PreToolUse","tool_name":"Read","payload":%s}' "$(cat "$work/call.json")" >"$work/question.json"

# Nobody delivers meanwhile: a courier of the first run would share the machine with the next ones.
hold_courier() {
  mkdir -p -m 700 "$1/home/.runlayer"
  touch "$1/home/.runlayer/courier.lock"
  chmod 600 "$1/home/.runlayer/courier.lock"
  python3 -c '
import fcntl, sys, time
with open(sys.argv[1], "r+") as lock:
    fcntl.lockf(lock, fcntl.LOCK_EX)
    print("held", flush=True)
    time.sleep(3600)' "$1/home/.runlayer/courier.lock" >"$1/held" &
  HOLDER=$!
  until [[ -s $1/held ]]; do sleep 0.05; done
}

measure() {
  local device=$1 title=$2
  shift 2
  echo
  echo "### $title"
  echo
  python3 bench/measure.py --runs "$runs" "$@"
  rm -rf "$device/home/.runlayer/spool"
}

for scheme in http https; do
  device=$work/$scheme
  root=
  if [[ $scheme == https ]]; then
    make_certificate
    start_tenant --tls target/bench/keys.p12
    # the system's, as on a company's device
    root=$device/system/etc/ssl/cert.pem
    mkdir -p "${root%/*}"
    cp target/bench/root.pem "$root"
  else
    start_tenant
  fi
  make_device "$device" Host "$TENANT_HOST" EnrollmentKey "$TENANT_ENROLL_KEY"
  arguments="-Daiwatch.root=$device/system -Daiwatch.layout=linux -Duser.home=$device/home"
  $binary $arguments enroll >/dev/null
  key=$(cat "$device"/home/.runlayer/credentials/*)
  hold_courier "$device"
  if [[ $scheme == http ]]; then
    measure "$device" "An event that is only reported" --input "$work/event.json" \
      --reference "hello-world image" "$hello" \
      --command "aiwatch hook, UserPromptSubmit" "$binary $arguments hook --client claude_code"
  fi
  measure "$device" "A decision over $scheme" --input "$work/call.json" \
    --reference "curl" "$(command -v curl) -s ${root:+--cacert $root} -H Content-Type:application/json -H x-runlayer-api-key:$key --data-binary @$work/question.json $TENANT_HOST/api/v1/hooks/tool/pre" \
    --command "aiwatch hook, PreToolUse" "$binary $arguments hook --client claude_code"
  kill "$HOLDER" "$TENANT_PID"
  wait "$HOLDER" "$TENANT_PID" 2>/dev/null || true
done

start_tenant
device=$work/courier
make_device "$device" Host "$TENANT_HOST" EnrollmentKey "$TENANT_ENROLL_KEY"
arguments="-Daiwatch.root=$device/system -Daiwatch.layout=linux -Duser.home=$device/home"
$binary $arguments enroll >/dev/null
echo
echo "### With the start of a courier"
echo
python3 bench/measure.py --runs "$runs" --input "$work/event.json" \
  --reference "hello-world image" "$hello" \
  --command "aiwatch hook, UserPromptSubmit, couriers started" "$binary $arguments hook --client claude_code"
