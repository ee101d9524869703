"""A report as plain facts: sections of words, tables and bars that can be frozen and drawn again.

Everything in it is words and numbers as the reader met them. Nothing is looked up when it is shown, so a
frozen report says the same whatever has happened since to families, plans or this software.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

SCHEMA = 1

Cell = str | int | float | None
Facts = dict[str, Any]


@dataclass(frozen=True)
class Column:
    words: str
    is_number: bool = True


@dataclass(frozen=True)
class TextBlock:
    """Paragraphs; where `is_list` says so, each is a point of its own."""

    paragraphs: tuple[str, ...]
    is_list: bool = False
    kind: str = field(default="text", init=False)


@dataclass(frozen=True)
class TableBlock:
    """A table with what its columns mean beneath it. The first cell of a row names it."""

    # Stands in addresses and names of files.
    name: str
    title: str
    # What the figures count: by period, by cohort or on a day. Never two of them in one table.
    clock: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    # How many of the last rows are sums of the others, or parts of the sum.
    sums: int = 0
    definitions: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class Bar:
    """One bar; `low` and `high` are its 95 per cent interval, `goal` what was planned."""

    label: str
    value: float
    words: str
    low: float | None = None
    high: float | None = None
    goal: float | None = None


@dataclass(frozen=True)
class PlotBlock:
    """Bars of numbers that a table of the same section says too."""

    name: str
    title: str
    description: str
    bars: tuple[Bar, ...]
    kind: str = field(default="plot", init=False)


Block = TextBlock | TableBlock | PlotBlock


@dataclass(frozen=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Document:
    title: str
    period: str
    # Label and value: on what terms the figures hold.
    stamp: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


def as_text(document: Document) -> str:
    """The one way to write a document down: the same document gives the same letters."""
    facts = {"schema": SCHEMA, **asdict(document)}
    # Words of the unit file are lazy until somebody says in which language.
    return json.dumps(facts, cls=DjangoJSONEncoder, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def read(text: str) -> Facts:
    """The facts as templates and files show them, of a frozen document or one just made."""
    return dict(json.loads(text))


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def plots_of(sections: Iterable[Section]) -> Iterator[tuple[PlotBlock, str]]:
    """Each plot with the clock of the table that says its numbers too."""
    for section in sections:
        for block in section.blocks:
            if isinstance(block, PlotBlock):
                yield block, next(tables_of([section])).clock


def tables_of(sections: Iterable[Section]) -> Iterator[TableBlock]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, TableBlock))
