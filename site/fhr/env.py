"""Reads what the environment says about handing over: which ways are offered, and with what each is set up.

Strict: what cannot be right stops the start, so that no family is sent the wrong way.
"""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

Network = IPv4Network | IPv6Network

SECRET_PREFIX = "whsec_"  # noqa: S105 - says what a secret looks like, is none
# What Standard Webhooks asks of a secret, in bytes.
SHORTEST_SECRET, LONGEST_SECRET = 24, 64
# The one in use, and the one that is coming or going.
MOST_SECRETS = 2
WAYS = ("built_in", "treserva", "webhook", "file_drop", "secure_mail")
AT_FIRST = ("built_in", "treserva")


@dataclass(frozen=True)
class Handoff:
    """How packages leave, and whose answers we believe; secrets never show when this is printed."""

    ways: tuple[str, ...] = AT_FIRST
    webhook_url: str = ""
    webhook_hosts: tuple[str, ...] = ()
    webhook_networks: tuple[Network, ...] = ()
    webhook_secrets: tuple[bytes, ...] = field(default=(), repr=False)
    folder: Path | None = None
    function_address: str = ""
    receiving_secrets: tuple[bytes, ...] = field(default=(), repr=False)


def read_handoff(env: environ.Env) -> Handoff:
    """The hand-over's settings; a way that is offered must have all it needs."""
    folder = env.str("FHR_HANDOFF_FOLDER", default="")
    found = Handoff(
        ways=_ways(env.list("FHR_HANDOFF_WAYS", default=list(AT_FIRST))),
        webhook_url=_address("FHR_HANDOFF_WEBHOOK_URL", env.str("FHR_HANDOFF_WEBHOOK_URL", default="")),
        webhook_hosts=tuple(host.lower() for host in env.list("FHR_HANDOFF_WEBHOOK_HOSTS", default=[])),
        webhook_networks=_networks(
            "FHR_HANDOFF_WEBHOOK_NETWORKS", env.list("FHR_HANDOFF_WEBHOOK_NETWORKS", default=[])
        ),
        webhook_secrets=_secrets(
            "FHR_HANDOFF_WEBHOOK_SECRETS", env.list("FHR_HANDOFF_WEBHOOK_SECRETS", default=[])
        ),
        folder=_folder("FHR_HANDOFF_FOLDER", folder) if folder else None,
        function_address=_function_address(env.str("FHR_HANDOFF_FUNCTION_ADDRESS", default="")),
        receiving_secrets=_secrets("FHR_RECEIVING_SECRETS", env.list("FHR_RECEIVING_SECRETS", default=[])),
    )
    _require_complete(found)
    return found


def _require_complete(found: Handoff) -> None:
    needed = {
        "webhook": {
            "FHR_HANDOFF_WEBHOOK_URL": found.webhook_url,
            "FHR_HANDOFF_WEBHOOK_HOSTS": found.webhook_hosts,
            "FHR_HANDOFF_WEBHOOK_NETWORKS": found.webhook_networks,
            "FHR_HANDOFF_WEBHOOK_SECRETS": found.webhook_secrets,
        },
        "file_drop": {"FHR_HANDOFF_FOLDER": found.folder},
        "secure_mail": {"FHR_HANDOFF_FUNCTION_ADDRESS": found.function_address},
    }
    for way in found.ways:
        missing = [name for name, value in needed.get(way, {}).items() if not value]
        if missing:
            raise ImproperlyConfigured(f"FHR_HANDOFF_WAYS offers {way}, which needs {' and '.join(missing)}.")


def _ways(written: Sequence[str]) -> tuple[str, ...]:
    strange = [way for way in written if way not in WAYS]
    if strange or not written or len(set(written)) != len(written):
        raise ImproperlyConfigured(f"FHR_HANDOFF_WAYS names each way once, out of {', '.join(WAYS)}.")
    return tuple(written)


def _address(name: str, written: str) -> str:
    if not written:
        return ""
    try:
        parts = urlsplit(written)
        is_plain = parts.scheme in {"https", "http"} and parts.hostname and parts.port != 0
    except ValueError:
        is_plain = False
    if not is_plain or parts.username is not None or parts.fragment:
        raise ImproperlyConfigured(f"{name} is no address as https://mottagare.example.se/in.")
    return written


def _networks(name: str, written: Sequence[str]) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(network.strip()) for network in written)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} lists networks as 198.51.100.0/24.") from error


def _secrets(name: str, written: Sequence[str]) -> tuple[bytes, ...]:
    """One secret, or two while one takes over from the other; what they are is never repeated."""
    try:
        found = tuple(
            base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
            for secret in written
            if secret.startswith(SECRET_PREFIX)
        )
    except (binascii.Error, ValueError):
        found = ()
    fits = all(SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET for secret in found)
    if len(found) != len(written) or len(found) > MOST_SECRETS or not fits:
        raise ImproperlyConfigured(
            f"{name} holds one or two secrets, each {SECRET_PREFIX} and base64 of "
            f"{SHORTEST_SECRET} to {LONGEST_SECRET} bytes."
        )
    return found


def _folder(name: str, written: str) -> Path:
    folder = Path(written)
    if not folder.is_absolute():
        raise ImproperlyConfigured(f"{name} is not a whole path as /var/lib/fhr-ut.")
    return folder


def _function_address(written: str) -> str:
    address = written.strip()
    if len(address) > 120 or not address.isprintable():
        raise ImproperlyConfigured("FHR_HANDOFF_FUNCTION_ADDRESS is one line of 120 characters at most.")
    return address
