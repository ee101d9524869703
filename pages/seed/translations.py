"""Plants the starting texts of other languages as translations of the pages that stand there."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page

from pages.models import HomePage
from pages.models.public_page import PublicPage
from pages.seed.planting import KINDS, fields, fill
from pages.seed.sources import Text, translated_languages, translated_texts
from recruitment.languages.queries import needs_reviewer


@transaction.atomic
def plant_translations(*, at: datetime) -> dict[str, int]:
    """How many pages were planted in each language; none where its start page already stands.

    A language that needs a reviewer is planted as drafts, which open with its start page.
    """
    return {
        language: _plant(language, at=at)
        for language in translated_languages()
        if language in dict(settings.LANGUAGES)
    }


def _plant(language: str, *, at: datetime) -> int:
    locale, _is_new = Locale.objects.get_or_create(language_code=language)
    home = HomePage.objects.filter(locale=Locale.get_default()).first()
    if home is None or HomePage.objects.filter(locale=locale).exists():
        return 0
    originals = {page.slug: page for page in home.get_descendants(inclusive=True)}
    # A page that an editor has taken away or renamed is translated by nobody.
    texts = [text for text in translated_texts(language, at=at) if text["translates"] in originals]
    planted: list[tuple[PublicPage, Text]] = []
    for text in texts:
        page = _page(text, originals[text["translates"]], locale, at=at)
        parent = planted[0][0] if planted else Page.get_first_root_node()
        parent.add_child(instance=page)
        planted.append((page, text))
    fill(planted, {slug: page.pk for slug, page in originals.items()})
    return len(planted)


def _page(text: Text, original: Page, locale: Locale, *, at: datetime) -> PublicPage:
    values = fields(text, at=at)
    if needs_reviewer(locale.language_code):
        values |= {"live": False, "first_published_at": None, "last_published_at": None}
    kind = HomePage if text["kind"] == "home" else KINDS[text["kind"]]
    return kind(**values, locale=locale, translation_key=original.translation_key)
