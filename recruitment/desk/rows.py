"""What a row of the inbox says about a family, in the columns the desk works by."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.desk.due import Due, due, short_day, told
from recruitment.desk.forms.share_out import tick
from recruitment.desk.sources import came_by
from recruitment.desk.wishes import in_a_row
from recruitment.desk.wording import sentence
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import OPEN, Status
from recruitment.municipalities.models import Need
from recruitment.privacy.contact import readable_phone
from recruitment.triage.booked_calls import hours_in_words
from recruitment.triage.matching import needs_met, offer_of
from recruitment.triage.queries import ListedLead, adults


@dataclass(frozen=True)
class Person:
    """Somebody who applies; `dial` is what a telephone calls, `phone` what a person reads.

    `letters_return` and `texts_return` say that what we wrote last did not arrive.
    """

    name: str
    dial: str
    phone: str
    email: str
    letters_return: bool = False
    texts_return: bool = False


@dataclass(frozen=True)
class Row:
    """One registration in a list; `lead` carries the reference and who is responsible."""

    lead: ListedLead
    due: Due
    told: str
    household: str
    people: list[Person]
    receives: str
    needs: int
    came_by: str
    pair: str
    next_step: str
    asked: str
    booked: str

    @property
    def did_not_arrive(self) -> bool:
        """Whether somebody must ask for another address or number."""
        return any(person.letters_return or person.texts_return for person in self.people)

    @property
    def tick(self) -> str:
        """What its box sends when it is ticked."""
        return tick(self.lead)


def rows(leads: Iterable[ListedLead], *, needs: Sequence[Need], today: date) -> list[Row]:
    return [
        Row(
            lead=lead,
            due=due(lead, today),
            told=told(lead, today),
            household=household(lead),
            people=people(lead),
            receives=receives(lead),
            needs=len(needs_met(offer_of(lead), needs)),
            came_by=came_by(lead),
            pair=pair(lead),
            next_step=_step_in_list(lead),
            asked=in_a_row(lead),
            booked=_booked(lead, today),
        )
        for lead in leads
    ]


def household(lead: Lead) -> str:
    """The names of the one or two who apply; a registration without names shows that."""
    names = [person.name for person in adults(lead) if person.name]
    return _(" and ").join(names) if names else _("Name missing")


def receives(lead: Lead) -> str:
    """The ages they can receive, in the unit's words: “13–17 år, syskon”."""
    labels = {band.key: str(band.label) for band in settings.UNIT.age_bands}
    words = [labels.get(key, key) for key in lead.age_bands]
    if offer_of(lead).takes_siblings:
        words.append(_("siblings"))
    return ", ".join(words) if words else _("do not know yet")


def home_types(lead: Lead) -> str:
    labels = {kind.key: str(kind.label) for kind in settings.UNIT.home_types}
    return ", ".join(labels.get(key, key) for key in lead.home_types)


def people(lead: Lead) -> list[Person]:
    return [
        Person(
            person.name,
            person.phone,
            readable_phone(person.phone),
            person.email,
            letters_return=person.mail_returned_at is not None,
            texts_return=person.sms_returned_at is not None,
        )
        for person in adults(lead)
    ]


def need_words(need: Need) -> str:
    """A need as it is spoken of: “Ludvika: 13–17 år, syskon, nu”."""
    labels = {band.key: str(band.label) for band in settings.UNIT.age_bands}
    words = [labels.get(need.age_band, need.age_band)]
    if need.siblings:
        words.append(_("siblings"))
    if need.language:
        words.append(need.language)
    words.append(need.get_urgency_display())
    return f"{need.municipality.name}: {', '.join(words)}"


def pair(lead: Lead) -> str:
    return ", ".join(person.initials for person in (lead.owner, lead.partner) if person is not None)


def next_step(lead: Lead) -> str:
    """What is to be done, or how it ended."""
    if lead.status not in OPEN:
        return sentence(str(Status(lead.status).label))
    return sentence(str(NextAction(lead.next_action or NextAction.FIRST_CALL).label))


def _booked(lead: ListedLead, today: date) -> str:
    """The hour the family has chosen, while it is ahead."""
    if lead.call_starts_at is None or lead.call_ends_at is None:
        return ""
    words = {
        "day": short_day(timezone.localdate(lead.call_starts_at), today),
        "hours": hours_in_words(lead.call_starts_at, lead.call_ends_at),
    }
    return _("call booked: %(day)s %(hours)s") % words


def _step_in_list(lead: ListedLead) -> str:
    """The next step, with the attempts so far while nobody has been reached."""
    step = next_step(lead)
    if not (lead.awaits_first_talk and lead.attempts_made):
        return step
    tried = ngettext("%(count)s attempt", "%(count)s attempts", lead.attempts_made)
    return f"{step} ({tried % {'count': lead.attempts_made}})"
