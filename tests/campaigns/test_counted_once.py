"""The nine situations in which a visit could be counted twice: each is counted once, or not at all.

What each request says of itself was measured with a real browser; `tests/browser/test_entries.py`
watches that browsers still say it.
"""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from recruitment.campaigns.aliases import open_alias
from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.leads.models import Draft, Lead, Touch
from recruitment.municipalities.actions import load_unit
from recruitment.staff.models import User
from recruitment.visits import counter
from recruitment.visits.models import AliasDay, ClassDay, EntryDay, FunnelDay, TagDay
from tests.campaigns.test_arrive import PHONE
from tests.make.campaigns import make_tag
from tests.make.form import LEAST, Family

INSIDE = {**PHONE, "Sec-Fetch-Site": "same-origin"}
FROM_ELSEWHERE = {**PHONE, "Sec-Fetch-Site": "cross-site", "Referer": "https://www.google.se/"}
# Pages a family may meet from a letter, a poster or a typed address, and then come back to by "back".
FAMILYS_OWN = ("/min-anmalan/", "/traffar/inbjudan/")


@pytest.fixture
def municipalities(db: None) -> None:
    load_unit(at=timezone.now())


@pytest.fixture
def tag(home: Page) -> Tag:
    return make_tag(landing_page=home)


@pytest.fixture
def landing(client: Client, tag: Tag) -> str:
    """Where somebody stands who has scanned the code, and has been counted."""
    address = str(client.get(f"/t/{tag.code}", headers=PHONE)["Location"])
    assert client.get(address, headers=PHONE).status_code == 200
    assert entries() == 1
    return address


def entries() -> int:
    """Everybody who came, surely or perhaps, however it was found out; the tables must agree."""
    counter.flush()
    by_page, by_tag, by_source = (
        sum(row.verified + row.unverified for row in table.objects.all())
        for table in (EntryDay, TagDay, ClassDay)
    )
    assert by_page == by_tag + by_source
    return by_page


def started() -> int:
    counter.flush()
    return sum(FunnelDay.objects.filter(event="started").values_list("count", flat=True))


def test_1_a_reload(client: Client, landing: str) -> None:
    client.get(landing, headers={**PHONE, "Cache-Control": "max-age=0"})
    assert entries() == 1


@pytest.mark.parametrize("headers", [PHONE, FROM_ELSEWHERE])
def test_2_the_short_address_and_the_page_it_leads_to(
    client: Client, tag: Tag, headers: Mapping[str, str]
) -> None:
    """The browser says the same at both hops."""
    alias = open_alias(tag, word="bli-hem", by=User.objects.system(), at=timezone.now())
    address = client.get(f"/t/{alias.word}", headers=headers)["Location"]
    assert entries() == 0
    client.get(address, headers=headers)
    assert entries() == 1
    assert AliasDay.objects.get().count == 1


def test_3_a_link_inside_the_site(client: Client, home: Page, landing: str) -> None:
    for page in home.get_children().live():
        address = f"{page.get_url()}?{urlsplit(landing).query}"
        answer = client.get(address, headers={**INSIDE, "Referer": f"http://testserver{landing}"})
        assert answer.status_code == 200
    assert entries() == 1


def test_4_back_and_forward_may_show_the_page_that_was_kept(client: Client, landing: str) -> None:
    """Then nothing is asked for; that takes a page the browser may keep, on the form's first page too."""
    for address in (landing, "/intresse/", "/ring-mig/", "/t/FHR25"):
        directives = client.get(address, headers=INSIDE)["Cache-Control"]
        assert "no-store" not in directives, address
    assert entries() == 1


@pytest.mark.parametrize("headers", [PHONE, FROM_ELSEWHERE])
@pytest.mark.parametrize("address", FAMILYS_OWN)
def test_5_back_to_a_page_that_must_not_be_kept(
    client: Client, home: Page, municipalities: None, address: str, headers: Mapping[str, str]
) -> None:
    """It is asked for anew, and nothing tells it from a first time: so it is no entry at all."""
    for _time in range(2):
        response = client.get(address, headers=headers)
        assert (response.status_code, "no-store" in response["Cache-Control"]) == (200, True)
    assert entries() == 0


def test_6_a_link_opened_in_a_new_tab(client: Client, landing: str) -> None:
    """A tab of its own has no page before it, but the browser still says where the link stood."""
    client.get(landing, headers={**INSIDE, "Referer": f"http://testserver{landing}"})
    assert entries() == 1


def test_7_a_form_that_another_website_sends(client: Client, landing: str) -> None:
    family = Family()
    carried = urlsplit(landing).query.removeprefix("k=")
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://x.example"}
    answer = family.client.post("/intresse/start/", {"k": carried}, headers=foreign)
    assert (answer.status_code, answer.cookies, Draft.objects.count(), started()) == (403, {}, 0, 0)
    assert entries() == 1


@pytest.mark.parametrize(
    "ahead",
    [
        {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_8_a_page_fetched_ahead(client: Client, landing: str, ahead: Mapping[str, str]) -> None:
    client.get(landing, headers={**PHONE, **ahead, "Sec-Purpose": "prefetch"})
    client.get(landing, headers={**PHONE, **ahead, "X-Moz": "prefetch"})
    assert entries() == 1


def test_9_a_page_drawn_ahead(client: Client, landing: str) -> None:
    client.get(landing, headers={**PHONE, "Sec-Purpose": "prefetch;prerender"})
    assert entries() == 1


def test_many_at_once_in_one_visit_make_one_entry_one_start_and_one_family(
    client: Client,
    landing: str,
    tag: Tag,
    municipalities: None,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    client.get(landing, headers={**PHONE, "Cache-Control": "max-age=0"})
    client.get(landing, headers={**INSIDE, "Referer": f"http://testserver{landing}"})
    client.get(landing, headers={**PHONE, "Sec-Purpose": "prefetch;prerender"})
    family = Family()
    assert family.start(k=urlsplit(landing).query.removeprefix("k=")).status_code == 303
    for _time in range(2):
        family.client.get(family.url("uppdrag"), headers=PHONE)
    with django_capture_on_commit_callbacks(execute=True):
        family.register(kontakt=LEAST["kontakt"] | {"source": "keep"})
        for _time in range(2):
            receipt = family.send()
            assert family.client.get(receipt["Location"], headers=PHONE).status_code == 200
    assert (entries(), started(), Lead.objects.count()) == (1, 1, 1)
    assert TagDay.objects.get().verified == 1
    assert [touch.tag_id for touch in Touch.objects.all()] == [tag.code]
    assert dict(FunnelDay.objects.filter(event="submitted").values_list("tag_code", "count")) == {tag.code: 1}


def test_going_back_to_the_page_of_a_code_that_is_nobodys_is_no_second_try(
    client: Client, home: Page
) -> None:
    """The browser keeps that page, so that one misprint is one for whoever mends it."""
    response = client.get("/t/FHR25", headers=PHONE)
    assert (response.status_code, response["Cache-Control"]) == (404, "private, max-age=0")
    counter.flush()
    assert OrphanDay.objects.get().count == 1
