"""Puts a text of the editors' into a template, in the version that whoever reads it was shown."""

from typing import Any

from django import template
from django.template import Context

from recruitment.words.queries import current

register = template.Library()


@register.simple_tag(takes_context=True)
def says(context: Context, where: str, what: str, **facts: Any) -> str:
    """One text of a place with its facts; `edition` in the context names another version than the newest."""
    return str((context.get("edition") or current()).says(where, what, **facts))
