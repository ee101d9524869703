"""The pages about duty: who may change them, what they say, and that they name no family unlogged."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.desk.forms.share_out import EACH, OF_ROW, tick
from recruitment.duty.models import Absence, ContactMunicipality, Dialogue, DutyTurn
from recruitment.leads.models import Lead
from recruitment.leads.promise import next_working_day
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.absence import go_away
from recruitment.triage.load import colleagues
from tests.make.duty import give_duty, make_away, make_contacts
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff
from tests.make.triage import make_assigned, make_handler

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def desk(anna: User) -> Client:
    return signed_in(anna)


@pytest.fixture
def manager() -> Client:
    return signed_in(make_staff(Role.UNIT_MANAGER, first_name="Elin"))


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(client: Client, name: str, *args: Any) -> str:
    return client.get(reverse(f"desk:{name}", args=args)).content.decode()


def working_day() -> date:
    return next_working_day(timezone.localdate())


def test_the_manager_sets_the_week_and_everybody_reads_it(manager: Client, desk: Client, anna: User) -> None:
    week = {f"phone_{day}": anna.pk for day in range(5)} | {f"new_{day}": [anna.pk] for day in range(5)}
    manager.post(reverse("desk:set_week"), week)
    assert DutyTurn.objects.count() == 10
    page = text(desk, "duty")
    assert "Anna Nyberg" in page
    assert "Enhetschefen bestämmer vem som har tjänst." in page
    assert 'action="/handlaggning/tjanst/vecka/"' not in page


def test_one_day_can_differ_and_be_as_usual_again(manager: Client, anna: User) -> None:
    on = working_day()
    manager.post(reverse("desk:set_day"), {"on": on.isoformat(), "phone": "", "new": [anna.pk]})
    assert DutyTurn.objects.get().on == on
    assert "Som vanligt igen" in text(manager, "duty")
    for answer in ("ingen dag", on.isoformat()):
        manager.post(reverse("desk:clear_day"), {"dag": answer})
    assert not DutyTurn.objects.exists()


def test_a_day_that_cannot_be_is_told_on_the_page(manager: Client, anna: User) -> None:
    page = manager.post(reverse("desk:set_day"), {"on": "2020-01-07", "new": [anna.pk]}).content.decode()
    assert "Välj en dag från och med i dag" in page
    assert not DutyTurn.objects.exists()


def test_contact_municipalities_and_their_talks(manager: Client, desk: Client, anna: User) -> None:
    place = make_municipality("2031", "Rättvik")
    manager.post(reverse("desk:set_contacts"), {place.pk: anna.pk})
    assert ContactMunicipality.objects.get().person == anna
    talk = {
        "kind": "visit",
        "on": timezone.localdate().isoformat(),
        "note": "Behöver fler hem.",
        "token": uuid4(),
    }
    for _time in range(2):
        desk.post(reverse("desk:dialogue", args=[place.pk]), talk)
    assert Dialogue.objects.get().by == anna
    assert "Behöver fler hem." in text(desk, "dialogue", place.pk)
    assert "Anna Nyberg" in text(desk, "contacts")
    refused = desk.post(
        reverse("desk:dialogue", args=[place.pk]), {**talk, "note": "Ring 0980-319 214", "token": uuid4()}
    )
    assert "Utelämna personnummer" in refused.content.decode()
    assert desk.get(reverse("desk:dialogue", args=["9999"])).status_code == 404


def test_the_proposal_stands_on_the_form_with_its_reason_and_binds_nobody(desk: Client, anna: User) -> None:
    karin = make_handler(first_name="Karin", last_name="Ström")
    now = timezone.now()
    make_contacts({make_municipality().pk: karin}, at=now)
    lead = make_lead()
    page = text(desk, "lead", lead.reference)
    assert "Föreslås: Karin Ström, kontaktkommun Ludvika, 0 öppna; " in page
    away = make_handler(first_name="Borta", last_name="Berg")
    make_away(away, at=now)
    deeds = desk.get(reverse("desk:lead", args=[lead.reference])).context["deeds"]
    [form] = [item.form for item in deeds if item.deed.key == "tilldela"]
    for name in ("owner", "partner"):
        offered = {key for key, _words in form.fields[name].choices}
        assert {anna.pk, karin.pk} <= offered
        assert away.pk not in offered

    answer = {
        "tilldela-owner": anna.pk,
        "tilldela-next_action": "first_call",
        "tilldela-next_action_on": working_day().isoformat(),
    }
    desk.post(reverse("desk:assign", args=[lead.reference]), answer)
    lead.refresh_from_db()
    assert lead.owner == anna


def test_nobody_is_proposed_for_a_protected_family(manager: Client) -> None:
    make_handler()
    page = text(manager, "lead", make_lead(is_protected=True).reference)
    assert "Skyddad identitet: enhetschefen väljer" in page
    assert "Föreslås:" not in page


def test_several_are_shared_out_row_by_row_as_proposed_or_otherwise(desk: Client, anna: User) -> None:
    karin = make_handler(first_name="Karin", last_name="Ström")
    leads = [make_lead() for _number in range(4)]
    ticks = [tick(lead) for lead in leads]
    page = desk.post(reverse("desk:share_out"), {"anmalan": ticks})
    chosen = {row["field"]: row["chosen"] for row in page.context["chosen"]}
    assert sorted(chosen.values()) == sorted([str(anna.pk), str(karin.pk)] * 2)
    assert page.context["form"].fields["owner"].initial == EACH

    chosen[OF_ROW + leads[0].reference] = str(karin.pk)
    chosen[OF_ROW + leads[1].reference] = ""
    answer = desk.post(
        reverse("desk:share_out"), {"anmalan": ticks, "owner": EACH, "partner": "", **chosen}, follow=True
    )
    said = [str(message) for message in answer.context["messages"]]
    assert any(leads[1].reference in words and "Välj en kollega" in words for words in said)
    leads[0].refresh_from_db()
    assert leads[0].owner == karin
    assert Lead.objects.filter(owner__isnull=False).count() == 3


def test_all_new_ones_are_shared_out_with_one_press_and_only_as_they_were_seen(
    desk: Client, anna: User
) -> None:
    give_duty(anna, at=timezone.now())
    leads = [make_lead(name="Åsa Öberg") for _number in range(3)]
    page = desk.get(reverse("desk:share_out_new"))
    assert "Åsa" not in page.content.decode()
    entry = AccessLogEntry.objects.get(door="desk:share_out_new")
    assert sorted(entry.cases) == sorted(lead.reference for lead in leads)

    press = {"people": [anna.pk], "gor": "fordela", "seen": 3}
    make_lead()
    again = desk.post(reverse("desk:share_out_new"), press)
    assert "Antalet nya anmälningar har ändrats" in again.content.decode()
    assert not Lead.objects.filter(owner__isnull=False).exists()
    desk.post(reverse("desk:share_out_new"), {**press, "seen": 4})
    assert Lead.objects.filter(owner=anna).count() == 4
    assert "Inget att fördela" in text(desk, "share_out_new")


def test_a_wave_needs_somebody(desk: Client) -> None:
    make_lead()
    page = desk.post(reverse("desk:share_out_new"), {"gor": "fordela", "seen": 1})
    assert "Välj minst en kollega" in page.content.decode()


def test_who_is_back_chooses_what_to_take(desk: Client, anna: User) -> None:
    karin, now, today = make_handler(first_name="Karin"), timezone.now(), timezone.localdate()
    leads = [make_assigned(owner=anna, at=now - timedelta(hours=1)) for _number in range(2)]
    go_away(
        person=anna, first_day=today, last_day=today + timedelta(days=5), stand_in=karin, by=karin, at=now
    )
    absence = Absence.objects.get()
    assert next(one.is_away for one in colleagues(today) if one.key == anna.pk)

    page = desk.get(reverse("desk:back", args=[absence.pk]))
    assert [row.has_spoken for row in page.context["rows"]] == [False, False]
    assert AccessLogEntry.objects.filter(door="desk:back").exists()
    desk.post(reverse("desk:back", args=[absence.pk]), {"leads": [leads[0].reference], "klar": "1"})
    owners = [Lead.objects.get(pk=lead.pk).owner for lead in leads]
    assert owners == [anna, karin]
    assert not next(one.is_away for one in colleagues(today) if one.key == anna.pk)
    assert "Välj vad som tas tillbaka" in text(desk, "duty")


def test_an_absence_to_come_can_be_called_off(desk: Client, anna: User) -> None:
    absence = make_away(anna, at=timezone.now(), first_day=timezone.localdate() + timedelta(days=9))
    assert "Ställ in" in text(desk, "absence")
    desk.post(reverse("desk:back", args=[absence.pk]), {"klar": "1"})
    assert "Ställ in" not in text(desk, "absence")


@pytest.mark.parametrize("name", ["set_week", "set_day", "set_contacts"])
def test_a_handler_changes_no_roster(name: str, desk: Client) -> None:
    assert desk.post(reverse(f"desk:{name}"), {}).status_code == 404
