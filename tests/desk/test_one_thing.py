"""The pages that do one thing: a family written down, somebody away, a concern passed on, the alarms."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.triage.models import ConcernReport, SilenceCheck
from recruitment.triage.silence import check_silence
from recruitment.triage.watch import keep_watch
from tests.make.leads import make_lead, make_municipality
from tests.make.plan import make_activity
from tests.make.triage import make_assigned, make_handler

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def desk(anna: User) -> Client:
    client = Client()
    client.force_login(anna)
    return client


def write_down(desk: Client, **fields: Any) -> Any:
    data = {
        "entry_channel": "phone",
        "turned_on": timezone.localdate().isoformat(),
        "name": "Kim Exempelsson",
        "phone": "070-174 06 05",
        "token": str(uuid4()),
        **fields,
    }
    return desk.post(reverse("desk:new"), data)


def test_a_family_is_written_down_and_its_call_card_opens(desk: Client, anna: User) -> None:
    activity, town = make_activity(ends_on=timezone.localdate()), make_municipality()
    answer = write_down(
        desk,
        heard=f"activity:{activity.pk}",
        municipality=town.pk,
        age_bands=["13-17"],
        home_types=["familjehem"],
        siblings="maybe",
        said="Har ett rum ledigt.",
    )
    lead = Lead.objects.get()
    assert answer.headers["Location"] == reverse("desk:call", args=[lead.reference])
    assert (lead.owner, lead.municipality, lead.age_bands) == (anna, town, ["13-17"])
    assert lead.touches.get().activity == activity
    assert "Har ett rum ledigt." in desk.get(answer.headers["Location"]).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"phone": ""}, "Skriv ett telefonnummer eller en e-postadress"),
        ({"phone": "ring mig"}, "riktnummer"),
        ({"name": ""}, "Skriv familjens namn"),
        ({"entry_channel": ""}, "Välj hur familjen nådde oss"),
        ({"entry_channel": "form"}, "Välj"),
        ({"turned_on": "2099-01-01"}, "en dag som inte har varit"),
        ({"heard": "activity:0"}, "Välj"),
        ({"token": "x"}, "UUID"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_written(
    desk: Client, fields: dict[str, str], words: str
) -> None:
    answer = write_down(desk, **fields)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert Lead.objects.count() == 0


def test_a_day_that_has_passed_moves_the_promise(desk: Client) -> None:
    day = timezone.localdate() - timedelta(days=10)
    write_down(desk, turned_on=day.isoformat(), entry_channel="home_party")
    lead = Lead.objects.get()
    assert timezone.localdate(lead.received_at) == day
    assert lead.promised_by < timezone.now()


def one_week() -> dict[str, str]:
    today = timezone.localdate()
    return {"first_day": today.isoformat(), "last_day": (today + timedelta(days=7)).isoformat()}


def test_one_button_hands_on_everything_a_colleague_has(desk: Client, anna: User) -> None:
    away = make_handler(first_name="Bo")
    lead = make_assigned(owner=away)
    page = desk.get(reverse("desk:absence")).content.decode()
    assert f"{away}, 1 öppen" in page
    answer = desk.post(
        reverse("desk:absence"), {"person": away.pk, **one_week(), "stand_in": anna.pk}, follow=True
    )
    assert "1 anmälan har fått ny handläggare." in answer.content.decode()
    lead.refresh_from_db()
    assert lead.owner == anna


def test_nobody_steps_in_for_themselves(desk: Client, anna: User) -> None:
    make_assigned(owner=anna)
    answer = desk.post(reverse("desk:absence"), {"person": anna.pk, **one_week(), "stand_in": anna.pk})
    assert "Välj någon annan" in answer.content.decode()


def test_a_concern_names_the_numbers_and_leaves_the_inbox(desk: Client, anna: User) -> None:
    lead = make_lead()
    address = reverse("desk:concern", args=[lead.reference])
    page = desk.get(address).content.decode()
    assert 'href="tel:112"' in page
    assert AccessLogEntry.objects.get(door="desk:concern").cases == [lead.reference]
    refused = desk.post(address, {"oro-token": uuid4(), "oro-municipality": ""})
    assert "Välj kommunen" in refused.content.decode()
    desk.post(address, {"oro-token": uuid4(), "oro-municipality": lead.municipality_id})
    lead.refresh_from_db()
    assert lead.status == Status.REFERRED
    assert ConcernReport.objects.get().by == anna
    assert (
        "Oro för ett barn förmedlad till Ludvika"
        in desk.get(reverse("desk:lead", args=[lead.reference])).content.decode()
    )


def test_the_first_screen_says_what_went_to_the_manager_and_lists_it(desk: Client) -> None:
    long_ago = timezone.now() - timedelta(days=20)
    lead = make_lead(at=long_ago)
    hidden = make_lead(at=long_ago, is_protected=True)
    keep_watch(timezone.now())
    noon = timezone.localtime().replace(hour=12)
    check_silence(noon)
    page = desk.get(reverse("desk:inbox")).content.decode()
    assert "2 brutna löften har gått till enhetschefen." in page
    assert "2 anmälningar var tysta" in page
    listed = desk.get(reverse("desk:alarms")).content.decode()
    assert lead.reference in listed
    assert hidden.reference not in listed


def test_a_quiet_night_shows_no_alarm(desk: Client) -> None:
    check_silence(timezone.localtime().replace(hour=12))
    assert SilenceCheck.objects.get().silent_count == 0
    assert "notice-late" not in desk.get(reverse("desk:inbox")).content.decode()
    assert "Inga larm" in desk.get(reverse("desk:alarms")).content.decode()


def test_the_lead_page_tells_the_broken_promise_and_what_was_sent(desk: Client) -> None:
    lead = make_lead(at=timezone.now() - timedelta(days=20))
    keep_watch(timezone.now())
    page = desk.get(reverse("desk:lead", args=[lead.reference])).content.decode()
    for words in ("Vi lovade att ringa senast", "Familjen har fått veta", "Enhetschefen har fått veta",
                  "Löftet bröts", "Besked om att vi är sena"):  # fmt: skip
        assert words in page, words
