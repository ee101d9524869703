"""The part of a registration's story that is about its household: joined, kept apart, told more of."""

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from recruitment.desk.story import Event
from recruitment.leads.models import HouseholdJudgement, Judgement, Lead, NextAction


def household_story(lead: Lead) -> list[Event]:
    """Every judgement with this registration in it, told from this side.

    A protected registration is never named here: the page's own panel names it to whoever may meet it.
    """
    rows = HouseholdJudgement.objects.filter(Q(lead=lead) | Q(worked=lead))
    events = [_judged(row, lead) for row in rows.select_related("by", "lead", "worked")]
    if lead.deepened_at is not None:
        events.append(Event(lead.deepened_at, _("The family filled in the whole form")))
    return events


def _judged(row: HouseholdJudgement, lead: Lead) -> Event:
    other = row.worked if row.lead_id == lead.pk else row.lead
    words = {
        "reference": _("another registration") if other.is_protected else other.reference,
        "day": date_format(localdate(other.received_at), "j b Y"),
    }
    match row.judgement:
        case Judgement.JOINED if row.lead_id == lead.pk:
            return Event(row.at, _("Joined with %(reference)s") % words, row.by)
        case Judgement.JOINED:
            title = _("Joined: %(reference)s came in %(day)s") % words
            return Event(row.at, title, row.by, _planned(row))
        case Judgement.SEPARATED:
            return Event(row.at, _("Joining undone: %(reference)s") % words, row.by)
        case _:
            return Event(row.at, _("Kept apart from %(reference)s") % words, row.by, is_quiet=True)


def _planned(row: HouseholdJudgement) -> str:
    if not row.planned or row.planned_on is None:
        return ""
    step = NextAction(row.planned).label
    day = date_format(row.planned_on, "D j b")
    return _("Planned before: %(step)s, %(day)s.") % {"step": step, "day": day}
