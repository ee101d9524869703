"""The part of a registration's story that prepares an investigation, and how it ended if it did."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.desk.story import Event
from recruitment.desk.wording import sentence
from recruitment.groundwork.models import Approval, BraFamDate, RequirementJudgement
from recruitment.leads.models import Lead
from recruitment.staff.models import User
from recruitment.triage.models import Ending


def groundwork_story(lead: Lead) -> list[Event]:
    """Every version of every judgement, BRA-fam's days, and approvals given and taken back."""
    approvals = lead.approvals.select_related("municipality", "by", "withdrawn_by")
    return [
        *_judged(lead.judgements.select_related("by")),
        *(_dated(row) for row in lead.bra_fam_dates.select_related("by")),
        *(event for approval in approvals for event in _approved(approval)),
    ]


def ending_story(lead: Lead) -> list[Event]:
    """What the ways out left behind: who told the family, and where it was referred."""
    return [
        Event(row.at, title, row.by, words, is_quiet=True)
        for row in lead.endings.select_related("by", "told_by")
        for title, words in _ended(row)
    ]


def _judged(rows: Iterable[RequirementJudgement]) -> list[Event]:
    """What was judged in one go is one event."""
    together: dict[tuple[datetime, User], list[RequirementJudgement]] = defaultdict(list)
    for row in rows:
        together[(row.at, row.by)].append(row)
    return [
        Event(at, _("Basic requirements judged"), by, "\n".join(map(_judgement_words, judged)))
        for (at, by), judged in together.items()
    ]


def _judgement_words(row: RequirementJudgement) -> str:
    words = f"{row.wording.rstrip('.')}: {row.get_judgement_display()}"
    return f"{words}. {row.reason}" if row.reason else words


def _dated(row: BraFamDate) -> Event:
    words = {"step": row.get_step_display(), "day": _day(row.on)}
    return Event(row.at, _("BRA-fam %(step)s %(day)s") % words, row.by, is_quiet=True)


def _approved(row: Approval) -> list[Event]:
    words = {"municipality": row.municipality.name, "day": _day(row.given_on), "way": row.get_way_display()}
    title = _("Approval: we may tell %(municipality)s") % words
    events = [Event(row.at, title, row.by, _("Given %(day)s, %(way)s.") % words)]
    if row.withdrawn_at is not None and row.withdrawn_on is not None:
        title = _("Approval taken back: %(municipality)s") % words
        words["day"] = _day(row.withdrawn_on)
        events.append(Event(row.withdrawn_at, title, row.withdrawn_by, _("From %(day)s.") % words))
    return events


def _ended(row: Ending) -> list[tuple[str, str]]:
    told = []
    if row.referred_to:
        told.append((_("Referred to %(place)s") % {"place": row.referred_to}, ""))
    if row.told_by is not None and row.told_on is not None:
        words = {"name": row.told_by, "day": _day(row.told_on), "how": row.get_told_how_display()}
        told.append((_("The family was told"), sentence(_("%(how)s, %(day)s, by %(name)s.") % words)))
    return told


def _day(day: date) -> str:
    return date_format(day, "j b Y")
