"""Which open needs a family could meet; compares the need register's own words and nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import Lead
from recruitment.municipalities.models import Need

# What a family may have answered about siblings that lets a need for siblings be met.
OPEN_TO_SIBLINGS = frozenset({"yes", "maybe"})


@dataclass(frozen=True)
class Offer:
    """What a family has said they can receive, and where they live.

    The languages of the home stand among the locked answers, as they wrote them: None where those were not
    opened, as in lists, and then no need is held against them.
    """

    municipality: str
    area: str
    home_types: Sequence[str]
    age_bands: Sequence[str]
    takes_siblings: bool
    languages: str | None = None


def offer_of(lead: Lead, *, languages: str | None = None) -> Offer:
    home = lead.municipality
    return Offer(
        municipality=home.code if home else "",
        area=home.area if home else "",
        home_types=lead.home_types,
        age_bands=lead.age_bands,
        takes_siblings=lead.siblings in OPEN_TO_SIBLINGS,
        languages=languages,
    )


def needs_met(offer: Offer, needs: Iterable[Need]) -> list[Need]:
    """The needs this family could meet: right kind of home, right age, and near enough."""
    return [need for need in needs if not shortfalls(offer, need)]


class Shortfall(TextChoices):
    """What keeps a family from meeting a need; a question to ask, never a reason to turn somebody away."""

    HOME_TYPE = "home_type", _("another kind of home")
    AGE = "age", _("other ages")
    SIBLINGS = "siblings", _("siblings")
    LANGUAGE = "language", _("the language at home")
    PLACE = "place", _("another part of the county")


def shortfalls(offer: Offer, need: Need) -> list[Shortfall]:
    """What is missing between what a family has said so far and one need; empty when it is met."""
    missing = []
    if need.home_type not in offer.home_types:
        missing.append(Shortfall.HOME_TYPE)
    if need.age_band not in offer.age_bands:
        missing.append(Shortfall.AGE)
    if need.siblings and not offer.takes_siblings:
        missing.append(Shortfall.SIBLINGS)
    if need.language and offer.languages is not None and not _speaks(offer.languages, need.language):
        missing.append(Shortfall.LANGUAGE)
    if not _is_near(offer, need):
        missing.append(Shortfall.PLACE)
    return missing


def _speaks(languages: str, language: str) -> bool:
    return language.casefold() in languages.casefold()


def _is_near(offer: Offer, need: Need) -> bool:
    """Near is the same municipality or the same part of the county."""
    if need.municipality_id == offer.municipality:
        return True
    return bool(offer.area) and need.municipality.area == offer.area
