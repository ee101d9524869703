"""The part of a family's story that tells whom it was named to."""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.desk.story import Event
from recruitment.desk.wording import sentence
from recruitment.disclosures.models import Disclosure
from recruitment.disclosures.queries import disclosures_of, standing_disclosures
from recruitment.leads.models import Lead
from recruitment.outcomes.models import Outcome, OutcomeKind

# Nobody is matched or takes in a child without the municipality knowing who they are.
KNOWN_BY_THEN = frozenset({OutcomeKind.MATCHED, OutcomeKind.PLACED})


def disclosure_story(lead: Lead) -> list[Event]:
    return [_told(row) for row in disclosures_of(lead)]


def untold(lead: Lead, facts: Iterable[Outcome]) -> list[str]:
    """Municipalities that must know who the family is, though nothing says that they were told."""
    told = {row.approval.municipality_id for row in standing_disclosures(lead)}
    places = {
        fact.municipality_id: fact.municipality.name
        for fact in facts
        if fact.kind in KNOWN_BY_THEN and fact.municipality is not None
    }
    return sorted(name for code, name in places.items() if code not in told)


def _told(row: Disclosure) -> Event:
    words = {
        "municipality": row.approval.municipality.name,
        "day": date_format(row.told_on, "j b Y"),
        "way": row.get_way_display(),
    }
    if row.supersedes_id is not None:
        title = _("Written by mistake: %(municipality)s was not told %(day)s") % words
        return Event(row.at, title, row.by, is_quiet=True)
    title = _("%(municipality)s was told who they are %(day)s, %(way)s") % words
    return Event(row.at, title, row.by, sentence(row.what_words))
