"""What the head of a page tells those who find it, share it or list it."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from pages import linked_data
from pages.models import FaqPage, HomePage
from pages.share_picture import address_of

register = template.Library()

# As Django's json_script does it: nothing in the data can end the element it stands in.
HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_tag
def share_picture(page: Page) -> str:
    """The whole address of the picture that stands beside a shared link."""
    return f"{settings.BASE_URL}{address_of(page)}"


@register.simple_tag(takes_context=True)
def facts_for_machines(context: Context) -> SafeString:
    """The page's own facts, in blocks of data that no browser runs."""
    page, request = context["page"], context["request"]
    found = []
    if isinstance(page, HomePage):
        found.append(linked_data.unit())
    if isinstance(page, FaqPage):
        found.append(linked_data.questions(page))
    if above := context["around"].above:
        found.append(linked_data.way_here(page, above, request))
    return _blocks(found)


@register.simple_tag
def meetings_for_machines(meetings: Any) -> SafeString:
    """The meetings of a list that stands on the page."""
    return _blocks(linked_data.events(meetings))


def _blocks(found: list[linked_data.Facts]) -> SafeString:
    return format_html_join("", "{}", ((_block(facts),) for facts in found))


def _block(facts: linked_data.Facts) -> SafeString:
    said = json.dumps({"@context": "https://schema.org", **facts}, ensure_ascii=False).translate(HARMLESS)
    return format_html('<script type="application/ld+json">{}</script>\n', mark_safe(said))  # noqa: S308
