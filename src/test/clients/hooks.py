# SPDX-License-Identifier: Apache-2.0
"""The hook files, as `aiwatch setup hooks install` writes them."""
import json

from device import PROGRAM

CURSOR = ["beforeMCPExecution", "beforeReadFile", "beforeTabFileRead", "beforeShellExecution", "preToolUse", "postToolUse", "postToolUseFailure",
          "sessionStart", "sessionEnd", "beforeSubmitPrompt", "afterAgentThought", "afterAgentResponse", "afterMCPExecution", "afterShellExecution", "subagentStart", "subagentStop", "afterFileEdit", "afterTabFileEdit", "stop", "preCompact"]
CLAUDE = ["PreToolUse", "PostToolUse", "PostToolUseFailure", "SessionStart", "SessionEnd", "UserPromptSubmit", "SubagentStart", "SubagentStop", "Stop", "PreCompact", "PermissionRequest", "Notification", "TaskCompleted", "TeammateIdle", "InstructionsLoaded", "ConfigChange"]
CODEX = ["PreToolUse", "PostToolUse", "PermissionRequest", "SessionStart", "SessionEnd", "UserPromptSubmit", "SubagentStart", "SubagentStop", "Stop", "PreCompact"]
HERMES = ["pre_tool_call", "post_tool_call", "pre_llm_call", "post_llm_call", "on_session_start", "on_session_end", "on_session_finalize", "subagent_start", "subagent_stop"]
JUDGED = {"PreToolUse", "PostToolUse", "PermissionRequest", "pre_tool_call", "preToolUse", "postToolUse", "beforeMCPExecution", "beforeReadFile", "beforeTabFileRead", "beforeShellExecution"}


def timeout(event):
    return 30 if event in JUDGED else 3 if event == "SessionEnd" else 5


def install(device):
    import pathlib
    def etc(path, text):
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        device.write(path, text)
    claude = {"hooks": {event: [{"hooks": [{"type": "command", "command": str(PROGRAM), "args": ["hook", "--client", "claude_code"], "timeout": timeout(event), **({"onFailure": "block"} if event == "PreToolUse" else {})}]}] for event in CLAUDE}}
    etc("/etc/claude-code/managed-settings.d/50-aiwatch.json", json.dumps(claude))
    device.write(device.folder(".claude") / "settings.json", json.dumps(claude))
    etc("/etc/codex/hooks.json", json.dumps({"hooks": {event: [{"hooks": [{"type": "command", "command": f"{PROGRAM} hook --client codex", "timeout": timeout(event)}]}] for event in CODEX}}))
    etc("/etc/codex/requirements.toml", "[features]\nhooks = true\n")
    etc("/etc/cursor/hooks.json", json.dumps({"version": 1, "hooks": {event: [{"command": f"{PROGRAM} hook --client cursor", "timeout": timeout(event), **({"failClosed": True} if event in ("beforeMCPExecution", "beforeShellExecution", "preToolUse") else {})}] for event in CURSOR}}))
    command = f"{PROGRAM} hook --client hermes"
    home = device.folder(".hermes")
    config = home / "config.yaml"
    entries = {event: [{"command": command, "timeout": timeout(event), **({"fail_closed": True} if event == "pre_tool_call" else {})}] for event in HERMES}
    text = config.read_text(encoding="utf-8") if config.exists() else ""
    device.write(config, text + "hooks: " + json.dumps(entries) + "\n")
    device.write(home / "shell-hooks-allowlist.json", json.dumps({"approvals": [{"event": event, "command": command} for event in HERMES]}), 0o600)
