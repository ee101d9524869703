"""The first column of the inbox: what was promised, and whether it presses."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from recruitment.leads.status import OPEN, Status
from recruitment.triage.clock import days_late
from recruitment.triage.queries import ListedLead


@dataclass(frozen=True)
class Due:
    """A chip and the line under it; `tone` is a word of desk.css: late, today, ok or quiet."""

    tone: str
    words: str
    detail: str = ""


def due(lead: ListedLead, today: date) -> Due:
    """Reads the marks that `triage.queries` put on a lead of a list."""
    if lead.status == Status.DORMANT:
        return _sleeping(lead, today)
    if lead.status not in OPEN:
        return Due(
            "quiet", _("since %(day)s") % {"day": short_day(timezone.localdate(lead.status_since), today)}
        )
    if lead.also_promised_by is not None and (lead.has_way_back or not lead.awaits_first_talk):
        return _promised_again(lead, timezone.localdate(lead.also_promised_by), today)
    if lead.awaits_first_talk:
        return _tried(lead, today) if lead.has_way_back else _promised(lead, today)
    return _planned(lead, today)


def told(lead: ListedLead, today: date) -> str:
    """What the family knows, where it waits for a first call and has been given another day.

    The chip still goes by the first promise: being honest about a delay does not undo it.
    """
    if lead.told_new_promise is None or not lead.awaits_first_talk or lead.has_way_back:
        return ""
    day = timezone.localdate(lead.told_new_promise)
    words = {"day": short_day(day, today)}
    if day < today:
        return _("the family was told %(day)s") % words
    return _("the family knows: we call by %(day)s") % words


def short_day(day: date, today: date) -> str:
    """“tor 19 nov”, with the year when it is another one."""
    return date_format(day, "D j b" if day.year == today.year else "j b Y")


def _promised(lead: ListedLead, today: date) -> Due:
    if lead.due_on < today:
        late = days_late(lead.due_on, today)
        words = ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}
        return Due("late", words, _("promised %(day)s") % {"day": short_day(lead.due_on, today)})
    if lead.due_on == today:
        hour = date_format(timezone.localtime(lead.promised_by), "H.i")
        return Due("today", pgettext("due", "today"), _("before %(hour)s") % {"hour": hour})
    return Due("ok", short_day(lead.due_on, today), _("promised first call"))


def _promised_again(lead: ListedLead, promised_on: date, today: date) -> Due:
    """The household has written once more: its newest promise presses, whatever else was planned."""
    detail = _("promised again by %(day)s") % {"day": short_day(promised_on, today)}
    if promised_on < today:
        late = days_late(promised_on, today)
        return Due("late", ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late}, detail)
    day = min(lead.next_action_on or promised_on, promised_on)
    words = pgettext("due", "today") if day == today else short_day(day, today)
    return Due("today" if day <= today else "ok", words, detail)


def _tried(lead: ListedLead, today: date) -> Due:
    day = lead.next_action_on or lead.due_on
    return Due(
        "today" if day <= today else "ok",
        pgettext("due", "today") if day == today else short_day(day, today),
        _("tried in time, not reached"),
    )


def _planned(lead: ListedLead, today: date) -> Due:
    if lead.due_on < today:
        return Due("today", short_day(lead.due_on, today), _("the next step has been waiting"))
    if lead.due_on == today:
        return Due("today", pgettext("due", "today"))
    return Due("ok", short_day(lead.due_on, today))


def _sleeping(lead: ListedLead, today: date) -> Due:
    if lead.due_on <= today:
        return Due("today", _("awake"), _("rested until %(day)s") % {"day": short_day(lead.due_on, today)})
    return Due("quiet", _("wakes %(day)s") % {"day": short_day(lead.due_on, today)})
