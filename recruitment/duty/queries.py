"""Who is on duty and who is away on a day, and how the talk with each municipality goes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, cast

from django.db.models import OuterRef, Q, QuerySet, Subquery

from recruitment.duty.models import Absence, ContactMunicipality, Dialogue, DialogueKind, Duty, DutyTurn
from recruitment.leads.promise import is_working_day
from recruitment.municipalities.models import Municipality
from recruitment.staff.models import User

if TYPE_CHECKING:

    class TalkedTo(Municipality):
        """A member with what the database has worked out of the talks with it."""

        last_on: date | None
        last_kind: str | None
        visited_on: date | None

        class Meta:
            abstract = True


@dataclass(frozen=True)
class DutyDay:
    """One day of the roster, without those who are away; `is_changed` when it differs from the week's own."""

    on: date
    phone: User | None
    new: list[User]
    away: list[User] = field(default_factory=list)
    is_changed: bool = False


def duty_days(days: Iterable[date]) -> list[DutyDay]:
    """The roster of several days, in three questions; nobody has duty on a day the unit is closed."""
    wanted = [day for day in days if is_working_day(day)]
    if not wanted:
        return []
    turns = list(
        DutyTurn.objects.filter(Q(on__isnull=True) | Q(on__in=wanted))
        .select_related("person")
        .order_by("person__first_name", "person__last_name", "person__email")
    )
    absences = list(absences_within(wanted[0], wanted[-1]))
    return [_duty_day(day, turns, absences) for day in wanted]


def on_duty(day: date) -> DutyDay | None:
    """Who has duty on a day; None when the unit is closed."""
    return next(iter(duty_days([day])), None)


def weekly_turns() -> list[DutyTurn]:
    """The pattern of every week."""
    return list(
        DutyTurn.objects.filter(on__isnull=True)
        .select_related("person")
        .order_by("weekday", "person__first_name", "person__last_name", "person__email")
    )


def absences_within(first: date, last: date) -> QuerySet[Absence]:
    """Absences that touch any of the days."""
    return Absence.objects.filter(first_day__lte=last, last_day__gte=first).select_related(
        "person", "stand_in"
    )


def away_on(day: date) -> Q:
    """For a query of people: whether somebody is away on a day."""
    away = Absence.objects.filter(first_day__lte=day, last_day__gte=day)
    return Q(pk__in=away.values("person"))


def absence_on(person: User, day: date) -> Absence | None:
    """The absence that keeps somebody away on a day; the one that lasts longest."""
    return absences_within(day, day).filter(person=person).order_by("-last_day").first()


def current_and_coming(day: date) -> QuerySet[Absence]:
    return (
        Absence.objects.filter(last_day__gte=day)
        .select_related("person", "stand_in")
        .order_by("first_day", "person__first_name", "pk")
    )


def contact_of(code: str) -> User | None:
    found = ContactMunicipality.objects.filter(pk=code).select_related("person").first()
    return found.person if found else None


def members_with_dialogue() -> "QuerySet[TalkedTo]":
    """The members, whose each is, and when we last talked: `last_on`, `last_kind`, `visited_on`."""
    rows = Dialogue.objects.filter(municipality=OuterRef("pk")).order_by("-on", "-at")
    found = (
        Municipality.objects.filter(is_member=True)
        .select_related("contact__person")
        .annotate(
            last_on=Subquery(rows.values("on")[:1]),
            last_kind=Subquery(rows.values("kind")[:1]),
            visited_on=Subquery(rows.filter(kind=DialogueKind.VISIT).values("on")[:1]),
        )
    )
    return cast("QuerySet[TalkedTo]", found)


def _duty_day(day: date, turns: Iterable[DutyTurn], absences: Iterable[Absence]) -> DutyDay:
    away = {row.person for row in absences if row.first_day <= day <= row.last_day}
    found: dict[str, list[User]] = {}
    is_changed = False
    for task in Duty.values:
        dated = [turn for turn in turns if turn.task == task and turn.on == day]
        weekly = [turn for turn in turns if turn.task == task and turn.weekday == day.weekday()]
        is_changed = is_changed or bool(dated)
        found[task] = [turn.person for turn in dated or weekly if turn.person not in away]
    return DutyDay(
        on=day,
        phone=next(iter(found[Duty.PHONE]), None),
        new=found[Duty.NEW],
        away=sorted(away, key=str),
        is_changed=is_changed,
    )
