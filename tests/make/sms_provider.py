"""A provider of text messages on this machine, in the form that 46elks describes."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

from fhr.messages_env import ELKS, Sms


@dataclass
class Provider:
    """What came, and what it answers: `status` is HTTP's, `says` the word in its JSON."""

    url: str = ""
    status: int = 200
    says: str = "created"
    body: bytes | None = None
    slowness: float = 0
    headers: dict[str, str] = field(default_factory=dict)
    seen_headers: list[dict[str, str]] = field(default_factory=list)
    messages: list[dict[str, str]] = field(default_factory=list)

    def setup(self, **changed: Any) -> Sms:
        known: dict[str, Any] = {
            "way": ELKS, "url": self.url, "user": "u1234", "password": "hemligt", "sender": "FHR",
        }  # fmt: skip
        return Sms(**{**known, **changed})

    def answer(self) -> bytes:
        if self.body is not None:
            return self.body
        if self.status >= 400:
            return b'{"error": "no"}'
        told = self.messages[-1]
        return json.dumps(
            {"status": self.says, "id": f"s{len(self.messages)}", "to": told["to"], "parts": 1, "cost": 5200}
        ).encode()


@contextmanager
def a_provider() -> Iterator[Provider]:
    provider = Provider()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            provider.seen_headers.append({name.lower(): value for name, value in self.headers.items()})
            provider.messages.append({name: values[0] for name, values in parse_qs(body).items()})
            time.sleep(provider.slowness)
            answer = provider.answer()
            self.send_response(provider.status)
            for name, value in provider.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *words: object) -> None:
            """Says nothing into the suite's output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    provider.url = f"http://127.0.0.1:{server.server_address[1]}/a1/sms"
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
