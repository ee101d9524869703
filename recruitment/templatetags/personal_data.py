"""The register of personal data, for the page that tells the public what is kept about people."""

from dataclasses import dataclass

from django import template

from recruitment.hallway import PERSONAL_DATA
from recruitment.privacy.register import Words

register = template.Library()


@dataclass(frozen=True)
class Row:
    what: str
    purpose: Words
    retention: Words


@register.simple_tag
def personal_data_register() -> list[Row]:
    """One row a table, in the order the rooms stand: what is kept, why, and for how long."""
    return [Row(str(kept.model._meta.verbose_name), kept.purpose, kept.retention) for kept in PERSONAL_DATA]
