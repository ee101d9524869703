"""Finds the way on where a page is missing in a language."""

from django import template
from django.template.context import Context
from wagtail.models import Page

from pages.languages import door_in_first_language, original_of

register = template.Library()


@register.simple_tag(takes_context=True)
def original_page(context: Context) -> Page | None:
    """The page in the site's first language that the asked address translates, or once did."""
    request = context.get("request")
    return original_of(request) if request else None


@register.simple_tag(takes_context=True)
def door_in_swedish(context: Context) -> str:
    """Where the form, the calendar or another door stands in the site's first language."""
    request = context.get("request")
    return door_in_first_language(request) if request else ""
