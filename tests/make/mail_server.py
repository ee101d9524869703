"""A mail server on this machine that says what a test wants it to say, and keeps what it took."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from socket import SHUT_RDWR
from threading import Thread


@dataclass
class MailServer:
    """`to_receiver` and `to_letter` are its answers to a name, and to the letter itself."""

    port: int = 0
    to_receiver: str = "250 2.1.5 ok"
    to_letter: str = "250 2.0.0 taken"
    hangs_up: bool = False
    senders: list[str] = field(default_factory=list)
    letters: list[bytes] = field(default_factory=list)


@contextmanager
def a_mail_server() -> Iterator[MailServer]:
    server = MailServer()

    class Session(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self._say("220 mail.example.se")
            while line := self.rfile.readline().decode().strip():
                verb = line.partition(" ")[0].upper()
                if verb == "DATA":
                    self._take()
                else:
                    self._answer(verb, line)
                if verb == "QUIT":
                    break

        def _answer(self, verb: str, line: str) -> None:
            if verb == "MAIL":
                server.senders.append(line)
            self._say({"RCPT": server.to_receiver}.get(verb, "250 ok"))

        def _take(self) -> None:
            self._say("354 go on")
            lines = []
            while (line := self.rfile.readline()) != b".\r\n":
                lines.append(line)
            if server.hangs_up:
                # The letter has been said, and nobody says whether it was taken.
                self.connection.shutdown(SHUT_RDWR)
                return
            if server.to_letter.startswith("250"):
                server.letters.append(b"".join(lines))
            self._say(server.to_letter)

        def _say(self, words: str) -> None:
            self.wfile.write(f"{words}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

    listener = Server(("127.0.0.1", 0), Session)
    server.port = listener.server_address[1]
    Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
