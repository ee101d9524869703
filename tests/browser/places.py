"""The pages of the chain, by the role that meets them, and every public address there is.

Nobody keeps a list of public pages: they are found in the running demo, by the sitemap and by every
link from one page to the next, so that a new page is looked at the day it is there.
"""

import re
import sqlite3
import urllib.error
import urllib.request
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from playwright.sync_api import Page

from recruitment.campaigns.links import PLAIN_PREFIXES
from tests.running_demo import Demo

PUBLIC = (
    "/",
    "/intresse/",
    "/ring-mig/",
    "/min-anmalan/",
    "/orolig-for-ett-barn/",
    "/traffar/",
    "/traffar/inbjudan/",
    "/enkat/",
    "/enkat/tack/",
    "/sok/",
    "/sok/?q=barn",
    "/finns-inte/",
    "/t/22222/",
    "/konto/logga-in/",
)
STAFF = {
    "handler": (
        "/handlaggning/",
        "/handlaggning/?vy=mina",
        "/handlaggning/traffar/",
        "/handlaggning/ny/",
        "/handlaggning/franvaro/",
        "/handlaggning/larm/",
        "/handlaggning/bokade-samtal/",
        "/handlaggning/uppgifter/",
    ),
    "investigator": ("/handlaggning/ko/",),
    "unit_manager": (
        "/handlaggning/",
        "/handlaggning/importera/",
        "/handlaggning/ko/",
        "/handlaggning/ko/turordning/",
        "/handlaggning/tjanst/",
        "/handlaggning/kontaktkommuner/",
        "/handlaggning/ko/forfragningar/",
        "/handlaggning/enkat/",
        "/handlaggning/fordela/nya/",
        "/rapport/",
        "/rapport/behov/",
        "/rapport/forfragningar/",
        "/rapport/nojdhet/",
        "/rapport/kostnadsfordelning/",
        "/rapport/statistik/",
        "/rapport/mal/",
        "/rapport/berattelser/",
        "/rapport/berattelser/2026/",
        "/rapport/berattelser/2026/visa/",
        "/handlaggning/konsulentstodda/",
    ),
    "communicator": (
        "/rapport/?from=2025-02&to=2026-05",
        "/rapport/aktiviteter/?clock=cohort&model=linear",
        "/rapport/aktiviteter/1/",
        "/rapport/taggar/",
        "/rapport/tratt/",
        "/rapport/statistik/",
        "/rapport/formularet/",
        "/rapport/uppgivet/",
        "/rapport/datakvalitet/",
        "/admin/plan/taggar/ark/1/",
    ),
    "steering_viewer": ("/rapport/",),
    "system_administrator": ("/system/",),
}

LINK = re.compile(r"""<a\b[^>]*?\shref="([^"#]*)""")
MOST_PLACES = 600
# The whole walk takes seconds, and several tests go to all of it.
_WALKED: dict[str, list["Place"]] = {}


@dataclass(frozen=True)
class Place:
    """A public address, its language, and what kind of page it is: one of a kind stands for all."""

    address: str
    language: str
    kind: str


def public_places(demo: Demo) -> list[Place]:
    """Every page that can be reached from the sitemap and the fixed addresses by following links."""
    if demo.base_url not in _WALKED:
        _WALKED[demo.base_url] = _walk(demo)
    return list(_WALKED[demo.base_url])


def _walk(demo: Demo) -> list[Place]:
    kinds = _kinds_in_the_tree(demo)
    waiting = [*dict.fromkeys([*_site_map(demo), *PUBLIC])]
    found: dict[str, Place] = {}
    while waiting and len(found) < MOST_PLACES:
        address = waiting.pop(0)
        if address in found or (address.startswith(PLAIN_PREFIXES) and address not in PUBLIC):
            continue
        html = _read(demo, address)
        if html is None:
            continue
        found[address] = Place(address, _language(address), kinds.get(address) or _kind_of_route(address))
        links = (unescape(link) for link in LINK.findall(html))
        waiting += [link for link in (_inside(demo, address, link) for link in links) if link]
    return list(found.values())


def one_of_each_kind(places: list[Place], *, in_every_language: bool = True) -> list[Place]:
    """One page of every kind, in every language or in the first it is met in."""
    return list(
        {
            (place.kind, place.language if in_every_language else ""): place for place in reversed(places)
        }.values()
    )


def site_map(page: Page) -> list[str]:
    """Every published address, as the search engines read it."""
    return _locations(page.request.get("/sitemap.xml").text())


def _site_map(demo: Demo) -> list[str]:
    return _locations(_read(demo, "/sitemap.xml") or "")


def _locations(site_map: str) -> list[str]:
    return [f"/{unescape(found)}" for found in re.findall(r"<loc>https?://[^/<]+/([^<]*)</loc>", site_map)]


def _read(demo: Demo, address: str) -> str | None:
    """What a page says, an error page included; None for what is no page."""
    try:
        with urllib.request.urlopen(demo.base_url + address, timeout=30) as answer:  # noqa: S310
            kind, text = answer.headers.get_content_type(), answer.read()
    except urllib.error.HTTPError as error:
        kind, text = error.headers.get_content_type(), error.read()
    return text.decode() if kind in ("text/html", "application/xml") else None


def _inside(demo: Demo, address: str, link: str) -> str | None:
    """Where a link leads, when it stays on the public site."""
    target = urlsplit(urljoin(demo.base_url + address, link))
    if f"{target.scheme}://{target.netloc}" != demo.base_url:
        return None
    return target.path + (f"?{target.query}" if target.query else "")


def _language(address: str) -> str:
    first_part = address.split("/")[1]
    return first_part if first_part in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _kind_of_route(address: str) -> str:
    """An address outside the tree of pages; numbers and codes in it make no new kind."""
    path, _question_mark, query = address.partition("?")
    parts = ["#" if re.search(r"\d", part) else part for part in path.split("/")]
    return "/".join(parts) + ("?" if query else "")


def _kinds_in_the_tree(demo: Demo) -> dict[str, str]:
    """The type of every page an editor made, by its address, out of the demo's own database."""
    with sqlite3.connect(f"file:{demo.data_dir / 'demo.sqlite3'}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT page.url_path, type.model, language.language_code"
            " FROM wagtailcore_page AS page"
            " JOIN django_content_type AS type ON type.id = page.content_type_id"
            " JOIN wagtailcore_locale AS language ON language.id = page.locale_id"
            " WHERE page.live AND page.depth > 1"
        ).fetchall()
    kinds = {}
    for url_path, model, language in rows:
        below_home = url_path.split("/", 2)[2]
        prefix = "" if language == settings.LANGUAGE_CODE else f"{language}/"
        kinds[f"/{prefix}{below_home}"] = model
    return kinds
