"""Reads the file that holds everything that is this unit's and not the software's."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import get_language


@dataclass(frozen=True)
class Labelled:
    """A key the software stores and the words the unit uses for it, said in the reader's language."""

    key: str
    label: str
    hint: str = ""
    recruited: bool = True


@dataclass(frozen=True)
class MunicipalityFacts:
    """One municipality as the unit file states it; `children` are counted 0–17 years."""

    code: str
    name: str
    children: int = 0
    area: str = ""
    languages: tuple[str, ...] = ()
    member_since: date | None = None
    member_until: date | None = None
    emergency_phone: str = ""
    website: str = ""


@dataclass(frozen=True)
class Promise:
    """How soon a family is called, in working days, and the number the call comes from.

    `by_entry_channel` holds the ways in that are promised something else than the rest, and
    `closed_days` the days on which the unit itself is closed, beside weekends and public holidays.
    `first_calls_a_day` is how many first calls one person has time for: a wave of registrations is
    planned by it. 0 says nothing, and no promise is then moved beforehand. `queue_days` is how many days
    a family may wait from the hand-over until investigators have taken its case; 0 promises nothing.
    """

    first_contact_working_days: int
    alarm_working_days: int
    escalation_working_days: int
    caller_number: str = ""
    source: str = ""
    first_calls_a_day: int = 0
    queue_days: int = 0
    by_entry_channel: Mapping[str, int] = field(default_factory=dict)
    closed_days: tuple[date, ...] = ()


@dataclass(frozen=True)
class CallHours:
    """The hours a family can choose among for its call: when each begins, and how long it is, in minutes.

    In each of them everybody on duty takes so many calls as `calls_each` says. Hours are offered from
    `soonest_hours` ahead, and for `days_ahead` days once the first talk is behind. Without hours nothing
    is offered.
    """

    starts: tuple[time, ...] = ()
    minutes: int = 60
    calls_each: int = 1
    soonest_hours: int = 2
    days_ahead: int = 14
    source: str = ""


@dataclass(frozen=True)
class Capacity:
    """When the desk's queue is too long for an activity to start.

    Counted in families who have waited for a first talk longer than the unit promises: from `slow_from`
    of them the plan asks for thought, from `wait_from` it says wait. Activities are warned about when
    they start within `days_ahead` days.
    """

    slow_from: int = 3
    wait_from: int = 8
    days_ahead: int = 14
    source: str = ""


@dataclass(frozen=True)
class Retention:
    """How long personal data stays; the board decides, the unit file holds the decision."""

    draft_hours: int
    withdrawn_days: int
    not_proceeding_days: int
    access_log_days: int
    orphan_code_days: int
    booking_days: int
    # A form that somebody saved to go on with later.
    saved_days: int = 14


@dataclass(frozen=True)
class SourcedFact:
    """What a family may be told about money and support, with where it stands and from when."""

    label: str
    text: str
    source: str
    dated: str


@dataclass(frozen=True)
class BudgetRow:
    """One expense of the unit's yearly budget, in whole kronor."""

    label: str
    amount: int
    note: str = ""


@dataclass(frozen=True)
class Budget:
    """What the unit costs a year, where the figures stand, and what is odd about them."""

    source: str
    rows: tuple[BudgetRow, ...]
    yearly_increase_percent: int = 0
    remarks: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return sum(row.amount for row in self.rows)


@dataclass(frozen=True)
class Appearance:
    """The unit's own two colours, as #rrggbb, and its logo, a file beside the unit file; all may be empty."""

    primary: str = ""
    frame: str = ""
    logo: str = ""


@dataclass(frozen=True)
class Unit:
    """A recruitment unit: names, members, vocabulary, promises. Read once at start."""

    name: str
    short_name: str
    abbreviation: str
    tagline: str
    county: str
    host_municipality: str
    reference_prefix: str
    mail_domain: str
    phone: str
    email: str
    opening_hours: str
    address: str
    promise: Promise
    retention: Retention
    smallest_cell: int
    # After so many days without a word from the municipality, a need is asked about again.
    need_stale_days: int
    population_source: str
    municipalities: tuple[MunicipalityFacts, ...]
    neighbours: tuple[MunicipalityFacts, ...]
    areas: tuple[Labelled, ...]
    home_types: tuple[Labelled, ...]
    age_bands: tuple[Labelled, ...]
    requirements: tuple[Labelled, ...] = field(default=())
    budget: Budget | None = None
    appearance: Appearance = Appearance()
    capacity: Capacity = Capacity()
    call_hours: CallHours = CallHours()
    sourced_facts: tuple[SourcedFact, ...] = ()
    # Where the unit file lies; its logo lies beside it.
    folder: Path = Path()


def read_unit(path: Path) -> Unit:
    """The unit described by a TOML file; a missing or misspelt key raises KeyError or TypeError."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Unit(
        **_unit(raw["unit"]),
        promise=_promise(raw["promise"]),
        retention=Retention(**raw["retention"]),
        smallest_cell=raw["statistics"]["smallest_cell"],
        need_stale_days=raw["needs"]["stale_days"],
        population_source=raw["population"]["source"],
        municipalities=tuple(_municipality(row) for row in raw["municipalities"]),
        neighbours=tuple(_municipality(row) for row in raw.get("neighbours", [])),
        areas=tuple(Labelled(**_spoken(row)) for row in raw["areas"]),
        home_types=tuple(Labelled(**_spoken(row)) for row in raw["home_types"]),
        age_bands=tuple(Labelled(**_spoken(row)) for row in raw["age_bands"]),
        requirements=tuple(_requirement(_spoken(row)) for row in raw["requirements"]),
        budget=_budget(raw["budget"]) if "budget" in raw else None,
        sourced_facts=tuple(SourcedFact(**_spoken(row)) for row in raw.get("sourced_facts", [])),
        appearance=Appearance(**raw.get("appearance", {})),
        capacity=Capacity(**raw.get("capacity", {})),
        call_hours=_call_hours(raw.get("call_hours", {})),
        folder=path.parent,
    )


def _spoken(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose words follow the reader's language; what is not translated stays as it is.

    A table inside the row, named by a language, holds the same words in that language.
    """
    translated = {name: words for name, words in row.items() if isinstance(words, dict)}
    kept = {name: value for name, value in row.items() if name not in translated}
    return {name: _in_language(name, value, translated) for name, value in kept.items()}


def _in_language(name: str, value: Any, translated: Mapping[str, Mapping[str, str]]) -> Any:
    said = {language: words[name] for language, words in translated.items() if name in words}
    return _follow(value, said) if said else value


def _choose(value: str, said: Mapping[str, str]) -> str:
    return said.get(get_language() or "", value)


# Asked for when it is shown, since the file is read once and readers differ.
_follow = lazy(_choose, str)


def _unit(row: dict[str, Any]) -> dict[str, Any]:
    said = {
        language: words["opening_hours"]
        for language, words in row.items()
        if isinstance(words, dict) and "opening_hours" in words
    }
    return {**_spoken(row), "opening_hours": hours(row["opening_hours"], said)}


def hours(value: str, said: Mapping[str, str]) -> Any:
    """Opening hours; in a language that they are not said in, nothing rather than Swedish among other words.

    Figures alone, such as `9–16`, are the same in every language.
    """
    return _keep_silent(value, said) if any(letter.isalpha() for letter in value) else value


def _choose_or_nothing(value: str, said: Mapping[str, str]) -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return said.get(language, value if language.startswith(settings.LANGUAGE_CODE) else "")


_keep_silent = lazy(_choose_or_nothing, str)


def _requirement(row: dict[str, Any]) -> Labelled:
    return Labelled(row["key"], row["text"])


def _promise(raw: dict[str, Any]) -> Promise:
    return Promise(**{**raw, "closed_days": tuple(raw.get("closed_days", ()))})


def _call_hours(raw: dict[str, Any]) -> CallHours:
    return CallHours(**{**raw, "starts": tuple(raw.get("starts", ()))})


def _municipality(row: dict[str, Any]) -> MunicipalityFacts:
    return MunicipalityFacts(**{**row, "languages": tuple(row.get("languages", ()))})


def _budget(raw: dict[str, Any]) -> Budget:
    rows = tuple(BudgetRow(**row) for row in raw["rows"])
    return Budget(**{**raw, "rows": rows, "remarks": tuple(raw.get("remarks", ()))})
