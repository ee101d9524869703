"""Keeps what the start carried about how a family came here, and says it in words they may read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from recruitment.campaigns import level
from recruitment.campaigns.carrier import Arrival, join
from recruitment.campaigns.channels import SourceClass, class_of_label
from recruitment.campaigns.models import Level, Tag
from recruitment.campaigns.queries import is_known


@dataclass(frozen=True)
class Way:
    """One way in, in words that are fit to be read by the family itself."""

    words: str
    entry_page: int | None
    entry_day: date
    is_stale: bool
    tag: Tag | None = None
    source: SourceClass | None = None


Stored = dict[str, Any]


def kept(carried: Sequence[Arrival], *, earlier: Any, on: date) -> list[Stored]:
    """The arrivals a new form keeps: those of the one before it in the same visit, and then its own.

    Nothing where the tracking level does not let tags be carried, and never a code that is nobody's.
    """
    if not level.carries(level.current()):
        return []
    known = [arrival for arrival in carried if arrival.code is None or is_known(arrival.code)]
    return [_stored(arrival, on) for arrival in join([_arrival(row) for row in earlier], known)]


def last_code(arrivals: Any) -> str:
    """The code of the last tagged arrival, for counting; empty when there is none."""
    codes = [str(row["label"]) for row in arrivals if not str(row["label"]).startswith("~")]
    return codes[-1] if codes else ""


def ways_of(arrivals: Any) -> list[Way]:
    """The stored arrivals in words; empty once the level no longer lets them follow the family."""
    if not arrivals or not level.carries(level.current()):
        return []
    codes = [row["label"] for row in arrivals]
    tags = Tag.objects.select_related("activity").in_bulk(codes)
    return [way for row in arrivals if (way := _way(row, tags))]


def are_shown() -> bool:
    """Whether the family is shown what we believe, and may change or remove it."""
    return level.current() == Level.DECLARED


def _way(row: Stored, tags: Mapping[str, Tag]) -> Way | None:
    tag, source = tags.get(row["label"]), class_of_label(row["label"])
    if tag is None and source is None:
        return None
    words = tag.activity.public_label if tag else str(source.label) if source else ""
    return Way(words, row["page"], date.fromisoformat(row["day"]), row["stale"], tag, source)


def _stored(arrival: Arrival, on: date) -> Stored:
    return {
        "label": arrival.label,
        "page": arrival.entry_page,
        "day": arrival.day.isoformat(),
        "more": arrival.more,
        "stale": arrival.is_stale(on),
    }


def _arrival(row: Stored) -> Arrival:
    return Arrival(row["label"], row["page"], date.fromisoformat(row["day"]), row["more"])
