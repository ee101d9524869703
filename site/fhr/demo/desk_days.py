"""The desk's last days: families that staff wrote down, one that came twice, and the clock's marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from fhr.demo.calendar import at_work
from fhr.demo.households import some_write_again
from recruitment.leads.heard import HeardFrom
from recruitment.leads.intake import ApplicantDetails
from recruitment.leads.models import EntryChannel, Lead, NextAction
from recruitment.leads.promise import end_of, next_working_day
from recruitment.municipalities.models import Municipality
from recruitment.plan.models import Activity
from recruitment.staff.models import User
from recruitment.triage.calls import log_call
from recruitment.triage.entering import enter
from recruitment.triage.models import ContactOutcome
from recruitment.triage.silence import CHECKED_FROM, check_silence
from recruitment.triage.watch import keep_watch


@dataclass(frozen=True)
class Told:
    """A family as somebody at the desk wrote it down."""

    channel: str
    name: str
    phone: str
    email: str
    municipality: str
    said: str
    heard: str = ""
    days_ago: int = 1
    age_bands: tuple[str, ...] = ()
    siblings: str = ""
    is_reached: bool = False


BY_STAFF = (
    Told(
        EntryChannel.PHONE, "Margareta Hittebo", "0980-319 214", "", "2031",
        "Ringde efter att ha läst i bygdebladet. Har två rum tomma sedan barnen flyttade.",
        heard=HeardFrom.MEDIA, days_ago=1, age_bands=("7-12", "13-17"),
    ),
    Told(
        EntryChannel.HOME_PARTY, "Samir Sagolund", "040-628 04 71", "samir.sagolund@example.se", "2081",
        "Var med på hemmaträffen. Vill veta mer om hur det är med tonåringar.",
        days_ago=2, age_bands=("13-17",), siblings="maybe", is_reached=True,
    ),
    Told(
        EntryChannel.WALK_IN, "Kerstin Rollgren", "", "kerstin.rollgren@example.se", "2080",
        "Kom förbi kontoret. Vill helst ha mejl först.", heard=HeardFrom.FOSTER_FAMILY, days_ago=0,
    ),
    Told(
        EntryChannel.REFERRAL, "Bengt Modellgren", "031-390 06 44", "bengt.modellgren@example.se", "2085",
        "Har varit familjehem åt Ludvika och vill ta emot igen.", heard=HeardFrom.MUNICIPALITY,
        days_ago=3, age_bands=("0-6", "7-12"), siblings="yes", is_reached=True,
    ),
    # A mobile number alone: the receipt goes there as a text message.
    Told(
        EntryChannel.WALK_IN, "Ulla Skissgren", "070-174 06 33", "", "2084",
        "Kom förbi på lunchen. Har ingen dator och vill ha sms.", heard=HeardFrom.MEDIA, days_ago=0,
        age_bands=("7-12",),
    ),
    # The same telephone as the first of them: the desk says so before anybody calls.
    Told(
        EntryChannel.PHONE, "Rolf Hittebo", "0980-319 214", "", "2031",
        "Ringde och undrade om hans fru redan hade ringt.", days_ago=0,
    ),
)  # fmt: skip


def live_through(rng: Random, handlers: Sequence[User], *, now: datetime) -> None:
    """Writes the families down and calls some of them, then lets the clock do what it does by itself."""
    for told in BY_STAFF:
        handler = rng.choice(handlers)
        came_at = now if not told.days_ago else _office_hour(rng, now - timedelta(days=told.days_ago))
        lead = _write_down(rng, told, handler, at=min(came_at, now))
        if told.is_reached:
            _call(rng, lead, handler, now=now)
    some_write_again(rng, now=now)
    keep_watch(now)
    check_silence(_last_night(now))


def _write_down(rng: Random, told: Told, handler: User, *, at: datetime) -> Lead:
    party = Activity.objects.filter(name__icontains="hem").order_by("-starts_on").first()
    return enter(
        entry_channel=told.channel,
        applicants=[ApplicantDetails(told.name, told.phone, told.email)],
        turned_to_us_at=at,
        municipality=Municipality.objects.filter(pk=told.municipality).first(),
        answers=_answers(told),
        activity=party if told.channel == EntryChannel.HOME_PARTY else None,
        heard=told.heard,
        home_types=["familjehem"] if told.age_bands else [],
        age_bands=told.age_bands,
        siblings=told.siblings,
        by=handler,
        at=at,
        token=_token(rng),
    )


def _call(rng: Random, lead: Lead, handler: User, *, now: datetime) -> None:
    """A talk the same day, with its thanks."""
    at = min(lead.received_at + timedelta(minutes=rng.randint(5, 55)), now)
    log_call(
        lead,
        outcome=ContactOutcome.REACHED,
        note="Bra samtal. Vill fundera ihop över helgen.",
        next_action=NextAction.CALL_AGAIN,
        next_action_on=next_working_day(timezone.localdate(now)),
        may_write=False,
        by=handler,
        at=at,
        token=_token(rng),
    )


def _answers(told: Told) -> dict[str, object]:
    row = {"field": "motive", "label": "Vad sa de?", "value": told.said}
    title = str(EntryChannel(told.channel).label).capitalize()
    return {"steps": [{"key": "kontakt", "title": title, "answers": [row]}]}


def _office_hour(rng: Random, day: datetime) -> datetime:
    return min(at_work(rng, day - timedelta(days=1), days=1), end_of(timezone.localdate(day)))


def _last_night(now: datetime) -> datetime:
    today = timezone.localdate(now)
    night = timezone.make_aware(datetime.combine(today, time(CHECKED_FROM.hour, CHECKED_FROM.minute)))
    return night if night <= now else night - timedelta(days=1)


def _token(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
