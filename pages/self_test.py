"""What the answers of the self test amount to: ready, talk to us, or perhaps later. Never a no.

Pure: nothing here knows who asks, and nothing is written down anywhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

# A few doubts are what a first talk is for; more than this many and the talk comes before the form.
MOST_DOUBTS_WHEN_READY = 2
# From this many plain noes the calm advice is to wait, and to talk meanwhile if one likes.
FEWEST_NOES_TO_WAIT = 4


class Answer(StrEnum):
    YES = "ja"
    PERHAPS = "kanske"
    NO = "nej"


class Outcome(StrEnum):
    READY = "ready"
    TALK = "talk"
    LATER = "later"


@dataclass(frozen=True)
class Statement:
    """One statement as it stands on the page, with the answer given, if any."""

    name: str
    text: str
    change: str
    answer: Answer | None = None


@dataclass(frozen=True)
class Group:
    heading: str
    statements: tuple[Statement, ...]


def groups_of(blocks: Iterable[Mapping[str, Any]], posted: Mapping[str, str]) -> list[Group]:
    """The editor's groups with the answers that were sent; anything else that was sent is passed over."""
    return [
        Group(
            block["heading"],
            tuple(
                Statement(name, row["text"], row["change"], _answer(posted.get(name, "")))
                for number, row in enumerate(block["statements"], start=1)
                for name in [f"p{place}-{number}"]
            ),
        )
        for place, block in enumerate(blocks, start=1)
    ]


def outcome(groups: Iterable[Group]) -> Outcome | None:
    """None while nothing is answered; what is left unanswered counts as perhaps."""
    answers = [statement.answer for group in groups for statement in group.statements]
    if not any(answers):
        return None
    noes = answers.count(Answer.NO)
    doubts = answers.count(Answer.PERHAPS) + answers.count(None)
    if noes >= FEWEST_NOES_TO_WAIT:
        return Outcome.LATER
    if noes == 0 and doubts <= MOST_DOUBTS_WHEN_READY:
        return Outcome.READY
    return Outcome.TALK


def could_change(groups: Iterable[Group]) -> list[Statement]:
    """The statements answered with perhaps or no, plain noes first."""
    doubted = [
        statement
        for group in groups
        for statement in group.statements
        if statement.answer in {Answer.PERHAPS, Answer.NO}
    ]
    return sorted(doubted, key=lambda statement: statement.answer != Answer.NO)


def _answer(value: str) -> Answer | None:
    return Answer(value) if value in set(Answer) else None
