"""How a family came to us, in words; every touch is told as it is and none is given the credit alone."""

from django.utils.translation import gettext as _

from recruitment.campaigns.channels import SourceClass
from recruitment.leads.heard import heard_words
from recruitment.leads.models import Touch, TouchKind
from recruitment.triage.queries import ListedLead


def came_by(lead: ListedLead) -> str:
    """The short word of a list: the code on arrival, else what they told, else what staff noted."""
    told = lead.told or heard_words(lead.told_answer)
    return lead.campaign or told or lead.noted or source_words(lead.source) or _("Unknown")


def touch_words(touch: Touch) -> str:
    """One touch as a sentence without a verb: what it was, and how we know."""
    match touch.kind:
        case TouchKind.TAG if touch.tag is not None:
            place = f" ({touch.tag.variant})" if touch.tag.variant else ""
            return _("Code on arrival: %(activity)s%(place)s") % {
                "activity": touch.tag.activity.name,
                "place": place,
            }
        case TouchKind.SOURCE:
            return _("Came from: %(source)s") % {"source": source_words(touch.source_class)}
        case TouchKind.SELF_REPORT:
            return _("Says: %(answer)s") % {"answer": _named(touch)}
        case TouchKind.STAFF:
            return _("Noted by staff: %(answer)s") % {"answer": _named(touch)}
        case TouchKind.BOOKING if touch.meeting is not None:
            return _("Booked: %(meeting)s") % {"meeting": touch.meeting}
        case TouchKind.REMOVED:
            return _("Removed by the family")
        case _:
            return _("Direct or unknown")


def source_words(source: str) -> str:
    return str(SourceClass(source).label) if source in SourceClass.values else source


def _named(touch: Touch) -> str:
    return touch.activity.name if touch.activity is not None else heard_words(touch.answer)
