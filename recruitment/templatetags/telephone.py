"""A telephone number inside a sentence: whole on its line, and one tap away where somebody may call it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def unbroken(number: str) -> SafeString:
    return format_html('<span class="unbroken">{}</span>', number)


@register.filter
def dialled(number: str) -> SafeString:
    return format_html('<a href="tel:{}">{}</a>', number.replace(" ", ""), number)
