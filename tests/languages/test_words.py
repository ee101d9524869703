"""The words of the draft languages: whole where a family goes, fresh, and shown to whoever reviews them."""

import re
from pathlib import Path

import polib
import pytest
from django.test import Client
from wagtail.models import Locale

from recruitment.staff.roles import Role
from tests.make.staff import signed_in
from tests.pages.test_texts import words

LOCALE = Path(__file__).resolve().parents[2] / "locale"
FOLDERS = {"fi": "fi", "sv-x-lattlast": "sv_X-lattlast"}
# Home, process, requirements, form, receipt and letters, and what stands around them on every page.
CORE = re.compile(
    r"templates/(interest|booking|forms|parts/(?!staff)|blocks|pages/parts)/"
    r"|templates/pages/(home|landing|process|requirements|contact|search|worried)\.html"
    r"|templates/(sms|mail/(booking|saved))/|templates/mail/layout\.html"
    r"|templates/mail/(call_booked|code|late|longer|receipt|running_late|survey|thanks|unreachable|woken)\.txt"
    r"|templates/(404|429|500|503)\.html"
    r"|recruitment/(interest|booking)/|recruitment/leads/(heard|wishes)\.py"
)


def catalogue(folder: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / folder / "LC_MESSAGES" / "django.po"))


def keys(entries: polib.POFile) -> set[tuple[str | None, str]]:
    return {(entry.msgctxt, entry.msgid) for entry in entries}


def test_finnish_says_everything_on_the_core_path() -> None:
    wanted = polib.POFile()
    wanted.extend(
        entry for entry in catalogue("sv") if any(CORE.match(path) for path, _line in entry.occurrences)
    )
    missing = keys(wanted) - keys(catalogue("fi"))
    assert missing == set(), "put these into locale/fi/LC_MESSAGES/django.po and run compilemessages"


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_nothing_is_left_of_what_the_site_no_longer_says(folder: str) -> None:
    entries = catalogue(folder)
    assert keys(entries) - keys(catalogue("sv")) == set()
    assert entries.untranslated_entries() == [] and entries.fuzzy_entries() == []


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_replacement_is_kept_and_the_compiled_file_is_fresh(folder: str) -> None:
    compiled = polib.mofile(str(LOCALE / folder / "LC_MESSAGES" / "django.mo"))
    fresh = {(entry.msgctxt, entry.msgid): said(entry) for entry in compiled}
    assert fresh == {(entry.msgctxt, entry.msgid): said(entry) for entry in catalogue(folder)}
    for entry in catalogue(folder):
        for told in said(entry):
            # “Within a month” needs no figure; the plural does.
            assert marks(told) <= marks(entry.msgid), told
            assert "!" not in told
        assert marks(said(entry)[-1]) == marks(entry.msgid), entry.msgid


def said(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def marks(told: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|<[^>]+>", told))


def test_easy_swedish_is_shorter_in_its_sentences() -> None:
    """No sentence of more than fifteen words, which is what easy reading asks for."""
    for entry in catalogue("sv_X-lattlast"):
        for told in said(entry):
            for sentence in re.split(r"[.?:]\s", told):
                assert len(sentence.split()) <= 15, sentence


@pytest.mark.django_db
def test_whoever_reviews_reads_the_words_beside_the_swedish_ones(client: Client) -> None:
    finnish = Locale.objects.get_or_create(language_code="fi")[0]
    html = signed_in(Role.EDITOR).get("/admin/sprak/fi/").content.decode()
    text = words(html)
    assert "Granska och skicka" in text and "Tarkistakaa ja lähettäkää" in text
    assert f"/admin/texter/?locale={finnish.pk}" in html
    assert text.index("Brev") < text.index("Träffar")
    assert signed_in(Role.EDITOR).get("/admin/sprak/en/").status_code == 404
