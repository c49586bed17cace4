# SPDX-License-Identifier: Apache-2.0
"""How each client is installed, pointed at the model on loopback, started without a screen, and which calls it makes."""
import dataclasses
import json
import pathlib
import shutil
import subprocess
import sys

from mcp import MANAGED, TOOL, UNKNOWN

SESSION_SECONDS = 100
PROMPT = "go"


class NotRun(Exception):
    """Why a client says nothing about our hooks: it could not be installed or started."""


@dataclasses.dataclass(frozen=True)
class Call:
    """A tool call that leaves a file if it is run.

    `tool` is what the model is offered, `arguments` an object, or a text for a tool of free form.
    """

    tool: str
    arguments: object
    leaves: pathlib.Path


def mcp_calls(project, name):
    """The calls of MCP tools, whose names a client makes of a server and a tool."""
    return {
        case: Call(name(server), {"path": f"{project}/{case}"}, project / case)
        for case, server in (("mcp", MANAGED), ("mcp-unknown", UNKNOWN))
    }


@dataclasses.dataclass(frozen=True)
class Seen:
    """What a session was: whether the call was made, what the model was told about it, and what the client printed."""

    asked: bool
    told: str | None
    printed: str


def run(command, **options):
    """A step of an installation."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode:
        raise NotRun(" ".join([command[0], "failed:", *(done.stdout + done.stderr).split()[-40:]]))
    return done.stdout


def npm(folder, package, version):
    """Installs a package; a folder that has it stays as it is."""
    home = folder / "node_modules" / package
    if not home.exists():
        if not shutil.which("npm"):
            raise NotRun("npm is missing")
        run(["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), f"{package}@{version}"])
    return home


class Client:
    name = ""
    package = ""
    command = ""
    """What is started, below the folder of the installation."""
    denied = ""
    """The tool that the tenant denies, as the hook sees it."""

    def __init__(self, folder, version):
        self.folder = folder
        self.version = version
        self.program = str(folder / self.command)

    def install(self):
        """Fetches the package, unless the folder has it."""
        raise NotImplementedError

    def prepare(self, device, model, servers):
        """Writes the developer's configuration."""

    def calls(self, project):
        """The calls per case; `down` is the one that passed, with a tenant that is gone."""
        raise NotImplementedError

    def start(self, device, project, model, script):
        """One session, at whose end the script knows what became of the call."""
        raise NotImplementedError


class ModelClient(Client):
    """A client that takes its model from an address."""

    def start(self, device, project, model, script):
        model.script = script
        command, environment = self.session(model, script)
        try:
            done = device.as_developer(command, project, SESSION_SECONDS, **environment)
        except subprocess.TimeoutExpired:
            return Seen(script.asked, script.told, f"no end within {SESSION_SECONDS} s")
        return Seen(script.asked, script.told, f"exit {done.returncode}: {done.stdout}{done.stderr}")

    def session(self, model, script):
        raise NotImplementedError


class ClaudeCode(ModelClient):
    name = "Claude Code"
    package = "@anthropic-ai/claude-code"
    command = "node_modules/.bin/claude"
    denied = "Write"

    def install(self):
        home = npm(self.folder, self.package, self.version)
        # npm 11 starts no scripts of packages by itself; this one puts the program for this machine into its place.
        run(["node", "install.cjs"], cwd=home)

    def prepare(self, device, model, servers):
        entries = {name: {"type": "http", "url": servers.url(name)} for name in (MANAGED, UNKNOWN)}
        device.write(device.home / ".claude.json", json.dumps({"mcpServers": entries}), 0o600)

    def session(self, model, script):
        allowed = f"Bash Write mcp__{MANAGED} mcp__{UNKNOWN}"
        return [self.program, "-p", PROMPT, "--allowedTools", allowed], {
            "ENABLE_TOOL_SEARCH": "false",  # else MCP tools are not offered at once
            "ANTHROPIC_BASE_URL": model.url,
            "ANTHROPIC_API_KEY": "sk-ant-FAKE0000",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC": "1",
        }

    def calls(self, project):
        return {
            "passed": Call("Bash", {"command": f"touch {project}/passed"}, project / "passed"),
            "rule": Call("Bash", {"command": f"cat .env > {project}/rule"}, project / "rule"),
            "tenant": Call("Write", {"file_path": f"{project}/tenant", "content": "x"}, project / "tenant"),
            "down": Call("Bash", {"command": f"touch {project}/down"}, project / "down"),
            **mcp_calls(project, lambda server: f"mcp__{server}__{TOOL}"),
        }


class Codex(ModelClient):
    name = "Codex"
    package = "@openai/codex"
    command = "node_modules/.bin/codex"
    model = None
    denied = "apply_patch"

    def install(self):
        npm(self.folder, self.package, self.version)

    def prepare(self, device, model, servers):
        text = "\n".join(
            [
                'model_provider = "mock"',
                "[model_providers.mock]",
                'name = "mock"',
                f'base_url = "{model.url}/v1"',
                'wire_api = "responses"',
                *(f'[mcp_servers.{name}]\nurl = "{servers.url(name)}"' for name in (MANAGED, UNKNOWN)),
                "",
            ]
        )
        device.write(device.folder(".codex") / "config.toml", text)

    def session(self, model, script):
        # What Codex offers depends on the model: a patch only to those that it knows, MCP tools to these only after a search.
        name = self.model or ("gpt-5.5" if script.tool == "apply_patch" else "mock")
        # The client's own sandbox would need a namespace in this one.
        flags = ["--skip-git-repo-check", "--dangerously-bypass-approvals-and-sandbox"]
        return [self.program, "exec", "--model", name, *flags, PROMPT], {}

    def calls(self, project):
        patch = "*** Begin Patch\n*** Add File: tenant\n+x\n*** End Patch"
        return {
            "passed": Call("exec_command", {"cmd": f"touch {project}/passed"}, project / "passed"),
            "rule": Call("exec_command", {"cmd": f"cat .env > {project}/rule"}, project / "rule"),
            "tenant": Call("apply_patch", patch, project / "tenant"),
            "down": Call("exec_command", {"cmd": f"touch {project}/down"}, project / "down"),
            **mcp_calls(project, lambda server: f"mcp__{server}/{TOOL}"),
        }


class CodexCodeMode(Codex):
    """Codex with a model of 2026, which writes programs whose steps are the calls."""

    name = "Codex, code mode"
    model = "gpt-6-sol"

    def calls(self, project):
        calls = super().calls(project)
        return {
            case: dataclasses.replace(call, tool="functions/exec", arguments=self.program_of(call))
            for case, call in calls.items()
        }

    @staticmethod
    def program_of(call):
        function = call.tool.replace("/", "__")
        return f"text(JSON.stringify(await tools.{function}({json.dumps(call.arguments)})));"


class Hermes(ModelClient):
    name = "Hermes"
    package = "hermes-agent"
    command = "venv/bin/hermes"
    denied = "write_file"

    def install(self):
        environment = self.folder / "venv"
        if not pathlib.Path(self.program).exists():
            run([sys.executable, "-m", "venv", str(environment)])
            pip = [str(environment / "bin/python"), "-m", "pip", "install", "--quiet"]
            run([*pip, f"{self.package}[mcp]=={self.version}"])

    def prepare(self, device, model, servers):
        text = "\n".join(
            [
                "model:",
                "  default: mock",
                "  provider: custom",
                f"  base_url: {model.url}/v1",
                "  api_key: sk-FAKE0000",
                "  context_length: 128000",
                "mcp_servers:",
                *(f"  {name}:\n    url: {servers.url(name)}" for name in (MANAGED, UNKNOWN)),
                "",
            ]
        )
        device.write(device.folder(".hermes") / "config.yaml", text, 0o600)

    def session(self, model, script):
        return [self.program, "chat", "-q", PROMPT, "-Q", "--yolo"], {"OPENAI_API_KEY": "sk-FAKE0000"}

    def calls(self, project):
        return {
            "passed": Call("terminal", {"command": f"touch {project}/passed"}, project / "passed"),
            "rule": Call("terminal", {"command": f"cat .env > {project}/rule"}, project / "rule"),
            "tenant": Call("write_file", {"path": f"{project}/tenant", "content": "x"}, project / "tenant"),
            "down": Call("terminal", {"command": f"touch {project}/down"}, project / "down"),
            **mcp_calls(project, lambda server: f"mcp__{server}__{TOOL}"),
        }


class Cursor(Client):
    """The local agent of Cursor's SDK: its service, and with it the model, is not to be had on loopback."""

    name = "Cursor SDK"
    package = "@cursor/sdk"
    command = "node_modules/@cursor/sdk"
    denied = "Write"

    def install(self):
        npm(self.folder, self.package, self.version)

    def prepare(self, device, model, servers):
        entries = {name: {"url": servers.url(name)} for name in (MANAGED, UNKNOWN)}
        device.write(device.folder(".cursor") / "mcp.json", json.dumps({"mcpServers": entries}))

    def calls(self, project):
        def shell(command):
            call = {"command": command, "workingDirectory": str(project), "parsingResult": {}}
            return {**call, "toolCallId": "call_1", "timeout": 30000}

        def mcp(case, server):
            call = {"name": f"{server}-{TOOL}", "providerIdentifier": server, "toolName": TOOL, "toolCallId": "call_1"}
            return Call("mcpArgs", {**call, "args": {"path": f"{project}/{case}"}}, project / case)

        write = {"path": f"{project}/tenant", "fileText": "x"}

        return {
            "passed": Call("shellArgs", shell(f"touch {project}/passed"), project / "passed"),
            "rule": Call("shellArgs", shell(f"cat .env > {project}/rule"), project / "rule"),
            "tenant": Call("writeArgs", {**write, "toolCallId": "call_1"}, project / "tenant"),
            "down": Call("shellArgs", shell(f"touch {project}/down"), project / "down"),
            "mcp": mcp("mcp", MANAGED),
            "mcp-unknown": mcp("mcp-unknown", UNKNOWN),
        }

    def start(self, device, project, model, script):
        message = json.dumps({"id": 1, script.tool: script.arguments})
        driver = pathlib.Path(__file__).with_name("cursor.cjs").read_text(encoding="utf-8")
        # The developer may not be able to read this folder.
        command = ["node", "-", self.program, str(project), message]
        done = device.as_developer(command, project, SESSION_SECONDS, standard_input=driver)
        lines = done.stdout.splitlines()
        told = lines[-1] if lines and lines[-1].startswith("[{") else None
        return Seen(told is not None, told, f"exit {done.returncode}: {done.stdout}{done.stderr}")


CLIENTS = {
    "claude": ClaudeCode,
    "codex": Codex,
    "codex-code": CodexCodeMode,
    "cursor": Cursor,
    "hermes": Hermes,
}
VERSIONS = {
    "@anthropic-ai/claude-code": "2.1.330",
    "@openai/codex": "0.169.0",
    "@cursor/sdk": "1.0.32",
    "hermes-agent": "0.19.0",
}
