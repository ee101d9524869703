"""Lets report templates say numbers in the report's own words."""

from django import template

from recruitment.report import wording

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
