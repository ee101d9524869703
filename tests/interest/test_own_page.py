"""“Min anmälan”: what its owner sees there and can do, and what the desk learns of it."""

from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone

from recruitment.hallway import DELIVERIES
from recruitment.interest.own_page.deeds import DEEDS
from recruitment.leads.households import join, join_what_is_open
from recruitment.leads.intake import RECEIPT, ApplicantDetails, add_applicant, receive
from recruitment.leads.models import Applicant, DeedKind, FamilyDeed, Lead
from recruitment.leads.queries import matching
from recruitment.leads.reach import Reach, Way, reaches, tell_one
from recruitment.leads.status import Status
from recruitment.municipalities.actions import load_unit
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage.coming_back import wake
from recruitment.triage.models import Ending
from recruitment.triage.own_page import MOST_DEEDS
from tests.make.form import make_family
from tests.make.leads import make_lead, make_municipality
from tests.make.outbox import deliver_all
from tests.make.own_page import DOOR, HERE, opened
from tests.make.triage import brought_to, make_assigned, make_handed_over, make_handler

pytestmark = pytest.mark.django_db
ALEX = ApplicantDetails("Alex Prov", "070-174 06 20", "alex@example.se")


def two(**facts: object) -> Lead:
    lead = make_assigned(**facts)
    add_applicant(lead, ALEX, at=timezone.now())
    return lead


def desk_page(lead: Lead) -> str:
    client = Client()
    client.force_login(lead.owner)
    return client.get(f"/handlaggning/{lead.reference}/").content.decode()


def test_it_says_where_it_stands_and_what_was_promised() -> None:
    lead = make_assigned()
    page = opened(lead).page()
    assert lead.reference in page
    assert 'aria-current="step">Vi pratar' in page
    for words in ("Vi lovade att höra av oss senast", "Nästa samtal är planerat till", "kim@example.se"):
        assert words in page
    assert [deed.key in page for deed in DEEDS if deed.key != "tid"] == [True] * 4


def test_every_reading_is_written_down() -> None:
    lead = make_assigned()
    owner = opened(lead)
    owner.page()
    owner.form("ratta")
    rows = AccessLogEntry.objects.filter(door__startswith="interest:own_page")
    assert [(row.door, row.cases, row.actor) for row in rows] == [
        ("interest:own_page_mine", [lead.reference], User.objects.system()),
        ("interest:own_page_deed", [lead.reference], User.objects.system()),
    ]


def test_it_closes_by_itself_and_what_was_typed_is_shown() -> None:
    owner = opened(make_assigned())
    sent = owner.form("skriv") | {"text": "Vi har <b>flyttat"}
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert owner.client.get(f"{DOOR}lage/").status_code == 403
        late = owner.client.post(f"{DOOR}skriv/", sent)
    assert late.status_code == 403
    assert "Vi har &lt;b&gt;flyttat" in late.content.decode()
    assert not FamilyDeed.objects.exists()


def test_it_can_be_closed_at_once() -> None:
    owner = opened(make_assigned())
    owner.client.post(f"{DOOR}stang/", headers=HERE)
    assert owner.client.get(f"{DOOR}lage/").status_code == 403


def test_nobody_else_s_browser_shows_it() -> None:
    opened(make_assigned())
    for key in ("lage", *(deed.key for deed in DEEDS)):
        answer = Client().get(f"{DOOR}{key}/")
        assert (answer.status_code, "kim@" in answer.content.decode()) == (403, False)
    assert Client().get(f"{DOOR}annat/").status_code == 404


def test_without_the_token_nothing_is_done_and_what_was_typed_stands() -> None:
    owner = opened(make_assigned())
    answer = owner.client.post(f"{DOOR}skriv/", {"text": "Vi har flyttat"})
    assert answer.status_code == 403
    assert "Vi har flyttat" in answer.content.decode()
    assert not FamilyDeed.objects.exists()


def test_a_correction_keeps_the_old_and_is_found_by_the_new() -> None:
    lead = make_assigned()
    owner = opened(lead)
    answer = owner.do("ratta", phone="070 174 06 30", email="ny@example.se")
    assert answer["Location"] == f"{DOOR}lage/?klart=ratta"
    person = Applicant.objects.get()
    assert (person.phone, person.email) == ("+46701740630", "ny@example.se")
    deed = FamilyDeed.objects.get()
    assert (deed.phone_before, deed.email_before) == ("+46701740605", "kim@example.se")
    assert [list(matching(text)) for text in ("ny@example.se", "0701740630")] == [[lead], [lead]]
    assert list(matching("kim@example.se")) == []
    page = desk_page(lead)
    assert "rättade hur vi når dem" in page
    assert "Före: 070-174 06 05, kim@example.se" in page


def test_one_of_telephone_and_address_must_be_left() -> None:
    owner = opened(make_assigned())
    assert "Fel:" in owner.do("ratta", phone="", email="").content.decode()
    assert Applicant.objects.get().email == "kim@example.se"


def test_what_is_written_is_read_by_whoever_is_responsible() -> None:
    lead = make_assigned()
    owner = opened(lead)
    owner.do("skriv", text="Vi har flyttat till Säter.")
    task = Task.objects.get()
    assert (task.kind, task.case, task.addressee) == (TaskKind.FAMILY_WROTE, lead.reference, lead.owner)
    assert task.due_on > timezone.localdate()
    assert desk_page(lead).count("Vi har flyttat till Säter.") == 2


def test_sent_twice_it_is_done_once() -> None:
    owner = opened(make_assigned())
    sent = owner.form("skriv") | {"text": "Hej"}
    for _time in range(3):
        assert owner.client.post(f"{DOOR}skriv/", sent).status_code == 303
    assert (FamilyDeed.objects.count(), Task.objects.count()) == (1, 1)


def test_a_rest_ends_by_itself_on_the_day_that_was_chosen() -> None:
    lead = make_assigned()
    until = timezone.localdate() + timedelta(days=120)
    owner = opened(lead)
    owner.do("vila", until=until.isoformat())
    lead.refresh_from_db()
    assert (lead.status, lead.next_action_on) == (Status.DORMANT, until)
    assert "Anmälan vilar" in owner.page()
    wake(timezone.make_aware(datetime.combine(until, time(9))))
    lead.refresh_from_db()
    assert lead.status == Status.ASSIGNED


@pytest.mark.parametrize("day", ["", "hej", "2020-01-01", "2099-01-01"])
def test_a_day_that_does_not_do_gets_a_plain_word(day: str) -> None:
    lead = make_assigned()
    assert "Fel:" in opened(lead).do("vila", until=day).content.decode()
    lead.refresh_from_db()
    assert lead.status == Status.ASSIGNED


@pytest.mark.parametrize(("reason", "kept"), [("", "unknown"), ("time", "time")])
def test_withdrawing_closes_and_keeps(reason: str, kept: str) -> None:
    lead = make_assigned()
    owner = opened(lead)
    owner.do("dra-tillbaka", reason=reason)
    lead.refresh_from_db()
    assert (lead.status, lead.reason) == (Status.WITHDRAWN, kept)
    assert Ending.objects.get().by == User.objects.system()
    assert Applicant.objects.filter(lead=lead, left_at__isnull=True).exists()
    page = owner.page()
    assert "Anmälan är tillbakadragen" in page
    assert "dra-tillbaka" not in page


def test_of_two_one_leaves_and_the_other_goes_on() -> None:
    lead = two()
    owner = opened(lead, "alex@example.se")
    owner.do("dra-tillbaka", reason="")
    lead.refresh_from_db()
    assert lead.status == Status.ASSIGNED
    assert Task.objects.get().kind == TaskKind.FAMILY_WITHDRAWS
    assert "Alex Prov" in desk_page(lead)
    page = owner.page()
    assert "Du drog dig ur" in page
    for words in ("Nästa samtal", "kim@example.se", "vila/"):
        assert words not in page
    assert "drog" not in opened(lead).page()


def test_nothing_more_is_sent_to_whoever_left(mailoutbox: list[object]) -> None:
    lead = two()
    opened(lead, "alex@example.se").do("dra-tillbaka", reason="")
    lead = Lead.objects.get(pk=lead.pk)
    mailoutbox.clear()
    alex = lead.applicants.get(position=2)
    assert [reach.person.position for reach in reaches(lead)] == [1]
    for reach in (*reaches(lead), Reach(alex, Way.MAIL)):
        with transaction.atomic():
            tell_one(reach, RECEIPT, key=str(uuid4()), at=timezone.now())
    deliver_all()
    assert [letter.to for letter in mailoutbox] == [["kim@example.se"]]  # type: ignore[attr-defined]
    # What was not sent is not called sent either.
    assert not OutboxMessage.objects.filter(recipient=alex.pk, created_at__gt=alex.left_at).exists()


def test_whoever_left_and_writes_anew_is_a_matter_of_its_own() -> None:
    lead = two()
    opened(lead, "alex@example.se").do("dra-tillbaka", reason="")
    anew = receive(applicants=[ALEX], answers={}, municipality=make_municipality(), at=timezone.now())
    join_what_is_open(anew, at=timezone.now())
    anew.refresh_from_db()
    assert anew.joined_to is None


def test_two_behind_one_address_withdraw_together() -> None:
    lead = make_assigned()
    add_applicant(lead, ApplicantDetails("Alex Prov", "", "kim@example.se"), at=timezone.now())
    opened(lead).do("dra-tillbaka", reason="")
    lead.refresh_from_db()
    assert lead.status == Status.WITHDRAWN


def test_what_touches_another_registration_is_asked_for() -> None:
    first = make_assigned(name="Robin Annan", email="robin@example.se", phone="0701740640")
    second = make_lead(at=timezone.now() + timedelta(minutes=1))
    assert first.owner is not None
    join(second, first, by=first.owner, at=timezone.now() + timedelta(minutes=2))
    owner = opened(second)
    page = owner.page()
    for words in (first.reference, "Robin", "robin@", "0640"):
        assert words not in page
    until = timezone.localdate() + timedelta(days=90)
    assert owner.do("vila", until=until.isoformat())["Location"].endswith("?fragat=vila")
    assert owner.do("dra-tillbaka", reason="")["Location"].endswith("?fragat=dra-tillbaka")
    first.refresh_from_db()
    assert first.status == Status.ASSIGNED
    tasks = Task.objects.order_by("created_at")
    assert {task.case for task in tasks} == {first.reference}
    assert [task.kind for task in tasks] == [TaskKind.FAMILY_RESTS, TaskKind.FAMILY_WITHDRAWS]
    assert first.reference not in owner.page()


def test_with_the_investigators_it_is_asked_for_too() -> None:
    lead = make_handed_over().lead
    owner = opened(lead)
    assert "hos en utredare" in owner.page()
    owner.do("dra-tillbaka", reason="time")
    lead.refresh_from_db()
    assert lead.status == Status.HANDED_OVER
    assert FamilyDeed.objects.get().kind == DeedKind.ASKED_TO_WITHDRAW


def test_new_details_reach_whoever_calls_where_they_stand_elsewhere() -> None:
    lead = make_handed_over().lead
    opened(lead).do("ratta", phone="070-174 06 30", email="")
    task = Task.objects.get()
    assert (task.kind, task.text) == (TaskKind.FAMILY_MOVED, "070-174 06 30")
    assert "nya uppgifter: se till att den som ringer har dem (070-174 06 30)" in desk_page(lead)


def test_a_refusal_is_shown_only_as_it_was_told() -> None:
    page = opened(brought_to(Status.NOT_PROCEEDING)).page()
    assert "Vi går inte vidare" in page
    assert "Vi berättade det den" in page
    assert "rum för ett eget barn" not in page


def test_nobody_drowns_in_one_family_s_page() -> None:
    lead = make_assigned()
    owner = opened(lead)
    person = lead.applicants.get()
    FamilyDeed.objects.bulk_create(
        FamilyDeed(lead=lead, applicant=person, kind=DeedKind.WROTE, at=timezone.now())
        for _deed in range(MOST_DEEDS)
    )
    assert "många ändringar i dag" in owner.do("skriv", text="Hej").content.decode()
    assert not Task.objects.exists()


def test_it_speaks_english() -> None:
    owner = opened(make_assigned())
    page = owner.client.get(f"/en{DOOR}lage/").content.decode()
    assert "We promised to get in touch no later than" in page
    assert make_handler().first_name in page or "handles your registration" in page


def test_the_receipt_leads_there(mailoutbox: list[object]) -> None:
    load_unit(at=timezone.now())
    family = make_family()
    family.register()
    assert f'href="{DOOR}"' in family.get("klart").content.decode()
    lead = Lead.objects.get()
    for is_protected in (False, True):
        Lead.objects.update(is_protected=is_protected)
        DELIVERIES["mail.receipt"]({"person": str(lead.applicants.get().pk)}, uuid4())
    open_family, protected = (letter.body for letter in mailoutbox)  # type: ignore[attr-defined]
    assert f"http://testserver{DOOR}" in open_family
    assert DOOR not in protected
