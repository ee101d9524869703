"""Short addresses for print, and the links of a page that carry the tag onwards."""

import re
from functools import partial
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.text import slugify

from recruitment.campaigns.carrier import PARAMETER, join, read, write
from recruitment.campaigns.models import Tag

# What is not a page of the public site carries nothing.
PLAIN_PREFIXES = (
    "/t/", "/T/", "/static/", "/media/", "/documents/", "/admin/", "/handlaggning/", "/rapport/",
    "/konto/", "/system/", "/halsa/", "/utseende/", "/api/", "/sitemap.xml", "/robots.txt",
)  # fmt: skip

# A `<` inside a value is always written `&lt;` here, so no tag is searched beyond the next one.
_VALUE = rb"""(?:"[^"<]*+"|'[^'<]*+'|[^\s"'<>]++)"""
_ATTRIBUTE = rb"""\s++(?!href[\s=])[^\s"'<>=/]++(?:\s*+=\s*+""" + _VALUE + rb")?+"
# One pass: the address of each <a>, and the opening tag of each form that is sent by GET.
_LINK = re.compile(
    rb"<(?:(?P<before>a(?:" + _ATTRIBUTE + rb")*+\s++href\s*+=\s*+)"
    rb"(?P<quote>[\"'])(?P<address>[^\"'<>]*+)(?P=quote)"
    rb"|(?P<form>form\b(?P<attributes>(?:" + _ATTRIBUTE + rb")*+)\s*+>))",
    re.IGNORECASE,
)
_METHOD = re.compile(rb"""\smethod\s*=\s*["']?([a-z]+)""", re.IGNORECASE)
_ACTION = re.compile(rb"""\saction\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_CARRIED = re.compile(rb"(?P<before>(?:^|&(?:amp;)?))" + PARAMETER.encode() + rb"=(?P<value>[^&]*)")
_OWN_TAG = re.compile(rb"[?&;]" + PARAMETER.encode() + rb"=", re.IGNORECASE)
# Stands for the carrier while a page is cut; no page holds one.
_PLACE = b"\x00"
_SCHEME = re.compile(rb"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def short_address(tag: Tag) -> str:
    """The address a person can read from a poster and type."""
    return settings.BASE_URL + reverse("campaigns:arrive", kwargs={"code": tag.code})


def printed_address(tag: Tag) -> str:
    """The short address without what nobody types."""
    return short_address(tag).split("://", 1)[-1]


def qr_payload(tag: Tag) -> str:
    """The short address in capitals, which a QR code holds in fewer squares."""
    return short_address(tag).upper()


def alias_address(word: str) -> str:
    """The short address with a word in the place of the code, without what nobody types."""
    address = settings.BASE_URL + reverse("campaigns:arrive", kwargs={"code": word})
    return str(address.split("://", 1)[-1])


def utm_of(tag: Tag) -> dict[str, str]:
    """What an advertiser's own report calls this tag; a channel without its two words gives none.

    The campaign is named by the words an applicant may read, never by the name inside the unit.
    """
    activity, channel = tag.activity, tag.activity.channel
    if not channel.utm_source or not channel.utm_medium:
        return {}
    utm = {
        "utm_source": channel.utm_source,
        "utm_medium": channel.utm_medium,
        "utm_campaign": f"{slugify(activity.public_label)}-{activity.starts_on.year}",
        "utm_content": slugify(tag.variant),
        "utm_id": tag.code,
    }
    return {name: value for name, value in utm.items() if value}


def advertiser_address(tag: Tag) -> str:
    """The short address with its UTM set, to paste where an advertisement is bought."""
    return f"{short_address(tag)}?{urlencode(utm_of(tag))}"


def untagged(address: str) -> str:
    """The same address without a tag of its own, for a link that will be given one."""
    path, _question_mark, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != PARAMETER]
    return f"{path}?{urlencode(kept)}" if kept else path


def decorate(html: bytes, carrier: str, origin: str = "") -> bytes:
    """The page with the carrier in every link and search form that stays on the public site.

    `origin` (scheme and host) tells which absolute addresses are ours.
    """
    return _LINK.sub(partial(_decorated, carrier=carrier, origin=origin.encode()), html)


def split(html: bytes, origin: str = "") -> tuple[bytes, ...] | None:
    """The page cut where a carrier goes: `carrier.join(pieces)` is what `decorate` would have made.

    None for a page that holds a tagged link of its own, since what goes there depends on both tags.
    """
    if _PLACE in html or _OWN_TAG.search(html):
        return None
    return tuple(decorate(html, _PLACE.decode(), origin).split(_PLACE))


def _decorated(match: re.Match[bytes], carrier: str, origin: bytes) -> bytes:
    if match["form"]:
        return match[0] + _hidden_field(match["attributes"], carrier, origin)
    address = match["address"]
    if not _stays_here(address, origin):
        return match[0]
    return b"<%b%b%b%b" % (match["before"], match["quote"], _with_carrier(address, carrier), match["quote"])


def _hidden_field(attributes: bytes, carrier: str, origin: bytes) -> bytes:
    method, action = _METHOD.search(attributes), _ACTION.search(attributes)
    by_get = method is None or method[1].lower() == b"get"
    if not by_get or not _stays_here(action[1] if action else b"/", origin):
        return b""
    return f'<input type="hidden" name="{PARAMETER}" value="{carrier}">'.encode()


def _stays_here(address: bytes, origin: bytes) -> bool:
    """Whether an address leads to a page of the public site; a place on the same page needs nothing."""
    address = address.strip()
    if origin and address.startswith(origin) and address[len(origin) :][:1] in (b"", b"/", b"?"):
        address = address[len(origin) :] or b"/"
    if not address or address.startswith((b"#", b"//", b"/\\", b"\\")) or _SCHEME.match(address):
        return False
    return not address.startswith(_PLAIN)


def _with_carrier(address: bytes, carrier: str) -> bytes:
    address, hash_sign, place = address.partition(b"#")
    path, _question_mark, query = address.partition(b"?")
    if carried := _CARRIED.search(query):
        # A tagged link inside the site: the first arrival stays, this one becomes the last.
        value = _joined(carrier, carried["value"]).encode()
        query = query[: carried.start("value")] + value + query[carried.end("value") :]
    else:
        query += (b"&amp;" if query else b"") + f"{PARAMETER}={carrier}".encode()
    return path + b"?" + query + hash_sign + place


def _joined(carrier: str, value: bytes) -> str:
    later = read(value.decode("ascii", "ignore"))
    return write(join(read(carrier), later)) if later else carrier


_PLAIN = tuple(prefix.encode() for prefix in PLAIN_PREFIXES)
