"""Gives the public doors an address of their own in each language that their words are translated into."""

from django.urls import LocalePrefixPattern, URLPattern, URLResolver
from django.utils.translation import get_language

from recruitment.languages.queries import is_spoken


class SpokenPrefix(LocalePrefixPattern):
    """`/en/intresse/` in English; a page in a language that is not open leads to the Swedish ones."""

    @property
    def language_prefix(self) -> str:
        return str(super().language_prefix) if is_spoken(get_language()) else ""


def spoken(*patterns: URLPattern | URLResolver) -> list[URLResolver]:
    """The same addresses in every interface language, the first of them without a prefix."""
    return [URLResolver(SpokenPrefix(prefix_default_language=False), list(patterns))]
