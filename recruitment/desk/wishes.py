"""What a family asked of the first call, in the words a handler reads before dialling."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.desk.wording import sentence
from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.wishes import CALL_LANGUAGES, CallTime, CallWishes, Language, wishes_in


def in_a_row(lead: Lead) -> str:
    """“Ring mig · sen eftermiddag · finska”: the way in and only what differs from any other call."""
    wishes = wishes_in(lead.call_wishes)
    words = [] if lead.entry_channel == EntryChannel.FORM else [channel(lead)]
    if wishes is not None:
        words += [_times(wishes)] if wishes.times else []
        words += [_language(wishes)] if wishes.language != Language.SWEDISH else []
        words += [_("may have been filled in automatically")] if wishes.looks_automatic else []
    return " · ".join(words)


def in_full(lead: Lead) -> list[tuple[str, str]]:
    """Every wish with its name; empty for a family that was not asked."""
    wishes = wishes_in(lead.call_wishes)
    return [] if wishes is None else list(_named(wishes))


def channel(lead: Lead) -> str:
    return sentence(str(EntryChannel(lead.entry_channel).label))


def _named(wishes: CallWishes) -> Iterator[tuple[str, str]]:
    yield _("Suits best"), sentence(_times(wishes)) if wishes.times else _("Any time")
    yield pgettext("desk", "Language"), sentence(_language(wishes))
    yield pgettext("desk", "Message"), _("May be left") if wishes.may_leave_message else _("Leave none")
    if wishes.looks_automatic:
        yield (
            pgettext("about who sent it", "Note"),
            _("May have been filled in automatically: a box nobody sees had an answer, or it went fast."),
        )


def _times(wishes: CallWishes) -> str:
    return ", ".join(str(CallTime(time).label) for time in wishes.times).lower()


def _language(wishes: CallWishes) -> str:
    return str(dict(CALL_LANGUAGES).get(wishes.language, wishes.language)).lower()
