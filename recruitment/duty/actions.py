"""What is written down about duty: the week's pattern, one day instead of it, absences, and dialogues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.duty.models import (
    FRIDAY,
    LONGEST_NOTE,
    MONDAY,
    Absence,
    ContactMunicipality,
    Dialogue,
    DialogueKind,
    Duty,
    DutyTurn,
)
from recruitment.duty.refusals import DutyRefused
from recruitment.leads.promise import is_working_day
from recruitment.leads.queries import names_a_family
from recruitment.municipalities.models import Municipality
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.privacy.pointing import holds_a_number, holds_an_address
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES, Role

LONGEST_ABSENCE = timedelta(days=366)
LONGEST_AHEAD = timedelta(days=366)


@dataclass(frozen=True)
class Turns:
    """Who has a day: one takes the telephone, any number take new registrations."""

    phone: User | None
    new: Sequence[User]


@transaction.atomic
def set_week(pattern: Mapping[int, Turns], *, by: User, at: datetime) -> None:
    """Writes the pattern of every week, Monday (0) to Friday (4); weekdays left out have nobody."""
    _only_manager(by)
    if not set(pattern) <= set(range(MONDAY, FRIDAY + 1)):
        raise DutyRefused(_("The roster is from Monday to Friday."))
    _work_at_the_desk(person for turns in pattern.values() for person in _people(turns))
    DutyTurn.objects.filter(on__isnull=True).delete()
    for weekday, turns in pattern.items():
        _write(turns, weekday=weekday, by=by, at=at)
    _log("duty.set_week", by=by, at=at)


@transaction.atomic
def set_day(on: date, turns: Turns, *, by: User, at: datetime) -> None:
    """One day is different from its weekday; set again, the last word holds."""
    _only_manager(by)
    today = timezone.localdate(at)
    if on < today or on > today + LONGEST_AHEAD:
        raise DutyRefused(_("Choose a day from today on, at most a year ahead."))
    if not is_working_day(on):
        raise DutyRefused(_("The unit is closed that day."))
    if not _people(turns):
        raise DutyRefused(_("Choose who has duty that day."))
    _work_at_the_desk(_people(turns))
    DutyTurn.objects.filter(on=on).delete()
    _write(turns, on=on, by=by, at=at)
    _log("duty.set_day", by=by, at=at)


@transaction.atomic
def clear_day(on: date, *, by: User, at: datetime) -> None:
    """The day follows its weekday again."""
    _only_manager(by)
    if DutyTurn.objects.filter(on=on).delete()[0]:
        _log("duty.clear_day", by=by, at=at)


def check_absence(
    *, person: User, first_day: date, last_day: date, stand_in: User | None, today: date
) -> None:
    """An absence has an end, lies ahead or goes on now, and is not written down twice."""
    if last_day < first_day:
        raise DutyRefused(_("The last day away cannot be before the first."))
    if last_day < today:
        raise DutyRefused(_("The absence has already passed."))
    if last_day - first_day > LONGEST_ABSENCE or first_day > today + LONGEST_AHEAD:
        raise DutyRefused(_("An absence is at most a year long and begins within a year."))
    if stand_in == person:
        raise DutyRefused(_("Choose somebody else than the one who is away."))
    if stand_in is not None and not stand_in.holds_any(DESK_ROLES):
        raise DutyRefused(_("Only people who work at the desk can be responsible."))
    others = Absence.objects.filter(first_day__lte=last_day, last_day__gte=first_day)
    if stand_in is not None and others.filter(person=stand_in).exists():
        raise DutyRefused(
            _("%(colleague)s is away then too. Choose somebody else.") % {"colleague": stand_in}
        )
    if others.filter(person=person).exists():
        raise DutyRefused(_("%(colleague)s is already noted as away then.") % {"colleague": person})


@transaction.atomic
def register_absence(
    *,
    person: User,
    first_day: date,
    last_day: date,
    stand_in: User | None,
    by: User,
    at: datetime,
) -> Absence:
    """Writes down that somebody is away; from the first day on nobody proposes or assigns them.

    The registrations themselves are handed on by `triage.absence`.
    """
    # Two who write down the same absence at once: the second waits here, and is refused.
    User.objects.select_for_update().get(pk=person.pk)
    check_absence(
        person=person,
        first_day=first_day,
        last_day=last_day,
        stand_in=stand_in,
        today=timezone.localdate(at),
    )
    return Absence.objects.create(
        person=person,
        first_day=first_day,
        last_day=last_day,
        stand_in=stand_in,
        registered_by=by,
        registered_at=at,
    )


@transaction.atomic
def end_absence(absence: Absence, *, by: User, at: datetime) -> None:
    """Somebody is back: from today on they are proposed again. Said twice, the first time counts."""
    current = Absence.objects.select_for_update().get(pk=absence.pk)
    if current.ended_at is None:
        yesterday = timezone.localdate(at) - timedelta(days=1)
        current.last_day = min(current.last_day, yesterday)
        current.ended_at, current.ended_by = at, by
        current.save(update_fields=["last_day", "ended_at", "ended_by"])
    for name in ("last_day", "ended_at", "ended_by"):
        setattr(absence, name, getattr(current, name))


@transaction.atomic
def share_municipalities(contacts: Mapping[str, User | None], *, by: User, at: datetime) -> None:
    """Says whose each municipality is; None for nobody's. What stays as it was keeps its day."""
    _only_manager(by)
    _work_at_the_desk(person for person in contacts.values() if person is not None)
    current = {row.municipality_id: row.person_id for row in ContactMunicipality.objects.all()}
    for code, person in contacts.items():
        if person is None:
            ContactMunicipality.objects.filter(pk=code).delete()
        elif current.get(code) != person.pk:
            ContactMunicipality.objects.update_or_create(
                pk=code, defaults={"person": person, "set_by": by, "set_at": at}
            )
    _log("duty.share_municipalities", by=by, at=at)


@transaction.atomic
def log_dialogue(
    *, municipality: Municipality, kind: str, on: date, note: str, by: User, at: datetime, token: UUID
) -> Dialogue:
    """Writes down a talk with a municipality; the same form sent twice writes one row."""
    if done := Dialogue.objects.filter(pk=token).first():
        return done
    if kind not in DialogueKind.values:
        raise DutyRefused(_("Choose what it was."))
    today = timezone.localdate(at)
    if on > today or on < today - LONGEST_ABSENCE:
        raise DutyRefused(_("Choose the day it took place, within the last year."))
    return Dialogue.objects.create(
        id=token, municipality=municipality, kind=kind, on=on, note=check_note(note), by=by, at=at
    )


def check_note(note: str) -> str:
    """The note without outer blanks, as long as it points at no person."""
    words = " ".join(note.split())
    if len(words) > LONGEST_NOTE:
        raise DutyRefused(
            ngettext(
                "The text is too long: %(limit)s character at most.",
                "The text is too long: %(limit)s characters at most.",
                LONGEST_NOTE,
            )
            % {"limit": LONGEST_NOTE}
        )
    if holds_a_number(words):
        raise DutyRefused(_("Leave out personal numbers and telephone numbers."))
    if holds_an_address(words):
        raise DutyRefused(_("Leave out e-mail addresses."))
    if names_a_family(words):
        raise DutyRefused(_("Leave out the names of families. Write about needs, never about persons."))
    return words


def _write(
    turns: Turns, *, by: User, at: datetime, weekday: int | None = None, on: date | None = None
) -> None:
    told = [(Duty.PHONE, turns.phone), *((Duty.NEW, person) for person in dict.fromkeys(turns.new))]
    DutyTurn.objects.bulk_create(
        DutyTurn(task=task, weekday=weekday, on=on, person=person, set_by=by, set_at=at)
        for task, person in told
        if person is not None
    )


def _people(turns: Turns) -> list[User]:
    return [person for person in (turns.phone, *turns.new) if person is not None]


def _work_at_the_desk(people: Iterable[User]) -> None:
    if not all(person.holds_any(DESK_ROLES) for person in set(people)):
        raise DutyRefused(_("Only people who work at the desk can have duty."))


def _only_manager(by: User) -> None:
    if not by.holds_any({Role.UNIT_MANAGER}):
        raise DutyRefused(_("The unit manager decides who has duty."))


def _log(door: str, *, by: User, at: datetime) -> None:
    """What replaces rows leaves none behind that tells of it; the log names no family here."""
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=[], at=at)
