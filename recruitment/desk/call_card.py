"""The call card: what whoever is about to call needs on one phone screen, and nothing more."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.desk.answers import answer_to, languages
from recruitment.desk.openers import openers
from recruitment.desk.rows import Person, home_types, household, need_words, people, receives
from recruitment.desk.wishes import channel, in_full
from recruitment.leads.models import Lead
from recruitment.leads.reach import Way, reaches
from recruitment.leads.wishes import Language
from recruitment.municipalities.queries import open_needs
from recruitment.staff.models import User
from recruitment.triage.booked_calls import call_words, current_call
from recruitment.triage.matching import needs_met, offer_of

# More needs than this are counted: the card is read while the telephone rings.
NEEDS_SHOWN = 3


@dataclass(frozen=True)
class CallCard:
    """Everything the card shows, in words."""

    household: str
    people: list[Person]
    came_in: str
    booked: str
    wishes: list[tuple[str, str]]
    asks: list[str]
    receives: str
    home_types: str
    home: str
    needs: list[str]
    more_needs: int
    openers: list[str]
    thanks: str


def call_card(lead: Lead, caller: User, *, today: date) -> CallCard:
    standing = current_call(lead, at=timezone.now())
    offer = offer_of(lead, languages=languages(lead))
    met = [need_words(need) for need in needs_met(offer, open_needs(today))]
    return CallCard(
        household=household(lead),
        people=people(lead),
        came_in=_came_in(lead),
        booked=call_words(standing) if standing else "",
        wishes=in_full(lead) or _from_the_form(lead),
        asks=[words for field in ("questions", "motive") if (words := answer_to(lead, field))],
        receives=receives(lead),
        home_types=home_types(lead),
        home=lead.municipality.name if lead.municipality else "",
        needs=met[:NEEDS_SHOWN],
        more_needs=max(len(met) - NEEDS_SHOWN, 0),
        openers=openers(lead, caller),
        thanks=_thanks(lead),
    )


def _came_in(lead: Lead) -> str:
    """By which way and on which day: “Telefon, mån 23 nov”."""
    day = date_format(timezone.localdate(lead.received_at), "D j b")
    return f"{channel(lead)}, {day}"


def _from_the_form(lead: Lead) -> list[tuple[str, str]]:
    """What the long form asks of the call: only when it suits best, and the language it was written in."""
    wishes = [(_("Suits best"), when)] if (when := answer_to(lead, "when")) else []
    if lead.language != Language.SWEDISH and lead.language in Language.values:
        wishes.append((pgettext("desk", "Language"), str(Language(lead.language).label)))
    return wishes


def _thanks(lead: Lead) -> str:
    """What becomes of the thanks after a talk: sent, or to be said in the talk instead."""
    ways = {reach.way for reach in reaches(lead)}
    if not ways:
        return _("We cannot write to them: say the next step, who and when before you hang up.")
    if lead.is_protected:
        return _("Protected identity: nothing is sent unless the family has said yes to it.")
    if Way.MAIL not in ways:
        return _("After a talk they get a text message with the next step, your first name and the day.")
    return _("After a talk they get an e-mail with the next step, your first name and the day.")
