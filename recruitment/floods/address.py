"""Where a request comes from, as far as the limits need to know; it is hashed at once and kept nowhere."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

# A household has a whole such network: its single addresses are free to change.
NETWORK_BITS = 64
# Not to be told apart: they share one limit, as if they were neighbours.
UNKNOWN = "unknown"


def place_of(request: HttpRequest) -> str:
    """The address or, in the newer kind, the network; told by our own proxy alone, never by the sender."""
    try:
        address = ip_address(_told(request).strip())
    except ValueError:
        return UNKNOWN
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return f"{int(address) >> (128 - NETWORK_BITS):x}::"


def _told(request: HttpRequest) -> str:
    """What the proxy nearest to us wrote last; what stands before it, anybody may have written."""
    proxies: int = getattr(settings, "ALLAUTH_TRUSTED_PROXY_COUNT", 0)
    if not proxies:
        return str(request.META.get("REMOTE_ADDR", ""))
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return str(told[-proxies]) if len(told) >= proxies else ""
