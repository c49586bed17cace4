#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Kills `aiwatch enroll --force` with SIGKILL at random moments and looks at what each one leaves behind.

Fails on a marker without a readable key, on a file that is not whole, and on a run that the one before keeps from its
work. Takes the program that was built last: the native binary, else the jar.

    bench/kill_enroll.py [--kills 300] [--seed N]
"""
import argparse
import collections
import http.server
import itertools
import json
import pathlib
import plistlib
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time

import built

LIMIT_SECONDS = 60
WHOLE_RUN_EVERY = 25


class Tenant(http.server.ThreadingHTTPServer):
    """Gives every exchange a key of its own, so that one cannot pass for another."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Exchange)
        self.numbers = itertools.count(1)
        self.keys = set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # who asked was killed


class Exchange(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        key = f"rl_user_FAKE{next(self.server.numbers):020d}"
        self.server.keys.add(key)
        body = json.dumps({"api_key": key}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Device:
    def __init__(self, folder, tenant):
        self.root = folder / "root"
        self.state = folder / "home" / ".runlayer"
        self.tenant = tenant
        host = f"127.0.0.1:{tenant.server_port}"
        self.marker = self.state / f".enrolled-{host}"
        self.credential = self.state / "credentials" / host
        managed = self.root / "etc" / "runlayer" / "com.runlayer.aiwatch.plist"
        managed.parent.mkdir(parents=True)
        self.state.parent.mkdir()
        managed.write_bytes(
            plistlib.dumps(
                {
                    "Host": f"http://{host}",
                    "EnrollmentKey": "rl_enroll_FAKE0123456789",
                    "Username": "dev-1",
                    "DeviceName": "mac-1",
                }
            )
        )
        self.command = built.program() + [
            f"-Daiwatch.root={self.root}",
            "-Daiwatch.layout=linux",
            f"-Duser.home={self.state.parent}",
            "enroll",
            "--force",
        ]

    def start(self):
        return subprocess.Popen(
            self.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={}
        )

    def whole_run(self):
        began = time.monotonic()
        process = self.start()
        check_end(process)
        if self.look() != "marker and key":
            fail("a run that came to its end left no marker and key")
        return time.monotonic() - began

    def forget(self):
        self.marker.unlink(missing_ok=True)
        self.credential.unlink(missing_ok=True)

    def look(self):
        """What is there; fails on what must not be."""
        key = self.credential.exists()
        if key:
            text = self.credential.read_text(encoding="ascii")
            if text.removesuffix("\n") not in self.tenant.keys or not text.endswith("\n"):
                fail(f"the credential is not whole: {text!r}")
        state = self.state / "state.json"
        if state.exists():
            try:
                json.loads(state.read_bytes())
            except ValueError as problem:
                fail(f"state.json is not whole: {problem}")
        if self.marker.exists():
            if self.marker.stat().st_size:
                fail("the marker is not empty")
            if not key:
                fail("there is a marker without a key")
            return "marker and key"
        return "key only" if key else "nothing"

    def unfinished(self):
        return sum(1 for file in self.state.rglob("*.new"))


def check_end(process):
    try:
        _, errors = process.communicate(timeout=LIMIT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        fail(f"a run does not come to its end within {LIMIT_SECONDS} s")
    if process.returncode:
        fail(f"a run ended with {process.returncode}: {errors.decode(errors='replace').strip()}")


def fail(sentence):
    sys.exit(f"kill_enroll: {sentence}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    chance = random.Random(options.seed)
    left = collections.Counter({"marker and key": 0, "key only": 0, "nothing": 0})
    with tempfile.TemporaryDirectory(prefix="aiwatch-kill-") as folder:
        tenant = Tenant()
        device = Device(pathlib.Path(folder), tenant)
        usual = statistics.median(device.whole_run() for _ in range(3))
        kills = ended = 0
        while kills < options.kills:
            if ended > 10 * options.kills:
                fail(f"{ended} runs ended before they were killed; only {kills} kills")
            if chance.random() < 2 / 3:
                device.forget()
            process = device.start()
            # everything is written at the end of a run
            begin = 0 if chance.random() < 0.3 else 0.6
            try:
                process.wait(timeout=chance.uniform(begin * usual, 1.1 * usual))
            except subprocess.TimeoutExpired:
                process.kill()
                process.communicate()
                kills += 1
                left[device.look()] += 1
                if kills % WHOLE_RUN_EVERY == 0:
                    device.whole_run()
            else:
                ended += 1
                check_end(process)
                device.look()
        unfinished = device.unfinished()
        device.whole_run()
        tenant.shutdown()
    print(f"{kills} kills of a run of {usual * 1000:.0f} ms, {ended} runs ended before theirs")
    for what, count in left.items():
        print(f"{count:6} left {what}")
    print(f"{unfinished:6} unfinished files lie about; nobody reads them")


if __name__ == "__main__":
    main()
