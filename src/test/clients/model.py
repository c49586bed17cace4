# SPDX-License-Identifier: Apache-2.0
"""A model on loopback that asks for one tool call, and remembers what it was told about it.

It speaks what the clients speak: Anthropic's messages, OpenAI's responses and OpenAI's chat completions, as event streams
and, where a client asks for it, as one document.
"""
import http.server
import json
import sys
import threading

CALL = "call_aiwatch_1"
DONE = "Done."


class Script:
    """What the model wants in one session.

    `tool` is the name under which the client offers it, with `/` after a namespace; `arguments` an object, or a text for a tool
    of free form.
    """

    def __init__(self, tool, arguments):
        self.tool = tool
        self.arguments = arguments
        self.asked = False
        self.told = None
        self.offered = set()
        self.paths = []


def names(tool):
    """The names of one of Codex's tools: those of a namespace are offered together."""
    if tool["type"] == "namespace":
        return [f"{tool['name']}/{inner['name']}" for inner in tool["tools"]]
    return [tool.get("name", tool["type"])]


class Model(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.script = None
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        if not isinstance(sys.exc_info()[1], ConnectionError):  # else a client that was ended
            super().handle_error(request, client_address)

    def turn(self, path, offered, told):
        """Whether to ask for the tool now: once, and only where it is offered."""
        with self.lock:
            script = self.script
            script.paths.append(path)
            script.offered |= offered
            if told is not None:
                script.told = told
            elif not script.asked and script.tool in offered:
                script.asked = True
                return script
            return None


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.reply({})

    def do_GET(self):
        self.reply({"object": "list", "data": [{"id": "mock", "object": "model"}], "models": []})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        path = self.path.split("?")[0]
        routes = {
            "/messages": self.anthropic_messages,
            "/responses": self.openai_responses,
            "/chat/completions": self.openai_completions,
        }
        route = next((routes[end] for end in routes if path.endswith(end)), None)
        if route is None:
            self.reply({"input_tokens": 1} if path.endswith("/count_tokens") else {})
        else:
            route(path, json.loads(body))

    def anthropic_messages(self, path, request):
        """Anthropic's messages (Claude Code)."""
        contents = [message["content"] for message in request["messages"]]
        blocks = [block for content in contents if isinstance(content, list) for block in content]
        told = next((json.dumps(block) for block in blocks if block.get("tool_use_id") == CALL), None)
        script = self.server.turn(path, {tool["name"] for tool in request.get("tools", [])}, told)
        if script:
            block = {"type": "tool_use", "id": CALL, "name": script.tool, "input": {}}
            delta = {"type": "input_json_delta", "partial_json": json.dumps(script.arguments)}
        else:
            block = {"type": "text", "text": ""}
            delta = {"type": "text_delta", "text": DONE}
        stop = "tool_use" if script else "end_turn"
        message = {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": request.get("model", "mock"),
            "content": [],
            "stop_reason": None,
            "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1},
        }
        if not request.get("stream"):
            whole = {**block, **({"input": script.arguments} if script else {"text": DONE})}
            self.reply({**message, "content": [whole], "stop_reason": stop})
            return
        self.stream(
            [
                {"type": "message_start", "message": message},
                {"type": "content_block_start", "index": 0, "content_block": block},
                {"type": "content_block_delta", "index": 0, "delta": delta},
                {"type": "content_block_stop", "index": 0},
                {"type": "message_delta", "delta": {"stop_reason": stop, "stop_sequence": None}, "usage": {"output_tokens": 1}},
                {"type": "message_stop"},
            ]
        )

    def openai_responses(self, path, request):
        """OpenAI's responses (Codex)."""
        items = request["input"] if isinstance(request["input"], list) else []
        told = next((json.dumps(i) for i in items if i.get("call_id") == CALL and i["type"].endswith("_output")), None)
        tools = [*request.get("tools", []), *(tool for item in items for tool in item.get("tools", []))]
        offered = {name for tool in tools for name in names(tool)}
        script = self.server.turn(path, offered, told)
        if script and isinstance(script.arguments, str):
            name = script.tool.split("/")[-1]
            item = {"type": "custom_tool_call", "id": "item_1", "call_id": CALL, "name": name, "input": script.arguments}
        elif script:
            arguments = json.dumps(script.arguments)
            *space, name = script.tool.split("/")
            item = {"type": "function_call", "id": "item_1", "call_id": CALL, "name": name, "arguments": arguments}
            if space:
                item["namespace"] = space[0]
        else:
            text = {"type": "output_text", "text": DONE, "annotations": []}
            item = {"type": "message", "id": "item_1", "role": "assistant", "content": [text]}
        usage = {"input_tokens": 1, "output_tokens": 1, "total_tokens": 2}
        self.stream(
            [
                {"type": "response.created", "response": {"id": "resp_1"}},
                {"type": "response.output_item.done", "output_index": 0, "item": item},
                {"type": "response.completed", "response": {"id": "resp_1", "usage": usage, "output": [item]}},
            ]
        )

    def openai_completions(self, path, request):
        """OpenAI's chat completions (Hermes)."""
        told = next((json.dumps(m) for m in request["messages"] if m.get("tool_call_id") == CALL), None)
        script = self.server.turn(path, {tool["function"]["name"] for tool in request.get("tools") or []}, told)
        message = {"role": "assistant", "content": None if script else DONE}
        if script:
            function = {"name": script.tool, "arguments": json.dumps(script.arguments)}
            message["tool_calls"] = [{"index": 0, "id": CALL, "type": "function", "function": function}]
        stop = "tool_calls" if script else "stop"
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        frame = {"id": "chatcmpl_1", "created": 1, "model": request.get("model", "mock")}
        if not request.get("stream"):
            choice = {"index": 0, "message": message, "finish_reason": stop}
            self.reply({**frame, "object": "chat.completion", "choices": [choice], "usage": usage})
            return
        frame["object"] = "chat.completion.chunk"
        self.stream(
            [
                {**frame, "choices": [{"index": 0, "delta": message, "finish_reason": None}]},
                {**frame, "choices": [{"index": 0, "delta": {}, "finish_reason": stop}]},
                {**frame, "choices": [], "usage": usage},
            ],
            end="data: [DONE]\n\n",
        )

    def reply(self, document):
        self.send(json.dumps(document), "application/json")

    def stream(self, events, end=""):
        text = ""
        for event in events:
            if "type" in event:
                text += f"event: {event['type']}\n"
            text += f"data: {json.dumps(event)}\n\n"
        self.send(text + end, "text/event-stream")

    def send(self, text, kind):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_):
        pass
