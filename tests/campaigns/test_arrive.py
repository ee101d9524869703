"""A poster's code leads straight to its page; a code that is nobody's gets a friendly answer."""

from urllib.parse import quote, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from recruitment.campaigns.carrier import Arrival, read
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.models import Level, OrphanDay, Tag
from recruitment.plan.models import Activity
from recruitment.visits import counter
from recruitment.visits.models import TagDay
from tests.make.campaigns import decide_level, make_tag

PHONE = {
    "User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
    "Sec-Fetch-Site": "none",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Dest": "document",
}


def carried(location: str) -> list[Arrival]:
    return read(urlsplit(location).query.removeprefix("k="))


def test_a_code_sends_on_to_its_landing_page_with_the_label(client: Client, home: Page) -> None:
    landing = home.get_children().live().last()
    tag = make_tag(landing_page=landing)
    response = client.get(f"/t/{tag.code}", headers=PHONE)
    assert response.status_code == 302
    assert response["Cache-Control"] == "no-store"
    assert urlsplit(response["Location"]).path == landing.get_url()
    assert carried(response["Location"]) == [Arrival(tag.code, landing.pk, timezone.localdate())]
    assert "Set-Cookie" not in response and "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize(
    "shape", ["/T/{code}", "/t/{low}", "/t/{a}-{b}", "/t/{a}%20{b}", "/t/{code}.", "/t/{code}/", "/t/{code})"]
)
def test_it_may_be_typed_in_any_way(client: Client, home: Page, shape: str) -> None:
    tag = make_tag()
    code = tag.code
    response = client.get(shape.format(code=code, low=code.lower(), a=code[:3], b=code[3:]))
    assert response.status_code == 302
    assert carried(response["Location"])[0].label == code


def test_without_a_live_landing_page_the_start_page_receives(client: Client, home: Page) -> None:
    hidden = home.get_children().live().last()
    hidden.specific.unpublish()
    for page in (None, hidden):
        location = client.get(f"/t/{make_tag(landing_page=page).code}")["Location"]
        assert urlsplit(location).path == "/"
        assert carried(location)[0].entry_page == home.pk


def test_a_page_of_another_site_is_never_a_target(client: Client, home: Page) -> None:
    elsewhere = Page.get_first_root_node().add_child(instance=Page(title="Annan", slug="annan"))
    location = client.get(f"/t/{make_tag(landing_page=elsewhere).code}")["Location"]
    assert urlsplit(location)[:3] == ("", "", "/")


def test_a_retired_code_still_leads_on(client: Client, home: Page) -> None:
    tag = make_tag(retired_on=timezone.localdate())
    assert client.get(f"/t/{tag.code}").status_code == 302


def test_what_others_add_to_the_address_is_dropped(client: Client, home: Page) -> None:
    location = client.get(f"/t/{make_tag().code}?fbclid=abc&next=https://ond.example/&k=x")["Location"]
    assert location.startswith("/?k=") and "abc" not in location and "ond" not in location


@pytest.mark.parametrize(
    "tried",
    [
        "FHR25",
        "ABC",
        "åäö",
        "https://ond.example/",
        "//ond.example",
        "2" * 3000,
        "%0d%0aSet-Cookie:x",
        "a\tb",
        "..%2f..%2fadmin",
    ],
)
def test_an_unknown_code_gets_a_friendly_page_and_never_a_plan_row(
    client: Client, home: Page, tried: str
) -> None:
    response = client.get("/t/" + quote(tried, safe="%/:"), headers=PHONE)
    assert response.status_code == 404
    html = response.content.decode()
    assert "Koden finns inte" in html and 'href="/"' in html
    assert "Location" not in response
    assert not Tag.objects.exists() and not Activity.objects.exists()


def test_a_nul_byte_is_answered_with_a_page(client: Client, home: Page) -> None:
    assert client.get("/t/%00").status_code == 404


def test_a_misprint_is_seen_as_an_orphan_and_noise_is_not(client: Client, home: Page) -> None:
    unknown = new_code()
    client.get(f"/t/{unknown.lower()}", headers=PHONE)
    client.get("/t/anna@example.se", headers=PHONE)
    client.head("/t/FHR25", headers=PHONE)
    client.get(
        "/t/FHR26",
        headers={**PHONE, "User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"},
    )
    counter.flush()
    assert dict(OrphanDay.objects.values_list("code", "count")) == {unknown: 1, "övrigt": 1}


def test_asking_for_the_head_is_allowed_and_not_counted(client: Client, home: Page) -> None:
    tag = make_tag()
    assert client.head(f"/t/{tag.code}").status_code == 302
    assert client.post(f"/t/{tag.code}").status_code == 405
    counter.flush()
    assert not TagDay.objects.exists()


def test_at_level_off_the_address_stays_clean(client: Client, home: Page) -> None:
    decide_level(Level.OFF)
    assert client.get(f"/t/{make_tag().code}")["Location"] == "/"


def test_a_short_address_inside_the_site_keeps_the_first_arrival(client: Client, home: Page) -> None:
    first, second = make_tag(), make_tag()
    page = client.get(f"/t/{first.code}")["Location"]
    location = client.get(f"/t/{second.code}", headers={"Referer": f"http://testserver{page}"})["Location"]
    assert [arrival.label for arrival in carried(location)] == [first.code, second.code]
    location = client.get(f"/t/{second.code}", headers={"Referer": f"https://ond.example{page}"})["Location"]
    assert [arrival.label for arrival in carried(location)] == [second.code]


def test_the_answer_costs_few_queries(
    client: Client, home: Page, django_assert_max_num_queries: object
) -> None:
    tag = make_tag(landing_page=home)
    client.get(f"/t/{tag.code}")
    with django_assert_max_num_queries(3):
        client.get(f"/t/{tag.code}")
