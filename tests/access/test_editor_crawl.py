"""An editor who opens every page of the editor meets nobody who raised their hand."""

import re
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from recruitment.leads.models import Lead, Note
from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction
from recruitment.staff.roles import EDITOR_ROLES, Role
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db

# Links that only repeat the same list in another order or length.
REPEATS = re.compile(r"[?&](ordering|order|p|page|layout|page_layout)=")
SEARCHES = (
    "/admin/pages/search/?q={q}",
    "/admin/users/?q={q}",
    "/admin/images/?q={q}",
    "/admin/documents/?q={q}",
    "/admin/reports/site-history/?label={q}",
    "/admin/plan/taggar/?q={q}",
)


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [
            value for name, value in attrs if name in {"href", "src", "action", "data-url"} and value
        ]


@pytest.fixture
def families(indexed: None) -> list[Lead]:
    """Fifty who could leak: in every state the desk knows, with notes, hand-overs and readings."""
    leads = [
        make_lead(
            name=f"Kanarina{n:02} Fågelsson", email=f"kanarin{n:02}@example.se", phone=f"070-174 06 {n:02}"
        )
        for n in range(5, 50)
    ]
    leads += [
        make_handed_over(
            name=f"Kanarina{n:02} Fågelsson", email=f"kanarin{n:02}@example.se", phone=f"070-174 06 {n:02}"
        ).lead
        for n in range(50, 55)
    ]
    writer = make_staff(Role.HANDLER)
    for lead in leads:
        Note.objects.create(lead=lead, text="Kanarinaanteckning", at=lead.received_at, by=writer)
        record(by=writer, action=AccessAction.READ, door="desk:lead", cases=[lead.reference])
    return leads


@pytest.mark.parametrize("role", sorted(EDITOR_ROLES))
def test_the_whole_editor_shows_no_family(role: Role, families: list[Lead], is_long: bool) -> None:
    assert len(families) == 50
    client = Client(raise_request_exception=False)
    client.force_login(make_staff(role))
    told = re.compile("Kanarina|kanarin\\d|" + "|".join(lead.reference for lead in families))
    queue = [
        "/admin/",
        *(search.format(q=word) for search in SEARCHES for word in ("Kanarina", families[0].reference)),
    ]
    seen: set[str] = set()
    leaks, crashes = [], []
    while queue and len(seen) < (400 if is_long else 25):
        address = queue.pop(0)
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address, follow=True)
        if answer.streaming or not answer.headers.get("Content-Type", "").startswith(
            ("text/", "application/json")
        ):
            continue
        text = answer.content.decode("utf-8", "ignore")
        # The page repeats what was searched for; that is the editor's own word, not a find.
        asked = re.search(r"[?&](?:q|label)=([^&]+)", address)
        if told.search(text.replace(asked.group(1), "") if asked else text):
            leaks.append(address)
        if answer.status_code >= 500:
            crashes.append(address)
        links = Links()
        links.feed(text)
        queue += [
            link for link in (_inside(address, href) for href in links.found) if link and link not in seen
        ]
    assert leaks == []
    assert crashes == []
    assert len(seen) > 20


def _inside(page: str, href: str) -> str | None:
    parts = urlsplit(urljoin(f"http://testserver{page}", href))
    if parts.netloc != "testserver" or not parts.path.startswith("/admin/") or "logout" in parts.path:
        return None
    address = parts.path + (f"?{parts.query}" if parts.query else "")
    return None if REPEATS.search(address) else address
