"""Fills the demo's calendar: meetings that were and that come, who booked, who came, who went on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from fhr.demo.calendar import local
from fhr.demo.drawing import Family
from fhr.demo.people import Person, people
from fhr.demo.plan import Planned
from recruitment.leads.from_booking import register
from recruitment.leads.promise import SATURDAY, is_working_day
from recruitment.meetings import actions, scheduling
from recruitment.meetings.actions import Guest
from recruitment.meetings.models import Booking, Kind, Meeting
from recruitment.meetings.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.plan.models import Activity
from recruitment.staff.models import User

CHANNELS = {Kind.EVENING: "evening", Kind.DIGITAL: "evening", Kind.HOME_PARTY: "party"}
HOME = "Adressen är påhittad: Exempelvägen 1, 790 00 Exempelby. Det röda huset med vita knutar."
CAME = 0.8
GIVES_BACK = 0.1
GO_ON = 2


@dataclass(frozen=True)
class Plan:
    """A meeting by its day from today, and how many parties book it."""

    days: int
    kind: Kind
    title: str
    capacity: int
    parties: int
    about: str = ""


FIRST = "Vi berättar hur det går till att bli familjehem, och du får fråga vad du vill. Vi bjuder på kaffe."
WEB = "Vi ses på nätet i en timme. Du kan ha kameran av och skriva dina frågor i stället för att säga dem."
HOST = "En familj som är familjehem berättar hur vardagen ser ut. Vi är några stycken runt ett köksbord."
MEETINGS = (
    Plan(-48, Kind.EVENING, "Informationskväll", 30, 13, FIRST),
    Plan(-34, Kind.HOME_PARTY, "Hemmaträff", 8, 4, HOST),
    Plan(-20, Kind.DIGITAL, "Digital informationsträff", 40, 9, WEB),
    Plan(-5, Kind.EVENING, "Informationskväll", 24, 11, FIRST),
    Plan(6, Kind.EVENING, "Informationskväll", 30, 9, FIRST),
    Plan(9, Kind.HOME_PARTY, "Hemmaträff", 8, 3, HOST),
    Plan(13, Kind.DIGITAL, "Digital informationsträff", 40, 7, WEB),
    Plan(20, Kind.EVENING, "Kväll om tonåringar", 8, 9, "Vad behöver en tonåring? Kom och prata om det."),
    Plan(34, Kind.EVENING, "Informationskväll", 30, 0, FIRST),
)


def make_meetings(
    rng: Random,
    planned: Sequence[Planned],
    drawn: Sequence[Family],
    *,
    announcer: User,
    officer: User,
    now: datetime,
) -> None:
    """Every meeting with its guests; some of the families that have written since sat among them."""
    places = list(Municipality.objects.filter(is_member=True).order_by("-children"))
    households = people(rng)
    for number, plan in enumerate(MEETINGS):
        meeting = _announce(plan, places[number % len(places)], planned, by=announcer, now=now)
        bookings = [
            _book(rng, meeting, guest, now=now) for guest in _guests(plan, meeting, drawn, households)
        ]
        if meeting.starts_at < now:
            _tick_off(rng, meeting, by=officer)
        elif bookings and rng.random() < GIVES_BACK:
            actions.cancel(bookings[0], by=User.objects.system(), at=now)


def go_on(*, by: User, now: datetime) -> None:
    """Two who came to the latest meeting have said that they want to go on."""
    came = Booking.objects.filter(status=Status.ATTENDED).select_related("meeting__municipality")
    for booking in came.order_by("-meeting__starts_at", "booked_at")[:GO_ON]:
        register(booking, by=by, at=now - timedelta(hours=2))


def _announce(
    plan: Plan, place: Municipality, planned: Sequence[Planned], *, by: User, now: datetime
) -> Meeting:
    starts_at, is_home = local(evening(timezone.localdate(now), plan.days), 18), plan.kind == Kind.HOME_PARTY
    announced_at = min(now, starts_at) - timedelta(days=30)
    meeting = Meeting(
        kind=plan.kind,
        title=f"{plan.title} i {place.name}" if plan.kind == Kind.EVENING else plan.title,
        about=plan.about,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=1 if plan.kind == Kind.DIGITAL else 2),
        place=f"Exempellokalen, {place.name}" if plan.kind == Kind.EVENING else "",
        digital_link="https://mote.example.se/traff" if plan.kind == Kind.DIGITAL else "",
        municipality=place if plan.kind == Kind.EVENING else None,
        area="" if plan.kind == Kind.DIGITAL else place.area,
        capacity=plan.capacity,
        activity=_activity(plan.kind, planned),
        published_from=announced_at,
        address=HOME if is_home else "",
    )
    return scheduling.announce(meeting, by=by, at=announced_at)


def evening(today: date, days: int) -> date:
    """The evening about `days` from today when people come: no weekend, no holiday and no eve of one.

    What was stays in the past, and what comes stays ahead.
    """
    day, step = today + timedelta(days=days), timedelta(days=1 if days > 0 else -1)
    while not (is_working_day(day) and _is_ordinary(day + timedelta(days=1))):
        day += step
    return day


def _is_ordinary(day: date) -> bool:
    """Not a holiday; an ordinary Saturday is nothing to stay at home for the evening before."""
    return is_working_day(day) or (day.weekday() == SATURDAY and is_working_day(day - timedelta(days=1)))


def _activity(kind: Kind, planned: Sequence[Planned]) -> Activity | None:
    """The latest activity of the kind's channel in the plan."""
    return next((one.activity for one in reversed(planned) if one.channel == CHANNELS[kind]), None)


def _guests(
    plan: Plan, meeting: Meeting, drawn: Sequence[Family], households: Iterator[tuple[Person, ...]]
) -> list[Sequence[Person]]:
    """Strangers, and up to two of the families that wrote in the fortnight after the meeting."""
    until = meeting.ends_at + timedelta(days=14)
    wrote = [family.members for family in drawn if meeting.ends_at < family.received_at < until][:2]
    wrote = wrote[: plan.parties]
    return [*wrote, *(next(households) for _party in range(plan.parties - len(wrote)))]


def _book(rng: Random, meeting: Meeting, household: Sequence[Person], *, now: datetime) -> Booking:
    first = household[0]
    at = min(now, meeting.starts_at) - timedelta(hours=rng.randint(3, 500))
    return actions.book(
        meeting,
        Guest(first.name, first.phone, first.email),
        seats=len(household),
        token=f"{rng.getrandbits(128):032x}"[:22],
        at=at,
    )


def _tick_off(rng: Random, meeting: Meeting, *, by: User) -> None:
    for booking in Booking.objects.filter(meeting=meeting, status=Status.BOOKED).order_by("booked_at"):
        to = Status.ATTENDED if rng.random() < CAME else Status.NO_SHOW
        actions.note_attendance(booking, to=to, by=by, at=meeting.ends_at)
