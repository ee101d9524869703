"""“Ring mig”: half a minute, one registration however often it is sent, and nothing on the device."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from recruitment.campaigns.carrier import Arrival, write
from recruitment.campaigns.models import Level
from recruitment.interest.call_me.form import CallMeForm
from recruitment.interest.call_me.ticket import TOO_QUICK_SECONDS
from recruitment.leads.models import EntryChannel, Lead, TouchKind
from recruitment.leads.promise import promised_by
from recruitment.leads.wishes import wishes_in
from recruitment.outbox.models import OutboxMessage
from recruitment.visits import counter
from recruitment.visits.models import FunnelDay
from tests.interest.test_naughty import chosen, sent_as, together
from tests.make.call_me import ADDRESS, FROM_HERE, LEAST, Caller, hidden_in
from tests.make.campaigns import decide_level, make_tag

pytestmark = pytest.mark.django_db
CANARY = "Kanariefågeln Qvistberg"
SLOWLY = timedelta(seconds=TOO_QUICK_SECONDS + 20)


def words_of(response: Any) -> str:
    return str(response.content.decode())


def test_it_becomes_a_registration_of_its_own_with_its_own_promise() -> None:
    response = Caller().send(when=["morning", "evening"], language="fi", message="on")
    lead = Lead.objects.get()
    (applicant,) = lead.applicants.all()
    assert (response.status_code, response["Location"]) == (303, f"/ring-mig/{lead.run}/klart/")
    assert (lead.entry_channel, lead.municipality_id) == (EntryChannel.CALL_ME, "2085")
    assert lead.promised_by == promised_by(lead.received_at, entry_channel=EntryChannel.CALL_ME)
    assert (applicant.name, applicant.phone, applicant.email) == ("Kim Exempelsson", "+46701740605", "")
    wishes = wishes_in(lead.call_wishes)
    assert wishes is not None
    assert (wishes.times, wishes.language, wishes.may_leave_message) == (["morning", "evening"], "fi", True)


def test_neither_reading_nor_sending_leaves_anything_on_the_device() -> None:
    caller = Caller()
    caller.send()
    assert not caller.client.cookies
    assert not Session.objects.exists()


def test_the_receipt_is_the_same_however_often_it_is_sent_and_read() -> None:
    caller = Caller()
    places = {caller.send(email="kim@example.se")["Location"] for _press in range(3)}
    (place,) = places
    reference = Lead.objects.get().reference
    for _reload in range(3):
        assert reference in words_of(caller.client.get(place))
    assert OutboxMessage.objects.count() == 1


def test_a_sent_page_that_is_changed_and_sent_again_is_the_same_registration() -> None:
    """Who went back and pressed again, with or without a change, has registered once."""
    caller = Caller()
    first, second = caller.send(), caller.send(name="", phone="")
    assert first["Location"] == second["Location"]
    assert Lead.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_presses_at_once_make_one_registration() -> None:
    caller = Caller()

    def press(_number: int) -> str:
        try:
            return str(Client().post(ADDRESS, caller.sent(LEAST), headers=FROM_HERE)["Location"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as hands:
        assert len(set(hands.map(press, range(20)))) == 1
    assert Lead.objects.count() == 1
    counter.flush()
    assert FunnelDay.objects.get(step="ring-mig", event="submitted").count == 1


@pytest.mark.django_db(transaction=True)
def test_sending_makes_one_commit() -> None:
    caller = Caller()
    with CaptureQueriesContext(connection) as asked:
        assert caller.send(email="kim@example.se").status_code == 303
    assert sum(query["sql"].upper().startswith("COMMIT") for query in asked) == 1


def test_going_back_shows_the_page_that_was_sent() -> None:
    """`no-store` would draw a new page with a new number, and a second press would be a second family."""
    assert Caller().page["Cache-Control"] == "private, no-cache"
    caller = Caller()
    assert "no-store" in caller.client.get(caller.send()["Location"])["Cache-Control"]


def test_two_pages_have_two_numbers() -> None:
    assert Caller().hidden != Caller().hidden


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://ond.example"}, {}],
)
def test_only_our_own_page_may_send(headers: dict[str, str]) -> None:
    caller = Caller()
    assert caller.client.post(ADDRESS, caller.sent(LEAST), headers=headers).status_code == 403
    assert not Lead.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "a:b:c", "WyJ4Il0:x:y", "\x00"])
def test_a_page_without_our_number_stands_there_to_be_sent_again(number: str) -> None:
    caller = Caller()
    data = caller.sent(LEAST) | {"blankett": number}
    response = caller.client.post(ADDRESS, data, headers=FROM_HERE)
    assert response.status_code == 403
    assert 'value="Kim Exempelsson"' in words_of(response)
    assert not Lead.objects.exists()
    again = caller.client.post(ADDRESS, caller.sent(LEAST) | hidden_in(response), headers=FROM_HERE)
    assert again.status_code == 303


@pytest.mark.parametrize("run", ["00000000-0000-4000-8000-000000000000"])
def test_a_receipt_that_is_nobodys_shows_a_way_on(run: str) -> None:
    response = Client().get(f"/ring-mig/{run}/klart/")
    assert response.status_code == 410
    assert 'href="/intresse/"' in words_of(response)


def test_the_receipt_can_be_read_for_a_day() -> None:
    caller = Caller()
    place = caller.send()["Location"]
    Lead.objects.update(received_at=timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE + 1))
    assert caller.client.get(place).status_code == 410


def test_the_receipt_of_a_family_erased_the_same_day_breaks_nothing() -> None:
    caller = Caller()
    place = caller.send()["Location"]
    lead = Lead.objects.get()
    lead.applicants.all().delete()
    assert lead.reference in words_of(caller.client.get(place))


def test_a_registration_of_the_long_form_has_no_receipt_here() -> None:
    caller = Caller()
    place = caller.send()["Location"]
    Lead.objects.update(entry_channel=EntryChannel.FORM)
    assert caller.client.get(place).status_code == 410


def test_the_receipt_says_who_calls_when_and_from_which_number(settings: Any) -> None:
    promise = replace(settings.UNIT.promise, caller_number="08-465 004 00")
    settings.UNIT = replace(settings.UNIT, promise=promise, phone="08-465 004 10")
    caller = Caller()
    with time_machine.travel("2026-11-16 09:00+01:00", tick=False):
        page = words_of(caller.client.get(caller.send()["Location"]))
    assert "Vi ringer dig <strong>senast onsdag 18 november</strong>." in page
    assert "08-465 004 00" in page
    assert "den här sidan är din bekräftelse" in page
    assert "Vill du hellre ringa själv?" in page
    assert f'href="/ring-mig/{Lead.objects.get().run}/mer/"' in page


def test_who_gave_no_number_is_written_to() -> None:
    caller = Caller()
    page = words_of(caller.client.get(caller.send(phone="", email="kim@example.se")["Location"]))
    assert "Tack, vi skriver till dig" in page
    assert "Vi ringer" not in page
    assert OutboxMessage.objects.get().kind == "mail.receipt"
    english = words_of(caller.client.get(f"/en/ring-mig/{Lead.objects.get().run}/klart/"))
    assert "we will write to you" in english and "will call" not in english


def test_one_way_to_reach_is_enough_and_none_is_too_few() -> None:
    response = Caller().send(phone="")
    assert response.status_code == 200
    page = words_of(response)
    assert "<title>Fel: Ring mig" in page
    assert 'class="error-summary" role="alert" tabindex="-1" autofocus' in page
    assert 'href="#id_ring-mig-phone"' in page
    assert 'value="Kim Exempelsson"' in page
    assert not Lead.objects.exists()
    assert Caller().send(phone="", email="kim@example.se").status_code == 303


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({"name": " "}, "Skriv ditt namn"),
        ({"municipality": ""}, "Välj vilken kommun du bor i"),
        ({"municipality": "9999"}, "Välj vilken kommun du bor i"),
        ({"language": "klingon"}, "Välj ett språk"),
        ({"phone": "ring mig"}, "Vi kan inte läsa telefonnumret"),
        ({"email": "kim"}, "Vi kan inte läsa e-postadressen"),
    ],
)
def test_an_answer_that_cannot_be_read_is_asked_for_again(answers: dict[str, str], words: str) -> None:
    caller = Caller()
    response = caller.send(**answers)
    assert response.status_code == 200
    assert words in words_of(response)
    assert hidden_in(response) == caller.hidden
    assert not Lead.objects.exists()


def test_the_way_here_follows_and_is_shown_in_words() -> None:
    tag = make_tag()
    caller = Caller("?k=" + write([Arrival(tag.code, 7, timezone.localdate())]))
    assert tag.activity.public_label in words_of(caller.page)
    assert tag.code not in caller.send()["Location"]
    (touch,) = Lead.objects.get().touches.all()
    assert (touch.kind, touch.tag, touch.entry_page) == (TouchKind.TAG, tag, 7)


def test_the_way_here_can_be_removed_and_leaves_no_code() -> None:
    tag = make_tag()
    Caller("?k=" + write([Arrival(tag.code, 7, timezone.localdate())])).send(forget="on")
    (touch,) = Lead.objects.get().touches.all()
    assert (touch.kind, touch.tag) == (TouchKind.REMOVED, None)


@pytest.mark.parametrize("level", [Level.OFF, Level.LANDING, Level.SILENT])
def test_what_may_not_be_shown_is_not_asked_about(level: Level) -> None:
    tag = make_tag()
    decide_level(level)
    caller = Caller("?k=" + write([Arrival(tag.code, 7, timezone.localdate())]))
    assert "ring-mig-forget" not in words_of(caller.page)


def test_an_error_keeps_the_way_here() -> None:
    tag = make_tag()
    caller = Caller("?k=" + write([Arrival(tag.code, 7, timezone.localdate())]))
    caller.hidden = hidden_in(caller.send(name=""))
    caller.send()
    assert Lead.objects.get().touches.get().tag == tag


def test_it_is_counted_by_code_when_it_is_sent() -> None:
    tag = make_tag()
    caller = Caller("?k=" + write([Arrival(tag.code, 7, timezone.localdate())]))
    caller.send(name="")
    caller.send()
    counter.flush()
    counts = {(row.step, row.event, row.tag_code): row.count for row in FunnelDay.objects.all()}
    assert counts == {("ring-mig", event, tag.code): 1 for event in ("error", "started", "submitted")}


@pytest.mark.parametrize(
    ("subject", "wait", "is_marked"),
    [("", SLOWLY, False), ("Köp nu", SLOWLY, True), ("", timedelta(seconds=1), True)],
)
def test_a_program_is_marked_and_never_refused(subject: str, wait: timedelta, is_marked: bool) -> None:
    with time_machine.travel("2026-11-16 09:00+01:00", tick=False) as clock:
        caller = Caller()
        clock.shift(wait)
        assert caller.send(subject=subject).status_code == 303
    wishes = wishes_in(Lead.objects.get().call_wishes)
    assert wishes is not None
    assert wishes.looks_automatic == is_marked


def test_the_trap_can_neither_be_seen_nor_reached() -> None:
    page = words_of(Caller().page)
    trap = page[page.index("visually-hidden") :]
    assert 'aria-hidden="true"' in trap[:80]
    assert 'tabindex="-1"' in trap[: trap.index("</div>")]


def test_what_was_written_is_locked_and_kept_once() -> None:
    Caller().send(name=CANARY, email="kim@example.se")
    lead = Lead.objects.get()
    assert CANARY not in str(lead.answers)
    assert lead.applicants.get().name == CANARY
    with connection.cursor() as cursor:
        cursor.execute("SELECT call_wishes FROM recruitment_lead")
        (locked,) = cursor.fetchone()
    assert b"language" not in bytes(locked)


@pytest.mark.parametrize("names", [*together(CallMeForm), ("unknown",)], ids="-".join)
def test_every_question_takes_any_string(names: tuple[str, ...], is_long: bool) -> None:
    for text in chosen(is_long, f"ring-mig-{'-'.join(names)}"):
        caller = Caller()
        response = sent_and_taken_back(caller, caller.sent(LEAST | dict.fromkeys(names, text)))
        assert response.status_code in (200, 303)
        assert "<script>alert" not in words_of(response)


@pytest.mark.parametrize("name", ["blankett", "k", "csrfmiddlewaretoken"])
def test_the_hidden_parts_take_any_string(name: str, is_long: bool) -> None:
    caller = Caller()
    for text in chosen(is_long, name):
        response = sent_and_taken_back(caller, caller.sent(LEAST) | {name: text})
        assert response.status_code in (200, 303, 403)
        assert "<script>alert" not in words_of(response)


def test_addresses_take_any_string(is_long: bool) -> None:
    for text in chosen(is_long, "ring-mig"):
        for address in (f"/ring-mig/{sent_as(text)}/klart/", f"/ring-mig/?k={sent_as(text)}"):
            assert Client().get(address).status_code < 500, address


def test_bodies_that_are_no_form_get_a_page() -> None:
    for body, kind in (
        (b"\xff\xfe\x00", "application/x-www-form-urlencoded"),
        (b"{}", "application/json"),
        (b"--x\r\ntrasig", "multipart/form-data; boundary=x"),
    ):
        response = Client().post(ADDRESS, body, content_type=kind, headers=FROM_HERE)
        assert response.status_code in (400, 403)
    assert not Lead.objects.exists()


def test_the_long_form_offers_it_before_its_start() -> None:
    page = words_of(Client().get("/intresse/"))
    assert f'href="{ADDRESS}"' in page


def sent_and_taken_back(caller: Caller, fields: dict[str, Any]) -> Any:
    """Hundreds of registrations of one household would each be held against all the others."""
    with transaction.atomic():
        response = post(caller.client, fields)
        transaction.set_rollback(True)
    return response


def post(client: Client, fields: dict[str, Any]) -> Any:
    body = "&".join(f"{sent_as(name)}={sent_as(str(value))}" for name, value in fields.items())
    return client.post(ADDRESS, body, content_type="application/x-www-form-urlencoded", headers=FROM_HERE)
