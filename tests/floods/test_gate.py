"""Whoever sends too much is asked to wait, by a page that keeps what was typed."""

import html
import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from recruitment.floods import gate, limits
from recruitment.floods.limits import Limit
from recruitment.floods.memory import Rate, Table
from recruitment.leads.models import Draft, Lead
from recruitment.municipalities.actions import load_unit
from tests.make.call_me import ADDRESS, FROM_HERE, Caller
from tests.make.form import LEAST, make_family
from tests.make.meetings import make_meeting

CANARY = "Kanariefågeln <b>Qvistberg"
Squeeze = Callable[..., None]


@pytest.fixture(autouse=True)
def gates(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The limits as a real site has them, and nobody counted yet."""
    load_unit(at=timezone.now())
    settings.FLOOD_LIMITS = True
    monkeypatch.setattr(gate, "TABLE", Table(lines=1 << 12))
    yield


@pytest.fixture
def squeeze(monkeypatch: pytest.MonkeyPatch) -> Squeeze:
    """Makes a limit as narrow as a test needs it."""

    def narrow(limit: Limit, *, one: int = 100, everybody: int = 100) -> None:
        real, rates = gate.TABLE.take, (Rate(one, one), Rate(everybody, everybody))

        def take(wanted: list[tuple[str, Rate]]) -> float:
            names = [name for name, _rate in wanted]
            if names[1] == f"{limit.name}:all" and not one:
                return 30.0
            return real(list(zip(names, rates, strict=True)) if names[1] == f"{limit.name}:all" else wanted)

        monkeypatch.setattr(gate.TABLE, "take", take)

    return narrow


def assert_asked_to_wait(response: HttpResponse) -> str:
    page = response.content.decode()
    assert response.status_code == 429
    assert 0 < int(response["Retry-After"]) <= 3600
    assert "no-store" in response["Cache-Control"]
    assert "Vänta en stund" in page
    return page


def typed_in(page: str) -> dict[str, str]:
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page.split("<main", 1)[1])
    return {html.unescape(name): html.unescape(value) for name, value in fields}


def test_sixty_calls_asked_for_at_one_address_arrive() -> None:
    caller = Caller()
    for number in range(60):
        response = Caller().send(name=f"Kim {number}", phone=f"0701740{number:03}")
        assert response.status_code == 303
    assert Lead.objects.count() == 60
    assert caller.send().status_code == 303


def test_a_whole_form_takes_what_the_library_was_counted_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """`test_memory` lets sixty families send twenty pages each: a form must not take more than that."""
    taken: list[str] = []
    monkeypatch.setattr(gate.TABLE, "take", lambda wanted: taken.append(wanted[0][0]) or 0.0)
    make_family().register()
    assert taken.count("send:127.0.0.1") == 1
    assert taken.count("step:127.0.0.1") == len(LEAST) <= 20


def test_what_was_typed_goes_along_when_the_button_is_pressed(squeeze: Squeeze) -> None:
    family = make_family()
    family.go_to("kontakt")
    squeeze(limits.STEP, one=1)
    family.answer("kontakt")
    sent = family.sent("kontakt", LEAST["kontakt"] | {"motive": CANARY})
    page = assert_asked_to_wait(family.client.post(family.url("kontakt"), sent, headers=FROM_HERE))
    assert CANARY not in page
    again = typed_in(page)
    assert again["kontakt-motive"] == CANARY
    assert Draft.objects.get().answers["step_data"]["hushall"]
    gate.TABLE.forget()
    assert family.client.post(family.url("kontakt"), again).status_code == 303
    assert CANARY in str(Draft.objects.get().answers)


def test_the_telephone_stands_on_the_page(squeeze: Squeeze, settings: Any) -> None:
    squeeze(limits.SEND, one=0)
    settings.UNIT = replace(settings.UNIT, phone="08-465 004 10")
    assert '<a href="tel:08-46500410">08-465 004 10</a>' in assert_asked_to_wait(Caller().send())


def test_no_other_site_can_have_things_sent_from_our_page(squeeze: Squeeze) -> None:
    squeeze(limits.SEND, one=0)
    sent = Client().post(ADDRESS, {"ring-mig-name": CANARY}, headers={"Sec-Fetch-Site": "cross-site"})
    assert "<form" not in assert_asked_to_wait(sent).split("<main", 1)[1].split("</main>")[0]


def test_a_flood_of_searches_waits_and_the_pages_do_not(squeeze: Squeeze) -> None:
    client = Client()
    squeeze(limits.SEARCH, one=3)
    assert [client.get("/sok/", {"q": "hem"}).status_code for _ in range(3)] == [200] * 3
    page = assert_asked_to_wait(client.get("/sok/", {"q": "hem"}))
    # There is nothing to press that would send a question as if it were a form.
    assert "<form method" not in page.split("<main", 1)[1].split("</main>", 1)[0]
    assert client.get("/orolig-for-ett-barn/").status_code == 200


def test_each_door_of_the_street_has_its_limit(squeeze: Squeeze) -> None:
    family, meeting = make_family(), make_meeting()
    for limit in (limits.STEP, limits.SEND, limits.INVITATION, limits.ASK_FOR_CODE, limits.TRY_CODE):
        squeeze(limit, one=0)
    run = family.run
    for address in (
        "/intresse/start/",
        family.url("uppdrag"),
        family.url("granska"),
        family.url("spara"),
        "/intresse/fortsatt/",
        f"/intresse/{run}/tid/",
        ADDRESS,
        f"/ring-mig/{run}/mer/",
        "/vill-fortfarande/x/",
        f"/traffar/{meeting.slug}/",
        "/traffar/bokning/x/avboka/",
        "/traffar/inbjudan/",
        "/traffar/inbjudan/boka/",
        "/en/ring-mig/",
        "/min-anmalan/",
        f"/min-anmalan/kod/{run}/",
        "/min-anmalan/skriv/",
        "/min-anmalan/stang/",
    ):
        assert Client().post(address, headers=FROM_HERE).status_code == 429, address
        assert Client().get(address).status_code != 429, address


def test_everybody_together_have_a_limit_too(squeeze: Squeeze) -> None:
    squeeze(limits.SEND, everybody=3)
    codes = [send_from(f"192.0.2.{number}").status_code for number in range(5)]
    assert codes == [303, 303, 303, 429, 429]


def test_a_forged_header_neither_evades_the_limit_nor_fills_another_s(
    squeeze: Squeeze, settings: Any
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    squeeze(limits.SEND, one=2)
    flood = [send_from("", told=f"203.0.113.{number}, 192.0.2.1").status_code for number in range(4)]
    assert flood == [303, 303, 429, 429]
    poison = [send_from("", told=f"198.51.100.7, 192.0.2.{number}").status_code for number in (2, 3, 4)]
    assert poison == [303] * 3
    assert send_from("", told="198.51.100.7").status_code == 303


def send_from(address: str, told: str = "") -> HttpResponse:
    caller = Caller()
    caller.client.defaults |= {"REMOTE_ADDR": address, "HTTP_X_FORWARDED_FOR": told}
    return caller.send()


@pytest.mark.django_db(transaction=True)
def test_counting_makes_no_commit_of_its_own() -> None:
    family = make_family()
    family.go_to("granska")
    sent = family.sent("granska")
    with CaptureQueriesContext(connection) as asked:
        assert family.client.post(family.url("granska"), sent).status_code == 303
    assert len([query for query in asked if query["sql"].upper().startswith("COMMIT")]) == 1


def test_the_address_is_written_nowhere(squeeze: Squeeze, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    squeeze(limits.SEND, one=1)
    send_from("192.0.2.77")
    assert send_from("192.0.2.77").status_code == 429
    assert "192.0.2.77" not in caplog.text
    assert "192.0.2.77" not in everything_stored()


def everything_stored() -> str:
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows += cursor.fetchall()
    return str(rows)
