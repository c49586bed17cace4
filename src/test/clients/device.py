# SPDX-License-Identifier: Apache-2.0
"""A managed Linux device that exists for one run: its own /etc, /usr/local/lib and network, a developer, a mock tenant.

Everything here needs root and a mount, network and process namespace of its own (`run.py` starts it that way), so that
nothing of the machine changes, nothing reaches the internet, and everything is gone with the last process.
"""
import fcntl
import json
import os
import pathlib
import plistlib
import shutil
import socket
import struct
import subprocess
import time
import urllib.request

PROJECT = pathlib.Path(__file__).resolve().parents[3]
PROGRAM = pathlib.Path("/usr/local/lib/runlayer/aiwatch/aiwatch")
DEVELOPER = "aiwatch-dev"
ID = 54321
START_SECONDS = 60


def mount(*arguments):
    subprocess.run(["mount", *arguments], check=True)


def loopback_up():
    """A new network namespace has nothing but `lo`, and that is down."""
    get, put, up = 0x8913, 0x8914, 0x1
    with socket.socket() as any_socket:
        request = struct.pack("16sH14x", b"lo", 0)
        flags = struct.unpack("16sH14x", fcntl.ioctl(any_socket, get, request))[1]
        fcntl.ioctl(any_socket, put, struct.pack("16sH14x", b"lo", flags | up))


class Device:
    def __init__(self, work, program):
        """`program` is a native binary, or the jar of the JVM build."""
        self.work = work
        self.home = work / "home"
        self.tenant = None
        self.denied = []
        loopback_up()
        self._cover()
        self._developer()
        self._install(program)

    def _cover(self):
        layers = self.work / "layers"
        layers.mkdir()
        mount("-t", "tmpfs", "tmpfs", str(layers))
        for folder in ("/etc", "/usr/local/lib"):
            upper, scratch = (layers / (name + folder.replace("/", "-")) for name in ("upper", "scratch"))
            upper.mkdir()
            scratch.mkdir()
            mount("-t", "overlay", "overlay", "-o", f"lowerdir={folder},upperdir={upper},workdir={scratch}", folder)
        mount("-t", "tmpfs", "tmpfs", "/run")
        # A real installation of this machine would take part in every session.
        for name in ("/etc/runlayer", "/etc/claude-code", "/etc/codex", "/etc/cursor", "/etc/hermes", "/usr/local/lib/runlayer"):
            shutil.rmtree(name, ignore_errors=True)

    def _developer(self):
        for name, line in (
            ("passwd", f"{DEVELOPER}:x:{ID}:{ID}::{self.home}:/bin/bash"),
            ("group", f"{DEVELOPER}:x:{ID}:"),
        ):
            with open(f"/etc/{name}", "a", encoding="ascii") as file:
                file.write(line + "\n")
        self.home.mkdir()
        os.chown(self.home, ID, ID)
        # logind's word for who works at the screen, on whose behalf root installs hooks
        seat = pathlib.Path("/run/systemd/seats/seat0")
        seat.parent.mkdir(parents=True)
        seat.write_text(f"ACTIVE_UID={ID}\n", encoding="ascii")

    def _install(self, program):
        PROGRAM.parent.mkdir(parents=True)
        if program.suffix == ".jar":
            PROGRAM.write_text(f'#!/bin/sh\nexec "{java()}" -jar "{program}" "$@"\n', encoding="utf-8")
            PROGRAM.chmod(0o755)
            return
        shutil.copy(program, PROGRAM)
        for library in program.parent.glob("*.so"):
            shutil.copy(library, PROGRAM.parent)

    def start_tenant(self, denied, allowed):
        """Starts the mock tenant, which denies these tools and manages this MCP server, and puts the device under it."""
        target = PROJECT / "target"
        libraries = [*target.glob("quarkus-app/lib"), *target.glob("*-native-image-source-jar/lib")]
        if not libraries:
            raise SystemExit(f"No libraries in {target}: build with ./mvnw verify.")
        jars = [str(jar) for jar in libraries[0].rglob("*.jar")]
        path = ":".join([str(target / "mock-tenant"), str(target / "classes"), *jars])
        command = [java(), "-cp", path, "com.runlayer.aiwatch.mocktenant.MockTenantMain", "--allow", allowed]
        denials = [word for tool in denied for word in ("--deny", tool)]
        log = self.work / "tenant.log"
        with open(log, "w", encoding="utf-8") as out:
            self.tenant = subprocess.Popen([*command, *denials], stdout=out, stderr=out)
        deadline = time.monotonic() + START_SECONDS
        facts = {}
        while "EnrollmentKey" not in facts:
            if self.tenant.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("The mock tenant does not start: " + log.read_text(encoding="utf-8"))
            time.sleep(0.1)
            facts = dict(line.split(":", 1) for line in log.read_text(encoding="utf-8").splitlines() if ":" in line)
        self.state = facts["Host"].strip() + "/state.json"
        managed = pathlib.Path("/etc/runlayer/com.runlayer.aiwatch.plist")
        managed.parent.mkdir()
        managed.write_bytes(plistlib.dumps({key: facts[key].strip() for key in ("Host", "EnrollmentKey")}))
        managed.chmod(0o644)

    def verdicts(self):
        """What the tenant was asked before a call, and said, so far."""
        with urllib.request.urlopen(self.state) as answer:
            calls = json.load(answer)["hook_calls"]
        return [call["verdict"] for call in calls if call["path"].endswith(("/tool/pre", "/hooks/cursor"))]

    def stop_tenant(self):
        self.tenant.terminate()
        self.tenant.wait()

    def enroll(self):
        done = self.as_developer([str(PROGRAM), "enroll"], self.home)
        if done.returncode:
            raise SystemExit("The device cannot be enrolled: " + done.stdout + done.stderr)

    def install_hooks(self):
        """Writes every client's files, as the MDM's package does."""
        command = [str(PROGRAM), "setup", "hooks", "install", "--mdm"]
        environment = {"PATH": "/usr/bin:/bin", "HOME": "/root"}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit("The hooks cannot be installed: " + done.stdout + done.stderr)
        return done.stdout

    def as_developer(self, command, folder, timeout=START_SECONDS, standard_input="", **environment):
        """Runs a command as the developer logs in: with nothing of this process' environment."""
        login = {"HOME": str(self.home), "USER": DEVELOPER, "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
        return subprocess.run(
            command,
            cwd=folder,
            env={**login, **environment},
            user=ID,
            group=ID,
            extra_groups=[],
            input=standard_input,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
        )

    def folder(self, *parts):
        """A folder of the developer."""
        folder = self.home
        for part in parts:
            folder = folder / part
            if not folder.exists():
                folder.mkdir()
                os.chown(folder, ID, ID)
        return folder

    def write(self, path, text, mode=0o644):
        """A file of the developer, or of root below /etc."""
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)
        if path.is_relative_to(self.home):
            os.chown(path, ID, ID)


def java():
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=f"{home}/bin" if home else None)
    if not found:
        raise SystemExit("The mock tenant needs a JDK 25: set JAVA_HOME.")
    return found
