"""A small HTTP server that speaks the chat-completions protocol, well or badly as a test wants."""

from __future__ import annotations

import dataclasses
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Reply:
    """What the server does about one request."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    wait_seconds: float = 0.0
    drop: bool = False
    """Close the connection without a word."""
    drip_seconds: float = 0.0
    """Send the body byte by byte, with so much time between."""


Behaviour = Callable[[Request], Reply]


def says(text: str | None, tokens: tuple[int, int] = (100, 20)) -> Reply:
    """Answer as the protocol has it."""
    message = {"role": "assistant", "content": text}
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]}
    data = {"choices": [{"index": 0, "message": message}], "usage": usage}
    return Reply(json.dumps(data).encode())


def fails(status: int, message: str = "no", **headers: str) -> Reply:
    """Answer with an error."""
    named = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return Reply(json.dumps({"error": {"message": message}}).encode(), status, named)


def act(intent: str | None, words: str = "", **rest: Any) -> str:
    """Return a decision as a model gives it."""
    return json.dumps({"intent": intent, "pace": 1, "gesture": None, "words": words, **rest})


def good(request: Request) -> Reply:
    """Answer like a model that knows its part: acts by turns, words that name the seed."""
    told, seed = json.loads(request["messages"][-1]["content"]), request.get("seed", 0)
    if "moment" not in told:
        return says(json.dumps({"words": f"worded {seed}"}))
    side = 0 if "dumpee" in request["messages"][0]["content"].splitlines()[0] else 1
    free = (("ask_closure", "nostalgia", None), ("closure_answer", "check_up", None))[side]
    intent = free[seed % 3]
    return says(act(intent, f"said {seed}" if intent else ""))


class Endpoint:
    """A running server: its address, and what it was asked."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.requests: list[Request] = []
        self.headers: list[dict[str, str]] = []
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/v1"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                request = json.loads(self.rfile.read(length))
                endpoint.requests.append(request)
                endpoint.headers.append({k.lower(): v for k, v in self.headers.items()})
                assert self.path == "/v1/chat/completions"
                send(self, endpoint.behaviour(request))

            def log_message(self, *_arguments: object) -> None:
                pass

        return Handler


def send(handler: BaseHTTPRequestHandler, reply: Reply) -> None:
    time.sleep(reply.wait_seconds)
    if reply.drop:
        handler.close_connection = True
        return
    try:
        handler.send_response(reply.status)
        for name, value in (*reply.headers, ("Content-Length", str(len(reply.body)))):
            handler.send_header(name, value)
        handler.send_header("Content-Type", "application/json")
        handler.end_headers()
        step = 1 if reply.drip_seconds else max(1, len(reply.body))
        for start in range(0, len(reply.body), step):
            handler.wfile.write(reply.body[start : start + step])
            handler.wfile.flush()
            time.sleep(reply.drip_seconds)
    except OSError:  # the client has given up
        handler.close_connection = True


@contextmanager
def serving(behaviour: Behaviour = good) -> Iterator[Endpoint]:
    """Serve on a port of its own for as long as it is needed."""
    endpoint = Endpoint(behaviour)
    thread = threading.Thread(target=endpoint.server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield endpoint
    finally:
        endpoint.server.shutdown()
        endpoint.server.server_close()
