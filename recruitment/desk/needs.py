"""What a family offers held against what is needed now: what fits, and what to ask about."""

from dataclasses import dataclass
from datetime import date

from recruitment.desk.answers import languages
from recruitment.desk.rows import need_words
from recruitment.leads.models import Lead
from recruitment.municipalities.queries import open_needs
from recruitment.triage.matching import offer_of, shortfalls

# A need further away than this is no question to bring up.
MOST_MISSING = 1
SHOWN = 8


@dataclass(frozen=True)
class NeedRow:
    """One open need; `asks` names what the family has not offered, and is empty when it fits."""

    words: str
    asks: str

    @property
    def is_met(self) -> bool:
        return not self.asks


def offer_against_needs(lead: Lead, *, today: date) -> list[NeedRow]:
    """The needs that are met, then those where one thing is missing."""
    offer = offer_of(lead, languages=languages(lead))
    judged = [(shortfalls(offer, need), need) for need in open_needs(today)]
    near = sorted(
        ((missing, need) for missing, need in judged if len(missing) <= MOST_MISSING),
        key=lambda pair: len(pair[0]),
    )
    return [
        NeedRow(need_words(need), ", ".join(str(one.label) for one in missing))
        for missing, need in near[:SHOWN]
    ]
