#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Starts the real clients with our hooks installed, against a model and a tenant on loopback, and looks at what happened.

Per client six sessions, whose model asks for one tool call each: one that nobody minds, one that the local file rule blocks,
one that the tenant denies, one of an MCP server that the organisation manages, one of a server that it does not know, and
one while the tenant is down. What counts is whether the call left its file, what the tenant was asked and said, and what
the model was told. Prints a table; exit code 0 only if every cell is as it should be.

Linux, as root (nothing of the machine changes: the run has an /etc, a /usr/local/lib, a network and processes of its own).
Needs unshare, npm for the clients that come from npm, JAVA_HOME of a JDK 25 for the mock tenant, and what `./mvnw verify`
leaves in target/.

    src/test/clients/run.py [--client NAME]... [--version PACKAGE=VERSION]... [--clients FOLDER] [--program FILE] [--verbose]
"""
import argparse
import dataclasses
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from clients import CLIENTS, VERSIONS, NotRun
from device import PROJECT, Device
from mcp import MANAGED, Servers
from model import Model, Script

@dataclasses.dataclass(frozen=True)
class Case:
    """What a call has to come to.

    `verdicts` is what the tenant says when it is asked before the call; `reason` what the model is told, nothing where it runs.
    """

    title: str
    verdicts: list
    reason: str | None = None

    @property
    def outcome(self):
        return "ran" if self.reason is None else "blocked, told why"


CASES = {
    "passed": Case("nobody minds", ["allowed"]),
    "rule": Case("local file rule", [], "local file rule"),
    "tenant": Case("tenant denies", ["denied"], "Your organisation does not allow"),
    "mcp": Case("managed MCP server", ["allowed"]),
    "mcp-unknown": Case("unknown MCP server", ["denied"], "not managed by your organisation"),
    "down": Case("tenant down", [], "no connection to"),
}
INSIDE = "AIWATCH_CLIENTS_INSIDE"


def program():
    """What was built last: the native binary, or the jar."""
    target = PROJECT / "target"
    built = [*target.glob("aiwatch-*-runner"), *target.glob("quarkus-app/quarkus-run.jar")]
    if not built:
        raise SystemExit(f"No program in {target}: build it with ./mvnw verify, or with -Dnative.")
    return max(built, key=lambda file: file.stat().st_mtime)


def chosen(options, work):
    """The clients of this run by name; each version has a folder of its own."""
    versions = {**VERSIONS, **dict(pair.rsplit("=", 1) for pair in options.version)}
    folder = (options.clients or work / "clients").resolve()
    clients = {}
    for name in options.client or CLIENTS:
        kind = CLIENTS[name]
        version = versions[kind.package]
        clients[name] = kind(folder / f"{kind.package.replace('/', '-')}-{version}", version)
    return clients


def install(clients, work):
    """Fetches the clients, while there is a network, and keeps why one cannot be fetched."""
    missing = {}
    for name, client in clients.items():
        client.folder.mkdir(parents=True, exist_ok=True)
        print(f"Installing {client.package} {client.version}", file=sys.stderr)
        try:
            client.install()
        except NotRun as e:
            missing[name] = str(e)
    (work / "missing.json").write_text(json.dumps(missing), encoding="utf-8")


def look(options, work):
    """Runs all sessions on a device of their own; whether all went as it should."""
    clients = chosen(options, work)
    missing = json.loads((work / "missing.json").read_text(encoding="utf-8"))
    device = Device(work, (options.program or program()).resolve())
    model = Model()
    ready = {name: client for name, client in clients.items() if name not in missing}
    servers = Servers()
    device.start_tenant([client.denied for client in ready.values()], servers.url(MANAGED))
    device.enroll()
    for client in ready.values():
        client.prepare(device, model, servers)
    print(device.install_hooks(), file=sys.stderr)
    cells = {name: {} for name in clients}
    for case in CASES:
        if case == "down":
            device.stop_tenant()
        for name, client in ready.items():
            cells[name][case] = session(client, case, device, model, options.verbose)
            print(f"{client.name}, {case}: {cells[name][case]}", file=sys.stderr)
    print(f"\n| client | {' | '.join(case.title for case in CASES.values())} |\n|---|{'---|' * len(CASES)}")
    for name, client in clients.items():
        row = cells[name] or {case: f"not run: {missing[name]}" for case in CASES}
        print(f"| {client.name} {client.version} | {' | '.join(row[case] for case in CASES)} |")
    return all(cells[name].get(name_of) == case.outcome for name in clients for name_of, case in CASES.items())


def session(client, case, device, model, verbose):
    """One session; what became of its call, in words where it is as it should be and in a sentence where not."""
    project = device.folder("projects", f"{type(client).__name__}-{case}")
    device.write(project / ".env", "TOKEN=FAKE0000\n")
    call = client.calls(project)[case]
    script = Script(call.tool, call.arguments)
    before = device.verdicts() if case != "down" else []
    seen = client.start(device, project, model, script)
    verdicts = device.verdicts()[len(before) :] if case != "down" else []
    if verbose:
        print(seen, verdicts, script.paths, sorted(script.offered), file=sys.stderr)
    if not seen.asked:
        return f"not run: no call of {call.tool} (offered: {sorted(script.offered)}; printed: {seen.printed.strip()[-300:]!r})"
    wanted = CASES[case]
    ran = call.leaves.exists()
    right = (
        ran == (wanted.reason is None)
        and verdicts == wanted.verdicts
        and seen.told is not None
        and (wanted.reason or "") in seen.told
    )
    if right:
        return wanted.outcome
    done = "the call ran" if ran else "the call did not run"
    return f"WRONG: {done}, the tenant said {verdicts}, the model was told {seen.told}"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--client", action="append", choices=CLIENTS, help="only this one")
    version = {"action": "append", "default": [], "metavar": "PACKAGE=VERSION"}
    parser.add_argument("--version", **version, help="instead of the one that is pinned")
    parser.add_argument("--clients", type=pathlib.Path, metavar="FOLDER", help="where they are installed, and stay")
    parser.add_argument("--program", type=pathlib.Path, metavar="FILE", help="instead of the one in target/")
    parser.add_argument("--verbose", action="store_true", help="also what the clients print")
    return parser.parse_args()


def as_init(work):
    """Runs this in a child and waits for whatever ends, as the first process of a namespace has to."""
    child = os.fork()
    if child == 0:
        sys.exit(0 if work() else 1)
    while True:
        pid, status = os.wait()
        if pid == child:
            return os.waitstatus_to_exitcode(status)


def main():
    options = arguments()
    if not sys.platform.startswith("linux") or os.geteuid() != 0 or not shutil.which("unshare"):
        raise SystemExit("This needs Linux, root and unshare.")
    if INSIDE in os.environ:
        sys.exit(as_init(lambda: look(options, pathlib.Path(os.environ[INSIDE]))))
    with tempfile.TemporaryDirectory(prefix="aiwatch-clients-") as name:
        work = pathlib.Path(name)
        work.chmod(0o755)
        install(chosen(options, work), work)
        space = ["unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
        done = subprocess.run([*space, sys.executable, *sys.argv], env={**os.environ, INSIDE: name}, check=False)
    sys.exit(done.returncode)


if __name__ == "__main__":
    main()
