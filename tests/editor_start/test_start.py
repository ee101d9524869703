"""The editor's first screen: a few things to do, what waits, and what nobody has told the site."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from fhr import editor_start
from pages.models import AccessibilityStatementPage, ArticlePage
from recruitment.municipalities.models import Municipality
from recruitment.staff.roles import Role
from tests.access.visible import visible_text
from tests.make.needs import make_approved, make_need, make_statement
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db

FIRST = "/admin/"


def text_of(client: Client) -> str:
    return client.get(FIRST).content.decode()


@pytest.mark.parametrize(
    ("role", "offered", "not_offered"),
    [
        (Role.COMMUNICATOR, ["Ny landningssida", "Skriv en nyhet", "Ny tagg", "Föreslå ord"], ["Nytt konto"]),
        (Role.EDITOR, ["Ny landningssida", "Skriv en nyhet"], ["Ny tagg", "Föreslå ord", "Nytt konto"]),
        (Role.UNIT_MANAGER, ["Föreslå ord", "Lägg in ett behov"], ["Skriv en nyhet", "Ny tagg"]),
        (Role.SYSTEM_ADMINISTRATOR, ["Nytt konto"], ["Skriv en nyhet", "Föreslå ord"]),
    ],
)
def test_each_role_is_offered_what_it_may_do(
    site: None, role: Role, offered: list[str], not_offered: list[str]
) -> None:
    html = text_of(signed_in(role))
    assert [words for words in offered if words not in html] == []
    assert [words for words in not_offered if words in html] == []


def test_every_offer_leads_somewhere(site: None) -> None:
    client = signed_in(*Role)
    user = client.get(FIRST).wsgi_request.user
    for deed in editor_start.deeds(user):
        assert client.get(deed.address).status_code == 200, deed.address


def test_words_that_wait_and_words_that_soon_leave_are_listed(site: None) -> None:
    now, today = timezone.now(), timezone.localdate()
    for code in ("2080", "2081"):
        make_need(code, today=today, count=3)
    make_statement(at=now, words="Hem som väntar")
    make_approved(at=now, words="Hem som snart försvinner", expires_on=today + timedelta(days=5))
    make_approved(at=now, words="Hem som står länge", expires_on=today + timedelta(days=60))
    for role, mark in ((Role.COMMUNICATOR, "väntar på enhetschefen"), (Role.UNIT_MANAGER, "Läs och godkänn")):
        html = text_of(signed_in(role))
        assert mark in html and "Hem som väntar" in html and "Hem som snart försvinner" in html
        assert "Hem som står länge" not in html
    assert "Hem som väntar" not in text_of(signed_in(Role.EDITOR))


def test_missing_facts_are_listed_until_somebody_fills_them_in(site: None) -> None:
    client = signed_in(Role.COMMUNICATOR)
    html = text_of(client)
    assert "Uppgifter som saknas" in html and "öppettider" in html
    assert "journummer för Falun" in html
    Municipality.objects.filter(name="Falun").update(emergency_phone="0980-319 201")
    assert "journummer för Falun" not in text_of(client)


def test_a_complete_unit_has_nothing_missing(site: None, settings: Any) -> None:
    unit = settings.UNIT_AS_FILED
    settings.UNIT_AS_FILED = replace(
        unit,
        phone="1", email="1", opening_hours="1", address="1",
        promise=replace(unit.promise, caller_number="1"),
        municipalities=tuple(replace(place, emergency_phone="1") for place in unit.municipalities),
    )  # fmt: skip
    assert "Uppgifter som saknas" not in text_of(signed_in(Role.COMMUNICATOR))


def test_the_accessibility_statement_says_when_it_must_be_read_again(site: None) -> None:
    today = timezone.localdate()
    AccessibilityStatementPage.objects.update(reviewed_on=today - timedelta(days=10))
    client = signed_in(Role.EDITOR)
    assert "gå igenom den senast" in text_of(client)
    AccessibilityStatementPage.objects.update(reviewed_on=today - timedelta(days=400))
    assert "skulle ha gåtts igenom" in text_of(client)


def test_a_page_that_was_approved_leaves_the_list(site: None) -> None:
    before = len(editor_start.pages_to_review())
    ArticlePage.objects.filter(slug="om-oss").update(needs_review=False)
    titles = [title for _pk, title in editor_start.pages_to_review()]
    assert len(titles) == before - 1 and "Om oss" not in titles


def test_the_screen_is_light_and_without_clutter(site: None, django_assert_max_num_queries: Any) -> None:
    client = signed_in(Role.COMMUNICATOR)
    client.get(FIRST)
    with django_assert_max_num_queries(30):
        html = text_of(client)
    seen = " ".join(visible_text(html))
    assert "Hej, Maja" in seen
    for clutter in ("Dina senaste", "Senast inloggad", "Välkommen till", "Search"):
        assert clutter not in seen, clutter
