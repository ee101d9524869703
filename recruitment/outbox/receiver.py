"""One request to one receiver that is allowed by name, and by network where one is set; to nobody else.

The name is looked up once, every address it has must lie in an allowed network, and the connection
goes to an address that was looked at: a name that means something else a moment later changes nothing.
A receiver on the open internet, known by its certificate, has no network set.
"""

import http.client
import socket
import ssl
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_address
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from django.utils.translation import gettext as _

CONNECT_SECONDS = 5.0
# Receivers do their work before they answer.
ANSWER_SECONDS = 20.0
# For all of it, however slowly it drips; well inside the lease of the outbox.
ALL_SECONDS = 30.0
MOST_ANSWER_BYTES = 64_000

Networks = Sequence[IPv4Network | IPv6Network]


class ReceiverSilent(Exception):
    """No answer that counts; `is_forbidden` when asking again would be as wrong."""

    def __init__(self, cause: str, *, is_forbidden: bool = False) -> None:
        super().__init__(cause)
        self.is_forbidden = is_forbidden


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes = field(default=b"", repr=False)
    retry_after: int = 0


def post(
    url: str,
    body: bytes,
    *,
    headers: Mapping[str, str],
    hosts: Sequence[str],
    networks: Networks | None = None,
) -> Answer:
    """Sends `body` and gives the receiver's answer; follows nowhere, and believes no long answer."""
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    if host not in hosts:
        raise ReceiverSilent(_("The receiver's host is not on the list"), is_forbidden=True)
    address = _allowed_address(host, _port(parts), networks)
    if parts.scheme != "https" and not ip_address(address).is_loopback:
        raise ReceiverSilent(_("The receiver's address is not https"), is_forbidden=True)
    lines: list[socket.socket] = []
    connection = _connection(parts, address, lines)
    clock = Timer(ALL_SECONDS, _hang_up, [lines])
    clock.daemon = True
    clock.start()
    try:
        connection.request("POST", _path(parts), body=body, headers=dict(headers))
        return _read(connection.getresponse())
    except ssl.SSLCertVerificationError as error:
        raise ReceiverSilent(_("The receiver's certificate does not hold")) from error
    except TimeoutError as error:
        raise ReceiverSilent(_("The receiver did not answer in time")) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        # The words of the error may quote what the receiver said; its kind may not.
        raise ReceiverSilent(
            _("The line to the receiver broke: %(kind)s") % {"kind": type(error).__name__}
        ) from error
    finally:
        clock.cancel()
        connection.close()
        for line in lines:
            line.close()


def _allowed_address(host: str, port: int, networks: Networks | None) -> str:
    """One address of the host, if all it has are allowed: one stray address is one too many."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise ReceiverSilent(_("The receiver's name cannot be looked up")) from error
    addresses = [str(place[4][0]) for place in found]
    is_allowed = networks is None or all(_is_in(address, networks) for address in addresses)
    if not addresses or not is_allowed:
        raise ReceiverSilent(_("The receiver's name leads outside the allowed networks"), is_forbidden=True)
    return addresses[0]


def _is_in(address: str, networks: Networks) -> bool:
    place = ip_address(address.partition("%")[0])
    return any(place in network for network in networks)


def _connection(parts: SplitResult, address: str, lines: list[socket.socket]) -> http.client.HTTPConnection:
    """A connection that says the receiver's name, and checks its certificate, but goes to `address`.

    Puts the line into `lines` as soon as there is one, before anything is said on it.
    """
    host, port = parts.hostname or "", _port(parts)
    connection = (
        http.client.HTTPSConnection(host, port, context=_trust())
        if parts.scheme == "https"
        else http.client.HTTPConnection(host, port)
    )

    def connect_here(*_named: object) -> socket.socket:
        line = socket.create_connection((address, port), CONNECT_SECONDS)
        line.settimeout(ANSWER_SECONDS)
        # A handle of our own on the same line: TLS takes the first one over.
        lines.append(line.dup())
        return line

    # The standard library's own seam for this; it has no public name.
    connection._create_connection = connect_here  # type: ignore[attr-defined]
    return connection


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _hang_up(lines: Sequence[socket.socket]) -> None:
    """Ends a request whose time is over, whatever it waits for."""
    for line in lines:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _read(response: http.client.HTTPResponse) -> Answer:
    body = response.read(MOST_ANSWER_BYTES + 1)
    if len(body) > MOST_ANSWER_BYTES:
        # A whole page instead of a word: this is not the receiver's system that speaks.
        raise ReceiverSilent(_("The receiver's answer is too long"))
    wait = response.getheader("Retry-After", "")
    is_seconds = wait.isascii() and wait.isdigit() and len(wait) < 7
    return Answer(response.status, body, int(wait) if is_seconds else 0)


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme == "https" else 80)


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
