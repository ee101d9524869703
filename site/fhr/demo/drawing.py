"""Draws the families of the demo: who they are, where they live, when they wrote and by which way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from django.utils import timezone

from fhr.demo.calendar import HalfYear, draw_moment
from fhr.demo.people import Person, people
from fhr.demo.plan import Planned
from recruitment.campaigns.channels import SourceClass
from recruitment.leads.heard import HeardFrom
from recruitment.leads.intake import TouchFacts
from recruitment.leads.models import TouchKind
from recruitment.municipalities.models import Municipality

# Jönköping's unit received 557 families in 38 months: about 88 a half-year.
A_HALF_YEAR = 88
# Of a hundred families, so many came without any activity of the plan.
BY_THEMSELVES = 9
FROM_A_NEIGHBOUR = 0.05
TELLS_HOW = 0.74
# A guess: nobody has yet measured how many would rather be called than fill in the form.
ASKS_FOR_A_CALL = 0.22
MISREMEMBERS = 0.14
REMOVES_THE_TAG = 0.04
UNTAGGED_SOURCE = {
    "social": SourceClass.SOCIAL,
    "search": SourceClass.SEARCH,
    "municipal": SourceClass.MUNICIPALITY,
}


@dataclass
class Family:
    """One family before it has written: who, where, by which way and when."""

    received_at: datetime
    members: Sequence[Person]
    municipality: Municipality
    way: Planned | None
    touches: list[TouchFacts] = field(default_factory=list)
    asks_for_a_call: bool = False

    @property
    def contact(self) -> dict[str, str]:
        """What the family types into the form's last step."""
        first, *others = self.members
        typed = {"name": first.name, "phone": first.phone, "email": first.email}
        if others:
            typed["name_2"] = others[0].name
        return typed

    @property
    def tag_code(self) -> str:
        """The code the family came with, as the form counted it."""
        return next((touch.tag.code for touch in self.touches if touch.tag), "")


def draw_families(
    rng: Random,
    half_years: Sequence[HalfYear],
    planned: Sequence[Planned],
    *,
    entry_page: int,
    now: datetime,
    a_half_year: int = A_HALF_YEAR,
) -> list[Family]:
    """The families of all half-years that have written by now, oldest first."""
    households = people(rng)
    drawn = [
        _family(rng, half, planned, households, entry_page)
        for half in half_years
        for _number in range(round(rng.gauss(a_half_year, a_half_year / 15)))
    ]
    return sorted(
        (family for family in drawn if family.received_at <= now), key=lambda family: family.received_at
    )


def forget_places() -> None:
    """Makes the generator look at the municipalities again, as another database may hold others."""
    _municipalities.cache_clear()


def member_by_children(rng: Random) -> Municipality:
    """A member municipality, the larger the likelier."""
    members = [place for place in _municipalities() if place.is_member]
    return rng.choices(members, weights=[place.children for place in members])[0]


def _family(
    rng: Random,
    half: HalfYear,
    planned: Sequence[Planned],
    households: Iterator[tuple[Person, ...]],
    entry_page: int,
) -> Family:
    running = [one for one in planned if half.starts_on <= one.activity.starts_on <= half.ends_on]
    way = rng.choices([*running, None], weights=[*(one.share for one in running), BY_THEMSELVES])[0]
    start, end = half.starts_on, half.ends_on
    if way is not None:
        # People write for a fortnight after the last advertisement.
        start, end = way.activity.starts_on, min(way.activity.ends_on + timedelta(days=14), end)
    received_at = draw_moment(rng, start, end)
    return Family(
        received_at,
        next(households),
        _municipality(rng),
        way,
        _touches(rng, way, running, day=timezone.localdate(received_at), entry_page=entry_page),
        asks_for_a_call=rng.random() < ASKS_FOR_A_CALL,
    )


def _touches(
    rng: Random, way: Planned | None, running: Sequence[Planned], *, day: date, entry_page: int
) -> list[TouchFacts]:
    """How the family came, as raw as the site would have learnt it: it does not know the truth either."""
    touches: list[TouchFacts] = []
    if way is None or rng.random() > way.tagged:
        source = UNTAGGED_SOURCE.get(way.channel) if way else rng.choice((SourceClass.SEARCH, None, None))
        kind = TouchKind.SOURCE if source else TouchKind.DIRECT
        touches.append(TouchFacts(kind, source_class=source or SourceClass.DIRECT, entry_day=day))
    elif rng.random() < REMOVES_THE_TAG:
        touches.append(TouchFacts(TouchKind.REMOVED))
    else:
        tag = rng.choice(way.tags)
        page = tag.landing_page_id or entry_page
        touches.append(TouchFacts(TouchKind.TAG, tag=tag, entry_page=page, entry_day=day))
    if rng.random() < TELLS_HOW:
        touches.append(_told(rng, way))
    return touches


def _told(rng: Random, way: Planned | None) -> TouchFacts:
    """What the family remembers; one in seven names something else than what brought it."""
    if way is None or rng.random() < MISREMEMBERS:
        return TouchFacts(TouchKind.SELF_REPORT, answer=rng.choice(HeardFrom.values))
    return TouchFacts(TouchKind.SELF_REPORT, activity=way.activity)


def _municipality(rng: Random) -> Municipality:
    if rng.random() < FROM_A_NEIGHBOUR:
        return rng.choice([place for place in _municipalities() if not place.is_member])
    return member_by_children(rng)


@cache
def _municipalities() -> Sequence[Municipality]:
    return tuple(Municipality.objects.order_by("pk"))
