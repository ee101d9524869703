"""Lets report templates say numbers in the report's own words."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template

from recruitment.report import wording
from recruitment.report.drawn import Drawn, bars

register = template.Library()

for say in (
    wording.whole,
    wording.count,
    wording.kronor,
    wording.percent,
    wording.percent_exact,
    wording.span,
    wording.percent_span,
    wording.each,
    wording.each_range,
):
    register.filter(say.__name__, say)


@register.filter
def of(counts: dict[str, object], name: str) -> object:
    """One entry of a mapping."""
    return counts[name]


@register.filter
def figure(cell: str | float | None) -> str:
    """A cell of a document: whole numbers with their thousands apart, others with one decimal."""
    if cell is None:
        return wording.NOTHING
    if isinstance(cell, str):
        return cell
    return wording.one_decimal(cell) if isinstance(cell, float) else wording.whole(cell)


@register.filter
def body_rows(block: dict[str, Any]) -> Sequence[Any]:
    """A table's rows without those that sum them."""
    return list(block["rows"][: len(block["rows"]) - block["sums"]])


@register.filter
def sum_rows(block: dict[str, Any]) -> Sequence[Any]:
    return list(block["rows"][len(block["rows"]) - block["sums"] :])


@register.filter
def beside(row: Iterable[Any], columns: Iterable[Any]) -> list[tuple[Any, Any]]:
    """Each cell with its column."""
    return list(zip(columns, row, strict=True))


@register.filter
def drawn(block: dict[str, Any]) -> Drawn:
    return bars(block)
