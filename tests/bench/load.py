"""Asks one address as fast as it is answered, over a few open lines, the way a phone asks."""

import socket
import time

LINES = 4
BROWSER = (
    "User-Agent: Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/131.0.0.0 Mobile Safari/537.36\r\n"
    "Accept: text/html,application/xhtml+xml\r\nAccept-Language: sv-SE,sv;q=0.9\r\n"
    "Sec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"
)


class Line:
    """One open connection, as a browser keeps it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> None:
        self.socket.sendall(request)

    def answer(self) -> bytes:
        """The whole answer; anything but a page stops the measuring."""
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _blank, body = received.partition(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.decode("latin-1"))
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        pieces = [body]
        missing = length - len(body)
        while missing > 0:
            pieces.append(self._more())
            missing -= len(pieces[-1])
        return b"".join(pieces)

    def close(self) -> None:
        self.socket.close()

    def _more(self) -> bytes:
        piece = self.socket.recv(262_144)
        if not piece:
            raise RuntimeError("the server closed the line")
        return piece


def request(path: str, accept_encoding: str) -> bytes:
    coding = f"Accept-Encoding: {accept_encoding}\r\n" if accept_encoding else ""
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{BROWSER}{coding}\r\n".encode()


def seconds_a_batch(lines: list[Line], asked: bytes, rounds: int) -> float:
    """How long it takes until every line has had so many answers."""
    started = time.perf_counter()
    for _ in range(rounds):
        for line in lines:
            line.ask(asked)
        for line in lines:
            line.answer()
    return time.perf_counter() - started
