#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts hooks of all clients at a steady rate while their tenant goes away and comes back, and kills some of them, and
couriers, at random moments. Then lets couriers work until nothing waits.

Fails if an answer is not the one of `src/test/resources/hook/matrix.txt` for the tenant as it was, if the event of a
hook that gave its answer did not arrive, if an event was set aside, or if memory, the spool or an answer's time grow
beyond what is allowed. A hook that lives through a change of the tenant may answer either way; one that was killed
before it ended is not held to anything.

The tenant is the mock tenant behind a gate: the gate refuses connections, drops them, or answers something else, and
notes what the tenant took. Takes the program that was built last: the native binary, else the jar. Use bench/soak.sh.
"""
import argparse
import bisect
import collections
import contextlib
import http.client
import http.server
import itertools
import json
import multiprocessing
import os
import pathlib
import plistlib
import random
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

import built

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "src" / "test" / "resources" / "hook"
FOLDERS = {"claude": "claude_code"}
MARK = "soak_number"

WORKERS = 2
THREADS = 24
HOOK_SECONDS = 22
STUCK_SECONDS = 150
KILLED_HOOKS = 0.05
COURIER_KILL_SECONDS = 5.0
MIB = 1024 * 1024

# of the product, see docs/spool.md
MOST_EVENTS = 10_000
MOST_BYTES = 64 * MIB

AWAY = ("refused", "dropped", "503", "login page")


class Gate:
    """Stands before the tenant. Its port stays its own while it refuses connections."""

    def __init__(self, tenant):
        self.tenant = urllib.parse.urlsplit(tenant).netloc
        self.hold = listener(0)
        self.port = self.hold.getsockname()[1]
        self.state = "there"
        self.server = None
        self.changes = []
        self.lock = threading.Lock()
        self.taken = collections.Counter()
        self.marks = {}
        self.numbers = collections.defaultdict(set)
        self.delivered = 0
        self.asked = 0
        self.own = collections.Counter()
        self.listen()

    def listen(self):
        self.server = Listener(listener(self.port), self)

    def turn(self, state):
        """Changes what the tenant is like."""
        begin = time.monotonic()
        if state == "refused":
            self.state = state
            self.server.shutdown()
            self.server.server_close()
            self.server = None
        elif self.server is None:
            self.state = state
            self.listen()
        self.state = state
        self.changes.append((begin, time.monotonic(), state))

    def during(self, begin, end):
        """What the tenant was like all the time; None if it changed."""
        at = bisect.bisect_right(self.changes, begin, key=lambda change: change[0]) - 1
        settled = self.changes[at][1] <= begin
        changed = at + 1 < len(self.changes) and self.changes[at + 1][0] <= end
        return self.changes[at][2] if settled and not changed else None

    def note(self, path, headers, body):
        """Something that the tenant took."""
        route = path.rpartition("/hooks/")[2]
        with self.lock:
            if route != "events":
                self.asked += route != path
                return
            self.delivered += 1
            identity = headers["x-runlayer-idempotency-key"]
            self.taken[identity] += 1
            if self.taken[identity] > 1:
                return
            event = json.loads(body)
            payload = event["payload"]
            if event["client"] == "aiwatch_hook":
                self.own[event["event_name"]] += 1
            elif not payload.get("synthetic"):
                self.marks[payload[MARK]] = identity
                session = payload.get("session_id") or payload.get("conversation_id")
                if session:
                    self.numbers[event["client"], session, event.get("session_counter")].add(identity)


def listener(port):
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind(("127.0.0.1", port))
    return sock


class Listener(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def __init__(self, sock, gate):
        super().__init__(sock.getsockname(), Passage, bind_and_activate=False)
        self.socket.close()
        self.socket = sock
        self.gate = gate
        self.server_activate()
        threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # who asked was killed


class Passage(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_POST(self):
        gate = self.server.gate
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if gate.state in ("refused", "dropped") or (gate.state == "login page" and self.path.endswith("/hooks/events")):
            # a login page that takes an event with 200 would count as the tenant: docs/spool.md
            self.close_connection = True
            return
        if gate.state == "503":
            self.answer(503, "application/json", b"{}")
            return
        if gate.state == "login page":
            self.answer(200, "text/html", b"<html><body>Log in first</body></html>")
            return
        tenant = http.client.HTTPConnection(gate.tenant, timeout=30)
        with contextlib.closing(tenant):
            headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
            tenant.request("POST", self.path, body, headers)
            response = tenant.getresponse()
            content = response.read()
        if response.status // 100 == 2:
            # also where nobody is there any more to hear the answer
            gate.note(self.path, self.headers, body)
        self.answer(response.status, response.headers["Content-Type"], content)

    def answer(self, status, kind, content):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def log_message(self, *_):
        pass


class Device:
    """A managed device whose clients know an MCP server that the tenant manages."""

    def __init__(self, folder, gate, key):
        self.root = folder / "root"
        self.home = folder / "home"
        self.spool = self.home / ".runlayer" / "spool"
        managed = self.root / "etc" / "runlayer" / "com.runlayer.aiwatch.plist"
        managed.parent.mkdir(parents=True)
        managed.write_bytes(
            plistlib.dumps(
                {
                    "Host": f"http://127.0.0.1:{gate.port}",
                    "EnrollmentKey": key,
                    "Username": "dev-1",
                    "DeviceName": "mac-1",
                }
            )
        )
        server = {"command": "runlayer", "args": ["run", "01234567-89ab-4def-8123-456789abcdef"]}
        self.write(".claude.json", json.dumps({"mcpServers": {"echo": server}}))
        self.write(
            ".codex/config.toml",
            f'[mcp_servers.echo]\ncommand = "runlayer"\nargs = {json.dumps(server["args"])}\n',
        )
        self.write(".hermes/config.yaml", json.dumps({"mcp_servers": {"echo": server}}))

    def write(self, name, text):
        file = self.home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def command(self, *arguments):
        return built.program() + [
            f"-Daiwatch.root={self.root}",
            "-Daiwatch.layout=linux",
            f"-Duser.home={self.home}",
            *arguments,
        ]

    def run(self, *arguments):
        return subprocess.run(self.command(*arguments), env={}, capture_output=True, text=True, timeout=180, check=False)

    def waiting(self):
        """How many events wait, and their bytes."""
        events = size = 0
        with contextlib.suppress(FileNotFoundError), os.scandir(self.spool) as entries:
            for entry in entries:
                if entry.name.endswith(".event") and not entry.name.startswith(".new-"):
                    with contextlib.suppress(FileNotFoundError):
                        size += entry.stat().st_size
                        events += 1
        return events, size

    def unfinished(self):
        return sum(1 for _ in self.spool.glob(".new-*"))

    def set_aside(self):
        return sum(1 for _ in self.spool.glob("set-aside/*"))

    def couriers(self):
        """The processes that deliver for this device."""
        mine = f"-Duser.home={self.home}".encode()
        found = []
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                words = (process / "cmdline").read_bytes().split(b"\0")
                if mine in words and b"courier" in words:
                    found.append(int(process.name))
        return found


class Payload:
    """What a client wrote once, and what it gets to hear."""

    def __init__(self, folder, file, stage, answers):
        self.client = FOLDERS.get(folder, folder)
        self.name = file.stem
        self.stage = stage
        self.members = json.loads(file.read_text(encoding="utf-8"))
        self.there = answers["there"][f"{self.client}/{self.name}"]
        self.away = answers["away"][f"{self.client}/{self.name}"]
        # of these the tenant hears nothing: nobody's own events
        self.reported = "background_review" not in self.name and "hooks_test_command" not in self.name

    def numbered(self, number):
        return json.dumps({**self.members, MARK: number}).encode()

    def fault(self, state, answer):
        """What is wrong with an answer; None if nothing is."""
        there = answer == self.there
        away = shape(answer) == shape(self.away)
        if state == "there":
            right = there
        elif state is None:
            right = there or away
        else:
            right = away
        return None if right else f"{self.client}/{self.name} while the tenant was {state or 'changing'}: {answer}"


def shape(answer):
    """An answer without its sentences, which say what is wrong with the tenant."""
    code, _, text = answer.partition(" ")
    try:
        return code, bare(json.loads(text))
    except ValueError:
        return code, text


def bare(value):
    if isinstance(value, dict):
        return {name: bare(member) for name, member in value.items()}
    if isinstance(value, list):
        return [bare(member) for member in value]
    return "…" if isinstance(value, str) and value.startswith("Blocked by aiwatch: ") else value


def payloads():
    stages = {}
    for line in (FIXTURES / "events.txt").read_text(encoding="utf-8").splitlines():
        name, stage = line.split(" ")[:2]
        stages[name] = stage
    answers = {"there": answers_of("enforcing, the tenant allows"), "away": answers_of("enforcing, the tenant is down")}
    found = []
    for file in sorted(FIXTURES.glob("fixtures/*/*.json")):
        folder = file.parent.name
        stage = stages[f"{FOLDERS.get(folder, folder)}/{file.stem}"]
        found.append(Payload(folder, file, stage, answers))
    return found


def answers_of(condition):
    answers = {}
    inside = False
    for line in (FIXTURES / "matrix.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("  "):
            inside = line == condition
        elif inside:
            answer, _, names = line[2:].rpartition("  # ")
            client, _, given = answer.partition(" -> ")
            answers.update({f"{client}/{name}": given for name in names.split(" ")})
    return answers


def chosen(all_payloads, chance):
    """Each client as often as the others, and of a client each kind of event."""
    kinds = collections.defaultdict(lambda: collections.defaultdict(list))
    for payload in all_payloads:
        kinds[payload.client][payload.stage].append(payload)
    while True:
        of_client = kinds[chance.choice(sorted(kinds))]
        yield chance.choice(of_client[chance.choice(sorted(of_client))])


def worker(jobs, results):
    """Starts hooks and waits for them, in a process that stays small: a child's peak begins with its parent's size."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threads = [threading.Thread(target=hooks, args=(jobs, results)) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def hooks(jobs, results):
    while (job := jobs.get()) is not None:
        number, command, payload, kill_after = job
        results.put((number, *hook(command, payload, kill_after)))


def hook(command, payload, kill_after):
    begin = time.monotonic()
    process = subprocess.Popen(
        command, env={}, cwd="/", stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    lock = threading.Lock()

    def kill():
        with lock:
            if process.returncode is None:
                os.kill(process.pid, signal.SIGKILL)

    timer = threading.Timer(kill_after or HOOK_SECONDS + 10, kill)
    timer.start()
    with contextlib.suppress(BrokenPipeError):
        process.stdin.write(payload)
        process.stdin.close()
    out = process.stdout.read()
    err = process.stderr.read()
    os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
    end = time.monotonic()
    with lock:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    timer.cancel()
    process.stdout.close()
    process.stderr.close()
    return begin, end, process.returncode, out, err, usage.ru_maxrss / 1024


class Watch:
    """Looks at the device every now and then, and kills couriers."""

    def __init__(self, device, chance):
        self.device = device
        self.chance = chance
        self.killed = 0
        self.peaks = {}
        self.sizes = []
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.look, daemon=True)
        self.thread.start()

    def look(self):
        began = time.monotonic()
        due = began
        while not self.over.wait(0.25):
            couriers = self.device.couriers()
            for courier in couriers:
                with contextlib.suppress(OSError, StopIteration, ValueError):
                    lines = pathlib.Path(f"/proc/{courier}/status").read_text(encoding="ascii").splitlines()
                    peak = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))
                    self.peaks[courier] = max(peak, self.peaks.get(courier, 0))
            now = time.monotonic()
            self.sizes.append((now - began, *self.device.waiting()))
            if now >= due:
                due = now + self.chance.expovariate(1 / COURIER_KILL_SECONDS)
                if couriers:
                    with contextlib.suppress(ProcessLookupError):
                        os.kill(self.chance.choice(couriers), signal.SIGKILL)
                        self.killed += 1

    def stop(self):
        self.over.set()
        self.thread.join()


def tenant_life(gate, chance, over):
    while not over.wait(chance.uniform(4, 16)):
        gate.turn(chance.choice(AWAY))
        over.wait(chance.uniform(2, 8))
        gate.turn("there")


def percentile(values, part):
    return sorted(values)[min(len(values) - 1, int(part * len(values)))] if values else float("nan")


def tenant_counts(tenant):
    """How many questions and events the tenant itself counts."""
    with urllib.request.urlopen(f"{tenant}/state.json", timeout=30) as answer:
        state = json.load(answer)
    return len(state["hook_calls"]) + state["dropped_hook_calls"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenant", required=True, metavar="URL")
    parser.add_argument("--enrollment-key", required=True, metavar="KEY")
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--rate", type=float, default=20, help="hooks a second")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    seeds = random.Random(options.seed)
    chances = [random.Random(seeds.random()) for _ in range(3)]

    jobs = multiprocessing.SimpleQueue()
    results = multiprocessing.SimpleQueue()
    # before anything else makes this process larger
    workers = [multiprocessing.Process(target=worker, args=(jobs, results)) for _ in range(WORKERS)]
    for each in workers:
        each.start()
    with tempfile.TemporaryDirectory(prefix="aiwatch-soak-", ignore_cleanup_errors=True) as folder:
        gate = Gate(options.tenant)
        gate.turn("there")
        device = Device(pathlib.Path(folder), gate, options.enrollment_key)
        try:
            faults = soak(options, chances, gate, device, jobs, results)
        finally:
            for _ in range(WORKERS * THREADS):
                jobs.put(None)
            for each in workers:
                each.join(60)
            for courier in device.couriers():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(courier, signal.SIGKILL)
    for fault in faults[:20]:
        print(f"soak: {fault}", file=sys.stderr)
    if faults:
        sys.exit(f"soak: {len(faults)} faults, seed {options.seed}")


def soak(options, chances, gate, device, jobs, results):
    enrolled = device.run("enroll")
    if enrolled.returncode:
        sys.exit(f"soak: {enrolled.stderr}")
    native = built.is_native()
    started = []
    answered = []

    def collect():
        while True:
            result = results.get()
            if result is None:
                return
            answered.append(result)

    collector = threading.Thread(target=collect)
    collector.start()
    over = threading.Event()
    life = threading.Thread(target=tenant_life, args=(gate, chances[0], over))
    watch = Watch(device, chances[1])
    life.start()
    choice = chosen(payloads(), chances[2])
    began = time.monotonic()
    for number in itertools.count():
        due = began + number / options.rate
        if due - began >= options.seconds:
            break
        time.sleep(max(0.0, due - time.monotonic()))
        payload = next(choice)
        kill_after = None
        if chances[2].random() < KILLED_HOOKS:
            kill_after = chances[2].uniform(0.0005, 0.02 if native else 1.5)
        started.append(payload)
        command = device.command("hook", "--client", payload.client)
        jobs.put((number, command, payload.numbered(number), kill_after))
    while len(answered) < len(started):
        time.sleep(0.1)
    took = time.monotonic() - began
    over.set()
    life.join()
    watch.stop()
    results.put(None)
    collector.join()
    unfinished = device.unfinished()
    last_faults = let_couriers_end(device)
    return [*last_faults, *judge(options, started, answered, took, unfinished, gate, device, watch)]


def let_couriers_end(device):
    """Runs couriers as long as they get on."""
    least = device.waiting()[0] + 1
    tried = time.monotonic()
    while time.monotonic() - tried < STUCK_SECONDS:
        run = device.run("courier")
        if run.returncode:
            return [f"a courier failed: {run.stderr.strip()}"]
        left, _ = device.waiting()
        if left == 0 and not device.couriers():
            return []
        if left < least:
            least = left
            tried = time.monotonic()
        time.sleep(0.2)  # another courier is at work
    return [f"couriers do not get on: {least} events wait"]


def judge(options, started, answered, took, unfinished, gate, device, watch):
    faults = []
    killed = 0
    states = collections.Counter()
    times = collections.defaultdict(list)
    peaks = []
    owed = set()
    for number, begin, end, code, out, err, peak in answered:
        payload = started[number]
        if code == -signal.SIGKILL:
            killed += 1
            continue
        state = gate.during(begin, end)
        states[state or "changing"] += 1
        times["there" if state == "there" else "changing" if state is None else "away"].append(end - begin)
        peaks.append(peak)
        given = f"{code} {out.decode(errors='replace')}" + (f" / {err.decode(errors='replace')}" if err else "")
        fault = payload.fault(state, given)
        if fault:
            faults.append(fault)
        if payload.reported:
            owed.add(number)
    lost = owed - gate.marks.keys()
    faults += [f"not delivered: number {number}, {started[number].client}/{started[number].name}" for number in sorted(lost)]
    faults += [f"reported as the user's: {started[mark].name}" for mark in gate.marks if not started[mark].reported]
    twice = [key for key, events in gate.numbers.items() if len(events) > 1]
    faults += [f"number {counter} of a session of {client} was given twice" for client, _, counter in twice]
    faults += [f"{name} was reported {count} times" for name, count in gate.own.items()]
    waiting, _ = device.waiting()
    if waiting:
        faults.append(f"{waiting} events are left")
    if device.set_aside():
        faults.append(f"{device.set_aside()} events were set aside")
    counted = tenant_counts(options.tenant)
    if counted != gate.delivered + gate.asked:
        faults.append(f"the tenant counts {counted} calls, the gate {gate.delivered + gate.asked}")
    most_events = max(events for _, events, _ in watch.sizes)
    most_bytes = max(size for _, _, size in watch.sizes)
    if most_events > MOST_EVENTS or most_bytes > MOST_BYTES:
        faults.append(f"the spool grew to {most_events} events, {most_bytes} bytes")
    all_times = [each for group in times.values() for each in group]
    if max(all_times) > HOOK_SECONDS:
        faults.append(f"an answer took {max(all_times):.1f} s")
    if built.is_native():
        # heap of 64 MiB at most, and the image; a courier holds the container too
        if max(peaks) > 96:
            faults.append(f"a hook had {max(peaks):.0f} MiB")
        if watch.peaks and max(watch.peaks.values()) > 144:
            faults.append(f"a courier had {max(watch.peaks.values()):.0f} MiB")

    duplicates = sum(count - 1 for count in gate.taken.values())
    away = sum(states[state] for state in AWAY)
    print()
    print(f"{len(started)} hooks in {took:.0f} s ({len(started) / took:.1f} a second), {len(gate.changes) // 2} times without a tenant")
    print()
    print("| what | count |")
    print("|---|---|")
    print(f"| answered: tenant there | {states['there']} |")
    print(f"| answered: tenant away | {away} ({', '.join(f'{states[state]} {state}' for state in AWAY)}) |")
    print(f"| answered while it changed | {states['changing']} |")
    print(f"| hooks killed | {killed} |")
    print(f"| couriers seen, killed | {len(watch.peaks)}, {watch.killed} |")
    print(f"| events owed, delivered | {len(owed)}, {len(gate.marks)} |")
    print(f"| delivered more than once | {duplicates} |")
    print(f"| lost, set aside, left | {len(lost)}, {device.set_aside()}, {waiting} |")
    print(f"| unfinished files of killed hooks | {unfinished} |")
    print(f"| spool at most | {most_events} events, {most_bytes / MIB:.1f} MiB |")
    print()
    print("| answers | p50, ms | p95, ms | most, ms |")
    print("|---|---|---|---|")
    for name in ("there", "away", "changing"):
        if times[name]:
            row = [percentile(times[name], part) * 1000 for part in (0.5, 0.95, 1)]
            print(f"| tenant {name} | {row[0]:.1f} | {row[1]:.1f} | {row[2]:.1f} |")
    print()
    print("| memory | median, MiB | most, MiB |")
    print("|---|---|---|")
    print(f"| hooks | {statistics.median(peaks):.1f} | {max(peaks):.1f} |")
    if watch.peaks:
        print(f"| couriers | {statistics.median(watch.peaks.values()):.1f} | {max(watch.peaks.values()):.1f} |")
    print()
    step = max(1.0, options.seconds / 10)
    most = [
        max((events for at, events, _ in watch.sizes if part * step <= at < (part + 1) * step), default=0)
        for part in range(10)
    ]
    print(f"most events in the spool, by tenths of the time: {' '.join(map(str, most))}")
    return faults


if __name__ == "__main__":
    main()
