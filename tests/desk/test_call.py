"""The call card: read before the call, two taps after it, and the thanks that go out."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.desk.forms.call import CallForm
from recruitment.desk.forms.fields import version_of
from recruitment.hallway import DELIVERIES
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.calls import THANKS
from recruitment.triage.models import ContactAttempt, ContactOutcome
from tests.make.leads import make_lead
from tests.make.needs import make_need
from tests.make.staff import make_staff, signed_in
from tests.make.triage import make_ended, make_handler

pytestmark = pytest.mark.django_db
ANSWERS = {
    "steps": [
        {
            "key": "kontakt",
            "title": "Kontakt",
            "answers": [
                {"field": "when", "label": "När passar det?", "value": "Förmiddag"},
                {"field": "questions", "label": "Undrar ni?", "value": "Får man <arbeta>?"},
            ],
        }
    ]
}


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def desk(anna: User) -> Client:
    client = Client()
    client.force_login(anna)
    return client


def card_of(lead: Lead) -> str:
    return reverse("desk:call", args=[lead.reference])


def hang_up(client: Client, lead: Lead, outcome: str = ContactOutcome.REACHED, **fields: Any) -> Any:
    """Sends the card as the page would: one outcome, and the button of the first proposed step."""
    lead = Lead.objects.get(pk=lead.pk)
    step = CallForm(lead=lead, prefix="samtal").proposals()[0].value
    data = {"seen": version_of(lead), "token": uuid4(), "outcome": outcome, "step": step, **fields}
    return client.post(card_of(lead), {f"samtal-{name}": value for name, value in data.items()})


def thanks() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(kind=f"mail.{THANKS}"))


def deliver() -> list[Any]:
    while deliver_next(DELIVERIES, at=timezone.now() + timedelta(minutes=1)):
        pass
    return [letter for letter in mail.outbox if letter.subject == "Tack för samtalet"]


def test_the_card_tells_whom_to_call_when_what_they_ask_and_what_they_meet(desk: Client) -> None:
    make_need("2085", today=timezone.localdate())
    lead = make_lead(name="Åsa Öberg", answers=ANSWERS)
    page = desk.get(card_of(lead)).content.decode()
    for words in (
        'href="tel:+46701740605"',
        "Ring Åsa Öberg",
        "Förmiddag",
        "Får man &lt;arbeta&gt;?",
        "Ludvika: 13–17 år",
        "jag heter Anna",
        "Ska vi börja med den?",
    ):
        assert words in page, words


def test_a_need_for_a_language_is_met_only_by_who_has_named_it(desk: Client) -> None:
    make_need("2085", today=timezone.localdate(), language="finska")
    spoken = {"label": "Språk", "value": "Svenska, Finska", "field": "languages"}
    steps = {"steps": [{"title": "Erfarenhet", "answers": [spoken]}]}
    meets = "Ludvika: 13–17 år, finska"
    assert meets not in desk.get(card_of(make_lead())).content.decode()
    assert meets in desk.get(card_of(make_lead(answers=steps))).content.decode()


def test_opening_the_card_is_written_down_with_every_case_it_names(desk: Client) -> None:
    earlier = make_lead(email="")
    lead = make_lead(phone="070-1740605", email="annan@example.se")
    page = desk.get(card_of(lead)).content.decode()
    entry = AccessLogEntry.objects.get(door="desk:call")
    assert entry.cases == sorted([earlier.reference, lead.reference])
    assert "Kan vara samma hushåll" in page
    assert earlier.reference in page


def test_a_protected_household_is_not_given_away_by_its_telephone(desk: Client) -> None:
    hidden = make_lead(is_protected=True)
    page = desk.get(card_of(make_lead())).content.decode()
    assert hidden.reference not in page


def test_two_taps_log_the_talk_and_queue_one_mail(desk: Client, anna: User) -> None:
    lead = make_lead()
    token = uuid4()
    answer = hang_up(desk, lead, token=token)
    assert answer.headers["Location"] == reverse("desk:lead", args=[lead.reference])
    assert hang_up(desk, lead, token=token).status_code == 302
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.next_action) == (Status.CONTACTED, anna, "call_again")
    assert ContactAttempt.objects.count() == 1
    assert len(thanks()) == 1


def test_the_thanks_say_what_who_and_when_and_nothing_of_the_talk(desk: Client) -> None:
    lead = make_lead(name="Åsa Öberg", email="asa@example.se", answers=ANSWERS)
    hang_up(desk, lead, note="Berättade om sin ekonomi.")
    [letter] = deliver()
    assert letter.to == ["asa@example.se"]
    for words in ("vi ringer er igen", "Anna på Familjehemsresursen", lead.reference):
        assert words in letter.body, letter.body
    for secret in ("Åsa", "ekonomi", "arbeta", "13–17", "070", "Nyberg"):
        assert secret not in letter.body


def test_both_applicants_are_thanked_and_a_shared_address_once(desk: Client) -> None:
    hang_up(desk, make_lead(email="kim@example.se"))
    assert len(thanks()) == 1


@pytest.mark.parametrize("outcome", ["message_left", "no_answer", "wrong_number"])
def test_nobody_is_thanked_for_a_talk_that_was_not_held(desk: Client, outcome: str) -> None:
    lead = make_lead()
    hang_up(desk, lead, outcome)
    lead.refresh_from_db()
    assert lead.status == Status.ATTEMPTED
    assert thanks() == []


def test_without_an_address_the_card_says_so_and_nothing_is_sent(desk: Client) -> None:
    lead = make_lead(email="")
    assert "Vi kan inte skriva till dem" in desk.get(card_of(lead)).content.decode()
    hang_up(desk, lead)
    assert thanks() == []


def test_a_protected_family_is_written_to_only_when_it_has_said_yes(anna: User) -> None:
    manager = signed_in(Role.UNIT_MANAGER)
    silent, willing = make_lead(is_protected=True), make_lead(is_protected=True)
    assert "samtal-may_write" in manager.get(card_of(silent)).content.decode()
    hang_up(manager, silent)
    assert thanks() == []
    hang_up(manager, willing, may_write="on")
    assert [message.case for message in thanks()] == [willing.reference]


def test_the_same_card_with_another_outcome_is_told_that_the_first_stands(desk: Client) -> None:
    lead = make_lead()
    token = uuid4()
    hang_up(desk, lead, ContactOutcome.NO_ANSWER, token=token)
    answer = hang_up(desk, lead, ContactOutcome.REACHED, token=token)
    assert "redan loggat" in answer.content.decode()
    assert thanks() == []
    assert ContactAttempt.objects.get().outcome == ContactOutcome.NO_ANSWER


def test_another_step_another_day_and_a_note(desk: Client) -> None:
    lead = make_lead()
    day = timezone.localdate() + timedelta(days=9)
    hang_up(
        desk, lead, step="other", next_action="book_visit", next_action_on=day.isoformat(), note="Hund hemma."
    )
    lead.refresh_from_db()
    assert (lead.next_action, lead.next_action_on) == ("book_visit", day)
    assert ContactAttempt.objects.get().note == "Hund hemma."


@pytest.mark.parametrize(
    "step", ["", "other", "call_again:", "call_again:2020-01-01", "gone:2099-01-01", ":"]
)
def test_a_step_nobody_offered_is_refused_and_nothing_is_written(desk: Client, step: str) -> None:
    answer = hang_up(desk, make_lead(), step=step)
    assert answer.status_code == 200
    assert "Det finns ett problem" in answer.content.decode()
    assert ContactAttempt.objects.count() == 0


def test_a_colleague_who_was_first_is_not_called_over(desk: Client) -> None:
    lead = make_lead()
    before = version_of(lead)
    desk.get(card_of(lead))
    other = Client()
    other.force_login(make_staff(Role.HANDLER))
    hang_up(other, lead)
    answer = hang_up(desk, lead, seen=before)
    assert "kollega" in answer.content.decode()
    assert ContactAttempt.objects.count() == 1


def test_what_has_ended_has_no_card(desk: Client, anna: User) -> None:
    lead = make_ended(Status.WITHDRAWN, owner=anna)
    assert desk.get(card_of(lead)).headers["Location"] == reverse("desk:lead", args=[lead.reference])
    assert hang_up(desk, lead).status_code == 200
    assert ContactAttempt.objects.count() == 0


def test_the_proposed_days_are_working_days(monkeypatch: pytest.MonkeyPatch) -> None:
    friday = timezone.make_aware(datetime(2026, 11, 27, 10, 0))
    monkeypatch.setattr(timezone, "localdate", lambda *_a: friday.date())
    form = CallForm(lead=make_lead(at=friday), prefix="samtal")
    assert [one.value for one in form.proposals()] == [
        "call_again:2026-11-30",
        "send_information:2026-11-30",
        "book_visit:2026-12-02",
        "assess:2026-12-01",
    ]
