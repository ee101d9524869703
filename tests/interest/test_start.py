"""Pressing the button: from our page only, one cookie, and the way here kept as far as it may be."""

import pytest
from django.utils import timezone

from recruitment.campaigns.carrier import Arrival, write
from recruitment.campaigns.models import Level
from recruitment.leads.models import Draft
from recruitment.visits import counter
from recruitment.visits.models import FunnelDay
from tests.make.campaigns import decide_level, make_tag
from tests.make.form import Family, make_family

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.mark.parametrize(
    ("headers", "opens"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://ond.example"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "https://ond.example"}, False),
        ({"Origin": "null", "Referer": "http://testserver/intresse/"}, False),
        ({"Origin": "http://testserver.ond.example"}, False),
        ({"Referer": "http://testserver/intresse/?k=1"}, True),
        ({"Referer": "https://ond.example/http://testserver/"}, False),
        ({"Referer": "http://[trasig"}, False),
        ({}, False),
    ],
)
def test_only_our_own_page_opens_the_form(headers: dict[str, str], opens: bool) -> None:
    response = Family().client.post("/intresse/start/", headers=headers)
    assert response.status_code == (303 if opens else 403)
    assert Draft.objects.count() == opens
    assert bool(response.cookies) == opens


def test_reading_the_start_address_opens_nothing() -> None:
    response = Family().client.get("/intresse/start/")
    assert (response.status_code, response["Location"]) == (302, "/intresse/")
    assert not response.cookies
    assert not Draft.objects.exists()


def test_the_first_page_hands_its_label_to_the_button() -> None:
    tag = make_tag()
    label = write([Arrival(tag.code, 7, TODAY())])
    page = Family().client.get(f"/intresse/?k={label}").content.decode()
    assert f'<input type="hidden" name="k" value="{label}">' in page


def test_the_run_keeps_the_way_here_and_its_address_does_not() -> None:
    tag = make_tag()
    family = make_family(k=write([Arrival(tag.code, 7, TODAY())]))
    (arrival,) = Draft.objects.get().arrivals
    assert (arrival["label"], arrival["page"], arrival["stale"]) == (tag.code, 7, False)
    assert tag.code not in family.url("uppdrag")


@pytest.mark.parametrize("carried", ["", "x", "\x00", "K" * 500, "222222", "~s.1.1.222", "åäö", "%00"])
def test_a_label_that_is_nobodys_is_nothing_and_never_in_the_way(carried: str) -> None:
    make_family(k=carried)
    assert Draft.objects.get().arrivals == []


@pytest.mark.parametrize("level", [Level.OFF, Level.LANDING])
def test_where_labels_may_not_follow_nothing_is_kept(level: Level) -> None:
    tag = make_tag()
    decide_level(level)
    make_family(k=write([Arrival(tag.code, 7, TODAY())]))
    assert Draft.objects.get().arrivals == []


def test_a_second_start_keeps_the_first_way_and_adds_the_new_one() -> None:
    poster, advert = make_tag(), make_tag()
    family = make_family(k=write([Arrival(poster.code, 7, TODAY())]))
    family.start(k=write([Arrival(advert.code, 8, TODAY())]))
    newest = Draft.objects.get(pk=family.run)
    assert [row["label"] for row in newest.arrivals] == [poster.code, advert.code]


def test_starts_are_counted_by_code() -> None:
    tag = make_tag()
    make_family(k=write([Arrival(tag.code, 7, TODAY())]))
    counter.flush()
    counts = {(row.step, row.event, row.tag_code): row.count for row in FunnelDay.objects.all()}
    assert counts == {("start", "started", tag.code): 1, ("uppdrag", "shown", tag.code): 1}
