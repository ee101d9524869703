"""What kind of website a visit without a tag came from, told by the page that held the link."""

import re
import time
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.municipalities.models import Municipality

KEPT_SECONDS = 60.0
LONGEST_HOST = 100
# A name ends in letters: an address in numbers could be somebody's own machine.
_WEBSITE = re.compile(r"([a-z0-9_-]+\.)+[a-z][a-z0-9-]+", re.ASCII)
# What may stand between a name and its country, as in google.co.uk.
SECOND_LEVEL = frozenset({"co", "com"})


class SourceClass(models.TextChoices):
    """Kinds of source a report can act on; `DIRECT` is always shown, never spread over the others."""

    SEARCH = "search", _("Search engine")
    SOCIAL = "social", _("Social media")
    VIDEO = "video", _("Video")
    AI = "ai", _("AI assistant")
    ADVERT = "advert", _("Advertising network")
    MAIL = "mail", _("E-mail")
    MUNICIPALITY = "municipality", _("A municipality's website")
    AUTHORITY = "authority", _("Authority or association")
    WEBSITE = "website", _("Another website")
    DIRECT = "direct", _("Direct or unknown")
    RETURNED = "returned", _("Came back, or was sent the link")


# A class is carried in a link as `~` and this letter; the direct ones have nothing to carry.
LETTERS = {
    SourceClass.SEARCH: "s",
    SourceClass.SOCIAL: "o",
    SourceClass.VIDEO: "v",
    SourceClass.AI: "a",
    SourceClass.ADVERT: "n",
    SourceClass.MAIL: "e",
    SourceClass.MUNICIPALITY: "k",
    SourceClass.AUTHORITY: "u",
    SourceClass.WEBSITE: "w",
}
_CLASS_OF = {f"~{letter}": source for source, letter in LETTERS.items()}
_municipal: list[tuple[float, frozenset[str]]] = []


def class_of_label(label: str) -> SourceClass | None:
    """The class a carried label such as `~s` stands for; None for a tag's code."""
    return _CLASS_OF.get(label)


def label_of(source: SourceClass) -> str | None:
    """What a link carries for a class; None when there is nothing to carry."""
    letter = LETTERS.get(source)
    return f"~{letter}" if letter else None


def class_of_referrer(referrer: str) -> SourceClass:
    """The kind of website behind a Referer header: its most specific known host, else what it is called."""
    host = host_of(referrer)
    if not host:
        return SourceClass.DIRECT
    if any(name in municipal_hosts() for name in _names(host)):
        return SourceClass.MUNICIPALITY
    hosts = _named("hosts")
    known = next((hosts[name] for name in _names(host) if name in hosts), None)
    return known or _of_word(host) or _of_brand(host) or SourceClass.WEBSITE


def host_of(address: str) -> str:
    """The host of a web address or `android-app://` package, lower case; empty when there is none."""
    try:
        return (urlsplit(address.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""


def website_of(referrer: str) -> str:
    """The website's name as it may be kept and shown; empty for what is no name, such as a bare number."""
    host = host_of(referrer).removeprefix("www.")
    return host if len(host) <= LONGEST_HOST and _WEBSITE.fullmatch(host) else ""


def class_of_website(host: str) -> SourceClass:
    """What a kept website is by the table of today."""
    return class_of_referrer(f"https://{host}/")


def table_version() -> str:
    """Which edition of the host table is in use; reports print it."""
    return str(_file()["version"])


def municipal_hosts() -> frozenset[str]:
    """The websites of the municipalities, as the unit has written them down."""
    now = time.monotonic()
    if not _municipal or _municipal[0][0] <= now:
        addresses = Municipality.objects.exclude(website="").values_list("website", flat=True)
        hosts = frozenset(host_of(address).removeprefix("www.") for address in addresses)
        _municipal[:] = [(now + KEPT_SECONDS, hosts - {""})]
    return _municipal[0][1]


def forget() -> None:
    """Makes this process read the municipalities' websites again at once."""
    _municipal.clear()


def _names(host: str) -> list[str]:
    """The host and the domains it stands in, most specific first."""
    parts = host.split(".")
    return [".".join(parts[start:]) for start in range(len(parts) - 1)] or [host]


def _of_brand(host: str) -> SourceClass | None:
    """By a name that stands before the country: `google` in www.google.co.uk."""
    *parts, _country = host.split(".")
    if len(parts) > 1 and parts[-1] in SECOND_LEVEL:
        parts.pop()
    return _named("brands").get(parts[-1]) if parts else None


def _of_word(host: str) -> SourceClass | None:
    """By what some part of the host begins with."""
    parts = host.split(".")[:-1]
    return next(
        (source for word, source in _named("words").items() if any(part.startswith(word) for part in parts)),
        None,
    )


@cache
def _named(table: str) -> dict[str, SourceClass]:
    return {name: SourceClass(source) for source, names in _file()[table].items() for name in names}


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "hosts.toml").read_text(encoding="utf-8"))
