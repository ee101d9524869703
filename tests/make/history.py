"""A small recorded past: families with touches, statuses and outcomes, as plain facts and as rows.

The plain facts stay in memory, so that a test can count them again without asking the database.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.db.models import Model

from recruitment.campaigns.codes import new_code
from recruitment.campaigns.models import Tag
from recruitment.handoff.models import Handover
from recruitment.leads.models import Lead, StatusChange, Touch
from recruitment.leads.status import BEFORE_TALK
from recruitment.municipalities.models import Municipality, Need
from recruitment.outcomes.models import Outcome
from recruitment.plan.models import Activity, Cost, Goal
from recruitment.staff.models import User
from recruitment.triage.models import ContactAttempt
from recruitment.visits.models import ClassDay, FunnelDay, TagDay
from tests.make.plan import make_activity, make_channel, make_plan, make_target_group

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AGES = ("0-6", "7-12", "13-17")
# Roughly as children live in the county, so that small municipalities are small here too.
PLACES = {"2080": "Falun", "2081": "Borlänge", "2085": "Ludvika", "2034": "Orsa", "2039": "Älvdalen"}
WEIGHTS = (40, 35, 17, 5, 3)
PLANNED = (
    ("Annons på Facebook", "Facebook", 60),
    ("Affischer i butik", "Affisch", 200),
    ("Hemmakväll", "Möte", 1),
)


@dataclass
class Story:
    """What happened to one family, in plain values."""

    received_at: datetime
    place: str
    promised_by: datetime
    touches: list[tuple[str, int | None]] = field(default_factory=list)
    # Every later status with its moment, in order.
    statuses: list[tuple[str, datetime]] = field(default_factory=list)
    attempts: list[tuple[datetime, str]] = field(default_factory=list)
    contacted_at: datetime | None = None
    handed_over_at: datetime | None = None
    outcomes: list[tuple[str, date, str]] = field(default_factory=list)
    ages: tuple[str, ...] = ("0-6",)
    siblings: str = "no"

    @property
    def status(self) -> str:
        return self.statuses[-1][0] if self.statuses else "received"

    def first(self, kind: str) -> date | None:
        return min((day for what, day, _place in self.outcomes if what == kind), default=None)


@dataclass
class Past:
    stories: list[Story]
    activities: list[Activity]
    costs: list[tuple[int, date, str, bool, Decimal, Decimal, Decimal]]
    landings: list[tuple[date, int | str, int, int]]
    starts: list[tuple[date, int | None, int]]


def make_municipalities() -> None:
    for code, name in PLACES.items():
        Municipality.objects.get_or_create(code=code, defaults={"name": name, "is_member": True})
    Municipality.objects.get_or_create(code="2062", defaults={"name": "Mora", "is_member": False})


def make_past(*, families: int = 120, since: date, until: date, seed: int = 1) -> Past:
    """Families spread over the days from `since` to `until`, and everything written down as rows."""
    chance = random.Random(seed)
    make_municipalities()
    activities = _activities(since, until)
    tags = {activity.pk: Tag.objects.create(code=new_code(), activity=activity) for activity in activities}
    stories = [_story(chance, since, until, activities) for _family in range(families)]
    store(stories, tags)
    return Past(
        stories,
        activities,
        _costs(chance, activities),
        *_visits(chance, tags, since, until),
    )


def store(stories: Iterable[Story], tags: dict[int, Tag]) -> None:
    """Writes stories as the rows the rooms would have written, a table at a time."""
    by = User.objects.system()
    rows: dict[type[Model], list[Model]] = {
        Lead: [], StatusChange: [], Touch: [], ContactAttempt: [], Handover: [], Outcome: [],
    }  # fmt: skip
    for story in stories:
        for row in _rows(story, tags, by):
            rows[type(row)].append(row)
    for model, of_model in rows.items():
        model._default_manager.bulk_create(of_model)


def _rows(story: Story, tags: dict[int, Tag], by: User) -> Iterator[Model]:
    owned = {"owner": by, "next_action": "first_call", "next_action_on": story.received_at.date()}
    lead = Lead(
        reference=f"FHR-{new_code()[:4]}-{new_code()[:4]}",
        received_at=story.received_at,
        promised_by=story.promised_by,
        contacted_at=story.contacted_at,
        status=story.status,
        awaits_first_talk=story.contacted_at is None and story.status in BEFORE_TALK,
        status_since=story.statuses[-1][1] if story.statuses else story.received_at,
        reason="other" if story.status in ENDED else "",
        municipality_id=story.place or None,
        investigated_until=min(
            (day for kind, day, _place in story.outcomes if kind in CONCLUDING), default=None
        ),
        free_since=_free_since(story),
        age_bands=list(story.ages),
        siblings=story.siblings,
        **(owned if story.status in OWNED else {}),
    )
    yield lead
    before = ""
    for sequence, (after, at) in enumerate([("received", story.received_at), *story.statuses], start=1):
        yield StatusChange(lead=lead, sequence=sequence, before=before, after=after, at=at, by=by)
        before = after
    for sequence, (kind, activity) in enumerate(story.touches, start=1):
        tag = tags[activity] if kind == "tag" and activity is not None else None
        yield Touch(
            lead=lead,
            sequence=sequence,
            kind=kind,
            tag=tag,
            activity_id=activity if tag is None else None,
            source_class="search" if kind == "class" else "",
            recorded_at=story.received_at,
        )
    for at, outcome in story.attempts:
        yield ContactAttempt(lead=lead, at=at, by=by, outcome=outcome)
    if story.handed_over_at:
        yield Handover(
            lead=lead,
            adapter="built_in",
            schema_version="1",
            package={},
            digest="0" * 64,
            handed_over_at=story.handed_over_at,
            handed_over_by=by,
        )
    for kind, day, place in story.outcomes:
        yield Outcome(
            lead=lead,
            kind=kind,
            occurred_on=day,
            municipality_id=place or None,
            recorded_at=datetime.combine(day, time(12), STOCKHOLM),
            recorded_by=by,
        )


CONCLUDING = ("suitable", "unsuitable", "withdrawn", "recruited_elsewhere")


def _free_since(story: Story) -> date | None:
    came = story.first("available")
    left = [
        day
        for kind, day, _place in story.outcomes
        if kind in {"matched", "placed", "withdrawn", "unsuitable", "recruited_elsewhere"}
    ]
    return None if came is None or any(day >= came for day in left) else came


OWNED = ("assigned", "attempted", "contacted", "assessed")
ENDED = ("withdrawn", "not_proceeding", "unreachable", "duplicate", "referred")


def _story(chance: random.Random, since: date, until: date, activities: list[Activity]) -> Story:
    received_at = datetime.combine(
        since + timedelta(days=chance.randrange((until - since).days)),
        time(chance.randrange(24), chance.randrange(60)),
        STOCKHOLM,
    )
    story = Story(
        received_at,
        chance.choices([*PLACES, "2062", ""], weights=[*WEIGHTS, 3, 2])[0],
        received_at + timedelta(days=2),
        touches=_touches(chance, activities),
        ages=tuple(sorted(chance.sample(AGES, chance.choice((1, 1, 2, 3))))),
        siblings=chance.choice(("yes", "no", "maybe")),
    )
    last = datetime.combine(until, time(), STOCKHOLM)
    at = received_at + timedelta(hours=chance.randrange(6, 90))
    if at >= last:
        return story
    story.attempts.append((at, "no_answer"))
    story.statuses.append(("assigned", at))
    if chance.random() < 0.06:
        story.statuses.append(("duplicate", at))
        return story
    at += timedelta(hours=chance.randrange(1, 60))
    if at >= last:
        return story
    if chance.random() < 0.2:
        story.statuses.append((chance.choice(("unreachable", "withdrawn", "not_proceeding")), at))
        return story
    story.contacted_at = at
    story.attempts.append((at, "reached"))
    story.statuses.append(("contacted", at))
    at += timedelta(days=chance.randrange(5, 40))
    if at >= last or chance.random() < 0.3:
        return story
    story.statuses += [("assessed", at), ("handed_over", at)]
    story.handed_over_at = at
    story.outcomes.append(("case_opened", at.date(), ""))
    _investigate(chance, story, at.date(), until)
    return story


def _investigate(chance: random.Random, story: Story, day: date, until: date) -> None:
    day += timedelta(days=chance.randrange(40, 200))
    if day >= until:
        return
    verdict = chance.choices(("suitable", "unsuitable", "withdrawn"), weights=(5, 3, 2))[0]
    story.outcomes.append((verdict, day, ""))
    if verdict != "suitable":
        return
    for kind, wait in (("trained", 30), ("available", 3), ("matched", 40), ("placed", 10)):
        day += timedelta(days=chance.randrange(1, wait + 1))
        if day >= until or chance.random() < 0.2:
            return
        place = chance.choice(list(PLACES)) if kind in {"matched", "placed"} else ""
        story.outcomes.append((kind, day, place))


def _touches(chance: random.Random, activities: list[Activity]) -> list[tuple[str, int | None]]:
    touches: list[tuple[str, int | None]] = []
    for _touch in range(chance.choice((0, 1, 1, 2, 3))):
        kind = chance.choice(("tag", "class", "direct", "staff", "removed"))
        touches.append((kind, chance.choice(activities).pk if kind in {"tag", "staff"} else None))
    if chance.random() < 0.5:
        touches.append(("self", chance.choice([None, *(activity.pk for activity in activities)])))
    return touches


def _activities(since: date, until: date) -> list[Activity]:
    teens = make_target_group("Tonårsfamiljer", age_band="13-17")
    made = []
    for position, (name, channel, days) in enumerate(
        (
            ("Annons på Facebook", "Facebook", 60),
            ("Affischer i butik", "Affisch", 200),
            ("Hemmakväll", "Möte", 1),
        )
    ):
        activity = make_activity(
            name,
            plan=make_plan(since.year),
            channel=make_channel(channel),
            position=position,
            starts_on=since + timedelta(days=30 * position),
            ends_on=min(since + timedelta(days=30 * position + days), until),
        )
        activity.target_groups.add(teens)
        made.append(activity)
    return made


def _costs(
    chance: random.Random, activities: list[Activity]
) -> list[tuple[int, date, str, bool, Decimal, Decimal, Decimal]]:
    costs = []
    for activity in activities:
        for kind, is_planned in (("media", True), ("media", False), ("production", False), ("hours", False)):
            amount = Decimal(0) if kind == "hours" else Decimal(chance.randrange(500, 9_000))
            hours = Decimal(chance.randrange(1, 20)) if kind == "hours" else Decimal(0)
            day = activity.starts_on + timedelta(days=chance.randrange(20))
            fact = (activity.pk, day, kind, is_planned, amount, hours, Decimal(420))
            costs.append(fact)
            Cost.objects.create(
                activity_id=fact[0], on=day, kind=kind, is_planned=is_planned,
                amount=amount, hours=hours, hourly_rate=fact[6],
            )  # fmt: skip
    return costs


def _visits(
    chance: random.Random, tags: dict[int, Tag], since: date, until: date
) -> tuple[list[tuple[date, int | str, int, int]], list[tuple[date, int | None, int]]]:
    landings: list[tuple[date, int | str, int, int]] = []
    starts: list[tuple[date, int | None, int]] = []
    rows: dict[type[Model], list[Model]] = {TagDay: [], ClassDay: [], FunnelDay: []}
    for past in range(0, (until - since).days, 9):
        day = since + timedelta(days=past)
        for activity, tag in tags.items():
            seen, unseen = chance.randrange(1, 30), chance.randrange(4)
            rows[TagDay].append(TagDay(day=day, tag=tag, verified=seen, unverified=unseen))
            landings.append((day, activity, seen, unseen))
        for source in ("search", "direct"):
            seen, unseen = chance.randrange(1, 20), chance.randrange(4)
            rows[ClassDay].append(ClassDay(day=day, source_class=source, verified=seen, unverified=unseen))
            landings.append((day, source, seen, unseen))
        by_code: list[int | None] = [*tags, None]
        for started in by_code:
            count = chance.randrange(5)
            code = tags[started].code if started is not None else ""
            for event, times in (("started", count), ("shown", 99)):
                rows[FunnelDay].append(
                    FunnelDay(day=day, step="uppdrag", event=event, tag_code=code, count=times)
                )
            starts.append((day, started, count))
    for model, of_model in rows.items():
        model._default_manager.bulk_create(of_model)
    return landings, starts


def make_need(age_band: str = "13-17", count: int = 3, **fields: object) -> Need:
    """An open need of one municipality, freshly confirmed unless said otherwise."""
    make_municipalities()
    facts: dict[str, object] = {
        "municipality_id": "2080",
        "valid_until": date(2099, 1, 1),
        "last_confirmed_on": date.today(),
        **fields,
    }
    return Need.objects.create(age_band=age_band, count=count, **facts)


def make_goal(year: int, metric: str, period: str, value: int) -> Goal:
    return Goal.objects.create(plan=make_plan(year), metric=metric, period=period, value=value)
