"""A proposal in words: who, why, how much they have, and whether they have duty today."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.triage.proposal import Colleague, Proposal, Why


def proposal_words(proposal: Proposal, *, municipality: str) -> str:
    """“Föreslås: Anna Nyberg, kontaktkommun Rättvik, 4 öppna; i tjänst i dag”."""
    return _("Proposed: %(colleague)s, %(reason)s") % {
        "colleague": proposal.colleague.name,
        "reason": reason_words(proposal, municipality=municipality),
    }


def reason_words(proposal: Proposal, *, municipality: str) -> str:
    """The same without the name, for a row where the name stands already."""
    one = proposal.colleague
    if proposal.why is Why.CONTACT:
        words = [_("contact municipality %(name)s") % {"name": municipality}, open_words(one)]
    else:
        words = [_("has the fewest, %(open)s") % {"open": open_words(one)}]
    duty = _("on duty today") if one.is_on_duty else _("nobody has duty today")
    return f"{', '.join(words)}; {duty}"


def colleague_words(one: Colleague) -> str:
    """A colleague in a list to choose from: “Anna Nyberg, 4 öppna, i tjänst”."""
    words = [one.name, open_words(one)]
    if one.is_on_duty:
        words.append(_("on duty"))
    if one.is_away:
        words.append(_("away"))
    return ", ".join(words)


def open_words(one: Colleague) -> str:
    return ngettext("%(count)s open", "%(count)s open", one.open_cases) % {"count": one.open_cases}
