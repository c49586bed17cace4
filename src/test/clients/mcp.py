# SPDX-License-Identifier: Apache-2.0
"""Two MCP servers on loopback, one that the tenant manages and one that it does not know, with one tool: `touch` makes a file."""
import http.server
import json
import pathlib
import threading

MANAGED, UNKNOWN = "managed", "unknown"
TOOL = "touch"


class Servers(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Call)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, name):
        return f"http://127.0.0.1:{self.server_port}/{name}/mcp"


class Call(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.answer(405)  # no stream of the server's own

    def do_DELETE(self):
        self.answer(200)

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        if "id" not in request:
            self.answer(202)
            return
        parameters = request.get("params", {})
        results = {
            "initialize": self.initialize,
            "tools/list": self.tools,
            "tools/call": self.touch,
            "resources/list": lambda _: {"resources": []},
            "prompts/list": lambda _: {"prompts": []},
        }
        result = results.get(request["method"], lambda _: {})(parameters)
        self.answer(200, {"jsonrpc": "2.0", "id": request["id"], "result": result})

    def initialize(self, parameters):
        server = {"name": self.path.split("/")[1], "version": "1"}
        return {"protocolVersion": parameters["protocolVersion"], "capabilities": {"tools": {}}, "serverInfo": server}

    def tools(self, _):
        schema = {"type": "object", "properties": {"path": {"type": "string"}}, "required": ["path"]}
        return {"tools": [{"name": TOOL, "description": "Makes a file.", "inputSchema": schema}]}

    def touch(self, parameters):
        pathlib.Path(parameters["arguments"]["path"]).touch()
        return {"content": [{"type": "text", "text": "made"}], "isError": False}

    def answer(self, status, document=None):
        body = b"" if document is None else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
