"""A receiver of packages on this machine, with a ledger of what it has taken in."""

import json
import ssl
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Thread
from typing import Any

from fhr.env import Handoff

SECRET = b"a secret of the suite, 24+"


@dataclass
class Receiver:
    """What came, and what to answer next; `effects` counts each event once, as a receiver must."""

    url: str = ""
    answer: Callable[["Receiver", dict[str, Any]], int] = lambda receiver, event: receiver.take_in(event)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    slowness: float = 0
    calls: list[dict[str, Any]] = field(default_factory=list)
    seen_headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    effects: Counter[str] = field(default_factory=Counter)
    # Takes what comes from now on; what came before is still answered by whom it came to.
    relief: "Receiver | None" = None

    def take(self, headers: dict[str, str], body: bytes) -> int:
        event = json.loads(body)
        self.calls.append(event)
        self.seen_headers.append(headers)
        self.bodies.append(body)
        time.sleep(self.slowness)
        return self.answer(self, event)

    def take_in(self, event: dict[str, Any]) -> int:
        """The effect, the first time; the answer, every time."""
        self.effects[event["id"]] = 1
        return 204

    def setup(self, *ways: str, **changed: Any) -> Handoff:
        """Settings that lead to this receiver."""
        known: dict[str, Any] = {
            "ways": ways or ("built_in", "webhook"),
            "webhook_url": self.url,
            "webhook_hosts": ("localhost",),
            "webhook_networks": (ip_network("127.0.0.0/8"), ip_network("::1/128")),
            "webhook_secrets": (SECRET,),
        }
        return Handoff(**{**known, **changed})


@contextmanager
def a_receiver(tls: ssl.SSLContext | None = None) -> Iterator[Receiver]:
    first = Receiver()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            receiver = first.relief or first
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take({name.lower(): value for name, value in self.headers.items()}, body)
            if status == 0:
                # The line breaks before a word is said.
                self.connection.close()
                return
            self.send_response(status)
            for name, value in receiver.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(receiver.body)))
            self.end_headers()
            self.wfile.write(receiver.body)

        def do_GET(self) -> None:
            (first.relief or first).calls.append({"followed": self.path})
            self.send_response(200)
            self.end_headers()

        def log_message(self, *words: object) -> None:
            """Says nothing into the suite's output."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    first.url = f"{'https' if tls else 'http'}://localhost:{server.server_address[1]}/in?enhet=fhr"
    try:
        yield first
    finally:
        server.shutdown()
        server.server_close()
