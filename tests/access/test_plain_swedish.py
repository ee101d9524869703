"""No English left-over and no placeholder on any page: every address, and all that the editor leads to."""

import re
from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from recruitment.leads.models import Note
from recruitment.staff.roles import Role
from tests.access.visible import visible_text
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead
from tests.make.needs import make_approved, make_need
from tests.make.pages import plant_site
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db

# Words that stand in nearly every English sentence or button, and in no Swedish one.
TELL_TALE = re.compile(
    r"\b(?:the|of|with|your|you|this|these|from|have|has|not|are|will|please|select|choose|search|edit|delete"
    r"|save|add|view|back|next|previous|close|submit|loading|toggle|remove|show|hide|collapse|expand|unnamed"
    r"|page|pages|untitled|created|updated|yes|must|cannot|and(?= \w+ing)|by(?= [a-z]+ing)"
    r"|lorem|ipsum|todo|tbd|xxx+|placeholder|foo|changeme)\b",
    re.IGNORECASE,
)
# What may stand although it looks English, and why.
ALLOWED = (
    # The name of the second language is written in that language.
    "English",
    # Ski resorts and brands keep their names.
    "Wagtail",
)
# A report that our menu does not offer tells page types apart by their names in the program.
TYPE_NAME = re.compile(r"^pages\.\w+$")
REPEATS = re.compile(r"[?&](ordering|order|p|page|layout|page_layout|locale|export)=")
START = ("/", "/admin/", "/handlaggning/", "/handlaggning/ko/", "/rapport/", "/system/", "/konto/tva-steg/",
         "/konto/logga-in/", "/intresse/", "/sok/?q=hem", "/finns-inte/")  # fmt: skip
# English pages have words of their own; the rest are files, or ways out.
NOT_READ = ("/en/", "/fi/", "/static/", "/media/", "/t/", "/admin/sprite", "/admin/jsi18n")
AT_MOST = 80


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


@pytest.fixture
def furnished() -> None:
    """One of everything, so that the pages have something to say."""
    plant_site()
    lead = make_handed_over().lead
    Note.objects.create(lead=make_lead(), text="Ringer igen.", at=lead.received_at, by=make_staff("handler"))
    make_tag()
    for code in ("2080", "2081"):
        make_need(code, today=timezone.localdate(), count=3)
    make_approved(at=timezone.now(), words_in_english="")


def test_every_page_speaks_plain_swedish(furnished: None, is_long: bool) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(make_staff(*Role))
    queue, seen = list(START), set(START)
    kinds: dict[str, int] = defaultdict(int)
    found: dict[str, set[str]] = defaultdict(set)
    read = 0
    while queue and read < (1000 if is_long else AT_MOST):
        address = queue.pop(0)
        answer = client.get(address, follow=True)
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        read += 1
        html = answer.content.decode("utf-8", "ignore")
        for piece in visible_text(html):
            if _is_suspect(piece):
                found[piece[:100]].add(address)
        links = Links()
        links.feed(html)
        for href in links.found:
            link = _inside(address, href)
            # One of a kind tells nearly what a hundred would: one page's edit view is like the next one's.
            kind = re.sub(r"[0-9a-f-]{8,}|\d+", "#", link or "")
            if link and link not in seen and (kinds[kind] < 1 or is_long):
                kinds[kind] += 1
                seen.add(link)
                queue.append(link)
    report = "\n".join(f"{piece!r}: {sorted(where)[:2]}" for piece, where in sorted(found.items()))
    assert not found, "\n" + report
    assert read > 60


def _is_suspect(piece: str) -> bool:
    for word in ALLOWED:
        piece = piece.replace(word, "")
    return bool(TELL_TALE.search(piece)) and not TYPE_NAME.match(piece)


def _inside(page: str, href: str) -> str | None:
    parts = urlsplit(urljoin(f"http://testserver{page}", href))
    if parts.netloc != "testserver" or parts.path.startswith(NOT_READ) or "logga-ut" in parts.path:
        return None
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    return None if REPEATS.search(address) or "logout" in address else address


@pytest.mark.parametrize(
    "html",
    [
        "<p>Choose an activity</p>",
        '<button aria-label="Toggle section">Öppna</button>',
        '<input type="submit" value="Save draft">',
        "<p>Lorem ipsum dolor</p>",
        '<p lang="sv">Please wait</p>',
    ],
)
def test_the_check_finds_what_it_looks_for(html: str) -> None:
    assert any(_is_suspect(piece) for piece in visible_text(html))


@pytest.mark.parametrize(
    "html",
    [
        "<p>En and i sjön, och hem för tonåringar</p>",
        '<a lang="en" href="/en/">Read this page in English</a>',
        "<script>const the = 'page'</script><p>Hej</p>",
        "<p>English</p>",
    ],
)
def test_the_check_leaves_swedish_alone(html: str) -> None:
    assert not any(_is_suspect(piece) for piece in visible_text(html))
