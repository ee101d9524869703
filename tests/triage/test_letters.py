"""Words to families: by letter or text, true when they leave; what does not arrive is somebody's to mend."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings as site
from django.core import mail
from django.test import Client
from django.utils import timezone, translation

from fhr.messages_env import Sms
from recruitment.leads.intake import ApplicantDetails, add_applicant
from recruitment.leads.models import Applicant, FamilyDeed, Lead
from recruitment.leads.reach import reaches
from recruitment.outbox.models import MessageStatus, OutboxMessage, Told
from recruitment.outbox.reports import State, take_in
from recruitment.outbox.sms.alphabet import is_plain, parts
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage import actions
from recruitment.triage.coming_back import wake
from recruitment.triage.letters import FAMILY_WORDS, send_again, written_to
from recruitment.triage.models import PromiseEvent, PromiseMark
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.returned import follow_up
from recruitment.triage.watch import keep_watch
from tests.make.leads import make_lead
from tests.make.outbox import deliver_all
from tests.make.staff import make_staff
from tests.make.triage import call, make_assigned

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 9))


@pytest.fixture(autouse=True)
def a_day_at_work() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def texts(settings: Any, tmp_path: Path) -> Path:
    settings.SMS = Sms(way="file", sender="FHR", folder=tmp_path)
    return tmp_path


def kinds(lead: Lead) -> list[str]:
    found = OutboxMessage.objects.filter(case=lead.reference).order_by("created_at", "kind")
    return [message.kind for message in found]


def comes_back(message: OutboxMessage, *, at: datetime | None = None, code: str = "5.1.1") -> None:
    at = at or timezone.now()
    take_in(message.pk, key=str(uuid4()), told=Told.RETURNED, code=code, at=at)
    follow_up(at)


def receipt_of(lead: Lead) -> OutboxMessage:
    deliver_all()
    return OutboxMessage.objects.get(case=lead.reference, kind__endswith=".receipt")


def page(lead: Lead, user: Any = None) -> str:
    client = Client()
    client.force_login(user or lead.owner)
    return client.get(f"/handlaggning/{lead.reference}/").content.decode()


def test_who_gave_a_mobile_number_alone_gets_a_text_message(texts: Path) -> None:
    lead = make_lead(email="")
    deliver_all()
    (file,) = texts.iterdir()
    text = file.read_text()
    assert "To: +46701740605" in text
    for words in ("FHR", "onsdag 25 november", lead.reference):
        assert words in text
    for secret in ("Kim", "familjehem", "Ludvika"):
        assert secret not in text
    assert [(one.state, one.to) for one in written_to(lead)] == [(State.SENT, "Kim Exempelsson")]


@pytest.mark.parametrize(
    "facts", [{"phone": "0243-123 45", "email": ""}, {"email": "", "is_protected": True}]
)
def test_no_text_goes_to_a_landline_or_to_a_protected_family(facts: dict[str, Any], texts: Path) -> None:
    assert kinds(make_lead(**facts)) == []


def test_without_a_provider_nobody_is_promised_a_text() -> None:
    assert reaches(make_lead(email="")) == []


@pytest.mark.parametrize("language", site.INTERFACE_LANGUAGES)
@pytest.mark.parametrize("about", [word.about for word in FAMILY_WORDS])
def test_every_text_message_is_plain_short_and_neutral(about: str, language: str) -> None:
    from recruitment.outbox.words import sms_words

    lead = make_lead(name="Åsa Öberg")
    facts = {
        "lead": lead, "new_promise": MONDAY, "on": MONDAY.date(), "step": "vi ringer dig igen",
        "caller": "Maja", "link": "https://www.example.se/vill-fortfarande/0123456789012345678901/",
        "hour": "onsdag 25 november 09:00–10:00",
    }  # fmt: skip
    with translation.override(language):
        text = sms_words(about, facts)
    assert is_plain(text.replace("–", "-")), text
    assert parts(text.replace("–", "-")) <= 2, text
    assert not any(word in text.lower() for word in ("familjehem", "foster", "perhekoti", "åsa"))
    assert lead.reference in text


def test_a_letter_that_comes_back_is_a_mark_and_a_call_to_make() -> None:
    lead = make_assigned()
    comes_back(receipt_of(lead))
    assert follow_up(timezone.now()) == ""
    (task,) = Task.objects.all()
    assert (task.kind, task.case, task.addressee) == (TaskKind.LETTER_RETURNED, lead.reference, lead.owner)
    shown = page(lead)
    assert shown.lower().count("brevet kom inte fram") == 3
    assert "kom inte fram" in shown and "adressen finns inte" in shown
    client = Client()
    client.force_login(lead.owner)
    assert "brevet kom inte fram" in client.get("/handlaggning/").content.decode()


def test_who_does_not_get_letters_is_sent_text_messages(texts: Path) -> None:
    lead = make_assigned()
    comes_back(receipt_of(lead))
    lead = Lead.objects.get(pk=lead.pk)
    assert [reach.way for reach in reaches(lead)] == ["sms"]
    message = OutboxMessage.objects.get(kind="mail.receipt")
    token = uuid4()
    for _press in range(2):
        send_again(lead, message.pk, by=lead.owner, at=timezone.now(), token=token)
    assert kinds(lead) == ["mail.receipt", "sms.receipt"]
    comes_back(OutboxMessage.objects.get(kind="sms.receipt"))
    lead = Lead.objects.get(pk=lead.pk)
    assert reaches(lead) == []
    with pytest.raises(TriageRefused):
        send_again(lead, message.pk, by=lead.owner, at=timezone.now(), token=uuid4())


def test_right_details_settle_it_and_the_letter_can_go_there() -> None:
    lead = make_assigned()
    message = receipt_of(lead)
    comes_back(message)
    client = Client()
    client.force_login(lead.owner)
    sent = {
        "kontaktuppgifter-token": str(uuid4()),
        "kontaktuppgifter-phone_1": "070-174 06 05",
        "kontaktuppgifter-email_1": "ny@example.se",
    }
    for _press in range(2):
        assert client.post(f"/handlaggning/{lead.reference}/kontaktuppgifter/", sent).status_code == 302
    person, deed = Applicant.objects.get(), FamilyDeed.objects.get()
    assert (person.email, person.mail_returned_at) == ("ny@example.se", None)
    assert (deed.email_before, deed.by) == ("kim@example.se", lead.owner)
    assert Task.objects.get().done_at is not None
    again = f"/handlaggning/{lead.reference}/brev/{message.pk}/"
    token = str(uuid4())
    for _press in range(2):
        assert client.post(again, {"token": token}).status_code == 302
    mail.outbox.clear()
    deliver_all()
    assert [letter.to for letter in mail.outbox] == [["ny@example.se"]]
    # What came back says nothing of the new address.
    comes_back(message)
    assert Applicant.objects.get().mail_returned_at is None


def test_a_word_that_waits_can_be_hurried_and_one_that_arrived_is_not_doubled() -> None:
    lead = make_assigned()
    message = receipt_of(lead)
    assert not written_to(lead)[0].can_repeat
    OutboxMessage.objects.filter(pk=message.pk).update(
        status=MessageStatus.FAILED, sent_at=None, last_error="Mejlservern svarar inte"
    )
    assert written_to(lead)[0].can_repeat
    assert "Mejlservern svarar inte" in page(lead)


def test_each_of_two_is_marked_alone() -> None:
    lead = make_assigned()
    add_applicant(lead, ApplicantDetails("Alex Prov", "", "alex@example.se"), at=timezone.now())
    deliver_all()
    alex = lead.applicants.get(position=2)
    comes_back(OutboxMessage.objects.get(recipient=alex.pk))
    assert [person.mail_returned_at is None for person in lead.applicants.all()] == [True, False]
    assert [reach.person.position for reach in reaches(Lead.objects.get(pk=lead.pk))] == [1]


def test_a_family_hears_in_time_that_the_promise_may_break_and_once() -> None:
    make_staff("unit_manager", email="chefen@example.se")
    lead = make_lead()
    just_before = lead.promised_by - timedelta(minutes=50)
    with time_machine.travel(just_before, tick=False):
        for _time in range(3):
            keep_watch(just_before)
        deliver_all()
    (letter,) = [letter for letter in mail.outbox if letter.subject == "Vi kanske inte hinner ringa i dag"]
    for words in ("onsdag 25 november", "torsdag 26 november"):
        assert words in letter.body
    keep_watch(lead.promised_by + timedelta(hours=2))
    marks = set(PromiseEvent.objects.values_list("mark", flat=True))
    assert PromiseMark.MOVED in marks
    assert PromiseMark.BROKEN not in marks, "the family was told in time, and waits for the new day"
    assert Lead.objects.get().promised_by == lead.promised_by


def test_it_is_not_said_to_a_family_we_have_just_spoken_to() -> None:
    lead = make_assigned()
    just_before = lead.promised_by - timedelta(minutes=50)
    keep_watch(just_before)
    call(lead, at=just_before)
    mail.outbox.clear()
    deliver_all(at=just_before)
    assert not [letter for letter in mail.outbox if "hinner" in letter.subject]
    assert not OutboxMessage.objects.filter(kind="mail.running_late").exists()


def test_a_rest_that_is_over_is_told_with_the_day_we_call() -> None:
    lead = make_assigned()
    until = timezone.localdate() + timedelta(days=120)
    actions.rest(lead, until=until, by=lead.owner, at=timezone.now())
    mail.outbox.clear()
    morning = timezone.make_aware(datetime.combine(until, datetime.min.time())) + timedelta(hours=9)
    with time_machine.travel(morning, tick=False):
        wake(morning)
        wake(morning)
        deliver_all()
    letters = [letter for letter in mail.outbox if letter.subject == "Vi hör av oss, som ni bad om"]
    assert len(letters) == 1
    assert "Vi ringer er senast" in letters[0].body
