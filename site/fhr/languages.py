"""Gives the public doors an address of their own in each language that their words are translated into."""

from django.conf import settings
from django.urls import LocalePrefixPattern, URLPattern, URLResolver
from django.utils.translation import get_language


class SpokenPrefix(LocalePrefixPattern):
    """`/en/intresse/` in English; a page in a language without translated doors leads to the Swedish ones."""

    @property
    def language_prefix(self) -> str:
        spoken = get_language() in settings.INTERFACE_LANGUAGES
        return str(super().language_prefix) if spoken else ""


def spoken(*patterns: URLPattern | URLResolver) -> list[URLResolver]:
    """The same addresses in every interface language, the first of them without a prefix."""
    return [URLResolver(SpokenPrefix(prefix_default_language=False), list(patterns))]
