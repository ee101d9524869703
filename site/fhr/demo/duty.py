"""The demo's roster, contact municipalities and talks with them, and a colleague who will be away."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from fhr.demo.calendar import local
from recruitment.duty.actions import Turns, log_dialogue, register_absence, set_week, share_municipalities
from recruitment.duty.models import DialogueKind
from recruitment.leads.promise import is_working_day
from recruitment.municipalities.models import Municipality
from recruitment.municipalities.queries import members
from recruitment.staff.models import User

WEEKS = 5
VISIT_EVERY = 7
AWAY_IN, AWAY_FOR = timedelta(days=10), timedelta(days=6)
NOTES = (
    "Behovet av hem för tonåringar står kvar.",
    "Inget nytt behov den här veckan.",
    "Ett behov är fyllt och tas bort ur registret.",
    "Vill ha korta presentationer av hem som kan ta emot syskon.",
    "Frågade hur lång tid en utredning tar just nu.",
)
AFTER_A_VISIT = "Besök hos familjehemsgruppen. Gick igenom hur vi lämnar över och vad de vill veta."


def make_duty(handlers: Sequence[User], *, manager: User, now: datetime) -> None:
    """After the weekend everybody takes new registrations, then two a day; one a day has the telephone."""
    week = {0: Turns(handlers[0], handlers)}
    for day in range(1, 5):
        one, other = handlers[day % len(handlers)], handlers[(day + 2) % len(handlers)]
        week[day] = Turns(one, [one, other])
    set_week(week, by=manager, at=now)

    places = list(members().order_by("area", "name"))
    contacts: dict[str, User | None] = {
        place.pk: handlers[number * len(handlers) // len(places)] for number, place in enumerate(places)
    }
    share_municipalities(contacts, by=manager, at=now)
    for number, place in enumerate(places):
        # One has not been talked with for a while: the page must be seen to say so.
        for week_ago in range(2 if number == len(places) - 1 else 0, WEEKS):
            _talk(place, contacts[place.pk] or manager, number, week_ago, now=now)
    _will_be_away(handlers[-1], manager=manager, now=now)


def _talk(place: Municipality, by: User, number: int, weeks_ago: int, *, now: datetime) -> None:
    on = _working_day(timezone.localdate(now) - timedelta(days=7 * weeks_ago + number % 5))
    is_visit = (number + weeks_ago) % VISIT_EVERY == 0
    at = min(local(on, 15), now)
    log_dialogue(
        municipality=place,
        kind=DialogueKind.VISIT if is_visit else DialogueKind.WEEKLY,
        on=on,
        note=AFTER_A_VISIT if is_visit else NOTES[(number + weeks_ago) % len(NOTES)],
        by=by,
        at=at,
        token=uuid4(),
    )


def _will_be_away(person: User, *, manager: User, now: datetime) -> None:
    first = timezone.localdate(now) + AWAY_IN
    register_absence(
        person=person, first_day=first, last_day=first + AWAY_FOR, stand_in=None, by=manager, at=now
    )


def _working_day(day: date) -> date:
    """The day itself, or the working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
