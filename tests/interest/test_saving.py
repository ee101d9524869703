"""Saving a form and going on by a mailed link: one link, nobody else's, gone on time, told beforehand."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from recruitment.interest.saving.views import PARAMETER
from recruitment.leads import saving
from recruitment.leads.drafts import remove_expired
from recruitment.leads.models import Draft, Lead, SavedRun
from recruitment.leads.saved_letters import REMINDED_AFTER, TOLD_BEFORE_END, remind_and_tell
from recruitment.leads.saved_mail import send_saved_letter
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.outbox.models import OutboxMessage
from recruitment.visits import counter
from recruitment.visits.models import FormDay
from tests.make.form import LEAST, Family, make_family

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
RESUME = "/intresse/fortsatt/"
CANARY = "Kanariefågeln Qvistberg"
A_MORNING = datetime.fromisoformat("2026-11-16T10:00:00+01:00")


def half_way() -> Family:
    family = make_family()
    family.go_to("kontakt", bostad=LEAST["bostad"] | {"locality": CANARY})
    return family


def ask_for_link(family: Family, email: str = "kim@example.se", **told: str) -> HttpResponse:
    data = {"csrfmiddlewaretoken": family.token(), "email": email, **told}
    return family.client.post(family.url("spara"), data)


def the_link() -> str:
    """Sends the newest letter as the worker would, and reads the link in it."""
    message = OutboxMessage.objects.filter(kind=saving.LETTER).latest("created_at", "next_attempt_at")
    send_saved_letter(message.payload, message.pk)
    found = re.search(rf"{PARAMETER}=(\S+)", mail.outbox[-1].body)
    assert found
    return found[1]


def go_on(link: str, client: Client | None = None, **pressed: str) -> HttpResponse:
    return (client or Client()).post(RESUME, {PARAMETER: link, **pressed}, headers=HERE)


def test_what_stands_in_the_step_is_kept_and_the_page_asks_for_an_address() -> None:
    family = half_way()
    response = family.answer("kontakt", {"name": "Kim", "email": "kim@example.se"}, save="yes")
    assert (response.status_code, response["Location"]) == (303, family.url("spara"))
    page = family.get("spara").content.decode()
    assert 'value="kim@example.se"' in page
    assert 'value="Kim"' in family.get("kontakt").content.decode()


def test_the_link_opens_the_answers_in_another_browser() -> None:
    family = half_way()
    assert ask_for_link(family)["Location"] == family.url("sparat")
    link, other = the_link(), Client(enforce_csrf_checks=True)
    shown = other.get(RESUME, {PARAMETER: link})
    assert shown.status_code == 200
    assert CANARY not in shown.content.decode()
    assert not shown.cookies
    assert go_on(link, other)["Location"] == family.url("granska")
    assert other.get(family.url("granska"))["Location"] == family.url("kontakt")
    assert CANARY in other.get(family.url("bostad")).content.decode()


def test_the_form_can_be_sent_from_the_other_browser() -> None:
    family = half_way()
    ask_for_link(family)
    elsewhere = Family()
    elsewhere.run = family.run
    go_on(the_link(), elsewhere.client)
    elsewhere.answer("kontakt")
    assert elsewhere.send()["Location"] == family.url("klart")
    assert Lead.objects.count() == 1
    assert family.get("granska")["Location"] == family.url("klart")


def test_looking_changes_nothing_however_often() -> None:
    family = half_way()
    ask_for_link(family)
    link = the_link()
    for _scanner in range(3):
        assert Client().head(RESUME, {PARAMETER: link}).status_code == 200
        assert Client().get(RESUME, {PARAMETER: link}).status_code == 200
    assert go_on(link).status_code == 303
    assert go_on(link).status_code == 303


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://ond.example"}])
def test_only_our_own_page_opens_or_removes(headers: dict[str, str]) -> None:
    ask_for_link(half_way())
    link = the_link()
    for pressed in ({}, {"remove": "yes"}):
        stranger = Client()
        assert stranger.post(RESUME, {PARAMETER: link, **pressed}, headers=headers).status_code == 403
        assert not stranger.cookies
    assert Draft.objects.exists()


def test_only_a_fingerprint_is_kept() -> None:
    ask_for_link(half_way())
    assert SavedRun.objects.get().link_fingerprint == ""
    link = the_link()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = str(
                [[bytes(c) if isinstance(c, memoryview) else c for c in row] for row in cursor.fetchall()]
            )
            assert link not in rows, table
            assert "kim@example.se" not in rows, table


def test_a_new_link_ends_the_old_one_at_once() -> None:
    family = half_way()
    ask_for_link(family)
    old = the_link()
    ask_for_link(family)
    assert Client().get(RESUME, {PARAMETER: old}).status_code == 410
    new = the_link()
    assert old != new
    assert go_on(old).status_code == 410
    assert go_on(new).status_code == 303


def test_a_letter_that_is_sent_twice_opens_by_its_last_link() -> None:
    ask_for_link(half_way())
    first, second = the_link(), the_link()
    assert (go_on(first).status_code, go_on(second).status_code) == (410, 303)


def test_sending_the_form_ends_the_link_and_forgets_the_address() -> None:
    family = half_way()
    ask_for_link(family)
    link = the_link()
    family.answer("kontakt")
    family.send()
    assert not SavedRun.objects.exists()
    assert go_on(link).status_code == 410
    # A letter that waited meanwhile has nothing to tell.
    letters = len(mail.outbox)
    message = OutboxMessage.objects.get(kind=saving.LETTER)
    with pytest.raises(NoLongerNeeded):
        send_saved_letter(message.payload, message.pk)
    assert len(mail.outbox) == letters


def test_they_can_remove_everything_by_the_link() -> None:
    ask_for_link(half_way())
    link = the_link()
    response = go_on(link, remove="yes")
    assert "borttaget" in response.content.decode()
    assert not Draft.objects.exists()
    assert not SavedRun.objects.exists()
    assert go_on(link).status_code == 410


@pytest.mark.parametrize("link", ["", "x", "\x00", "a" * 5_000, "åäö", "' OR 1=1"])
def test_a_link_that_is_nobodys_shows_a_way_on(link: str) -> None:
    ask_for_link(half_way())
    response = Client().post(RESUME, {PARAMETER: link}, headers=HERE)
    assert response.status_code == 410
    assert 'href="/intresse/"' in response.content.decode()


def test_a_saved_form_lives_as_long_as_promised_and_no_longer(settings: Any) -> None:
    with time_machine.travel(A_MORNING, tick=False) as clock:
        ask_for_link(half_way())
        assert Draft.objects.get().expires_at == A_MORNING + timedelta(
            days=settings.UNIT.retention.saved_days
        )
        link = the_link()
        clock.shift(timedelta(days=settings.UNIT.retention.saved_days) - timedelta(minutes=1))
        assert go_on(link).status_code == 303
        clock.shift(timedelta(minutes=1))
        assert go_on(link).status_code == 410
        assert remove_expired(timezone.now()) == "1 formulär"
        assert not SavedRun.objects.exists()


def due_letters(at: datetime) -> list[str]:
    before = set(OutboxMessage.objects.values_list("pk", flat=True))
    remind_and_tell(at)
    new = OutboxMessage.objects.filter(kind=saving.LETTER).exclude(pk__in=before)
    return [message.payload["about"] for message in new]


@pytest.mark.parametrize(("told", "expected"), [({"reminder": "on"}, ["reminder"]), ({}, [])])
def test_a_reminder_comes_once_and_only_if_asked_for(told: dict[str, str], expected: list[str]) -> None:
    with time_machine.travel(A_MORNING, tick=False):
        ask_for_link(half_way(), **told)
    assert due_letters(A_MORNING + REMINDED_AFTER - timedelta(hours=1)) == []
    assert due_letters(A_MORNING + REMINDED_AFTER) == expected
    assert due_letters(A_MORNING + REMINDED_AFTER + timedelta(days=1)) == []


def test_everybody_is_told_once_before_it_is_removed() -> None:
    with time_machine.travel(A_MORNING, tick=False):
        ask_for_link(half_way())
    end = Draft.objects.get().expires_at
    assert due_letters(end - TOLD_BEFORE_END - timedelta(hours=1)) == []
    assert due_letters(end - TOLD_BEFORE_END) == ["end"]
    assert due_letters(end - timedelta(hours=1)) == []


def test_nobody_is_written_to_in_the_night() -> None:
    with time_machine.travel(A_MORNING, tick=False):
        ask_for_link(half_way(), reminder="on")
    assert due_letters((A_MORNING + REMINDED_AFTER).replace(hour=3)) == []


def test_the_letter_that_tells_of_the_end_opens_the_form() -> None:
    with time_machine.travel(A_MORNING, tick=False) as clock:
        ask_for_link(half_way())
        old = the_link()
        clock.move_to(Draft.objects.get().expires_at - TOLD_BEFORE_END)
        remind_and_tell(timezone.now())
        new = the_link()
        assert "tas snart bort" in mail.outbox[-1].subject
        assert (go_on(old).status_code, go_on(new).status_code) == (410, 303)


def test_the_letters_are_neutral_and_tell_nothing_that_was_written() -> None:
    family = half_way()
    family.answer("kontakt", {"name": CANARY}, save="yes")
    ask_for_link(family)
    the_link()
    (letter,) = mail.outbox
    assert letter.to == ["kim@example.se"]
    assert letter.subject == "Länken du bad om"
    assert CANARY not in letter.body


def test_the_letter_follows_the_language() -> None:
    family = half_way()
    data = {"csrfmiddlewaretoken": family.token(), "email": "kim@example.se"}
    response = family.client.post("/en" + family.url("spara"), data)
    assert response["Location"] == "/en" + family.url("sparat")
    the_link()
    assert mail.outbox[-1].subject == "The link you asked for"
    assert f"/en{RESUME}?" in mail.outbox[-1].body


def test_an_address_is_not_flooded() -> None:
    families = [half_way() for _ in range(2)]
    for number in range(saving.MOST_LETTERS):
        assert ask_for_link(families[number % 2]).status_code == 303
    response = ask_for_link(families[0])
    assert response.status_code == 200
    assert "flera brev" in response.content.decode()
    assert OutboxMessage.objects.filter(kind=saving.LETTER).count() == saving.MOST_LETTERS
    assert ask_for_link(families[0], "robin@example.se").status_code == 303


def test_an_address_that_cannot_be_read_is_asked_for_again() -> None:
    family = half_way()
    response = ask_for_link(family, "kim")
    assert "<title>Fel: Spara" in response.content.decode()
    assert not SavedRun.objects.exists()


def test_an_old_token_keeps_the_address_and_saves_nothing() -> None:
    family = half_way()
    data = {"csrfmiddlewaretoken": "x" * 64, "email": "kim@example.se"}
    response = family.client.post(family.url("spara"), data)
    assert response.status_code == 403
    assert 'value="kim@example.se"' in response.content.decode()
    assert not SavedRun.objects.exists()


def test_another_browser_can_neither_save_nor_see_where_the_link_went() -> None:
    family = half_way()
    ask_for_link(family)
    for key in ("spara", "sparat"):
        page = Client().get(family.url(key))
        assert page.status_code == 404
        assert "kim@example.se" not in page.content.decode()


def test_a_sent_form_cannot_be_saved() -> None:
    family = make_family()
    family.register()
    assert ask_for_link(family)["Location"] == family.url("klart")
    assert not SavedRun.objects.exists()


def test_saving_going_on_and_letting_it_end_are_counted(django_capture_on_commit_callbacks: Any) -> None:
    family, forgotten = half_way(), make_family()
    with django_capture_on_commit_callbacks(execute=True):
        ask_for_link(family)
        go_on(the_link())
    Draft.objects.filter(pk=forgotten.run).update(expires_at=timezone.now())
    remove_expired(timezone.now())
    counter.flush()
    counted = {(row.step, row.event): row.count for row in FormDay.objects.exclude(event="shown")}
    for step, event in (("kontakt", "saved"), ("kontakt", "resumed"), ("uppdrag", "expired")):
        assert counted[(step, event)] == 1


def test_the_database_refuses_a_reminder_nobody_asked_for() -> None:
    ask_for_link(half_way())
    with pytest.raises(IntegrityError):
        SavedRun.objects.update(reminded_at=timezone.now())
