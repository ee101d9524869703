"""The editor's scripts speak Swedish: what the library's own Swedish lacks stands in our catalogue."""

import json
import re
from pathlib import Path

import polib
import pytest
import wagtail
from django.conf import settings

from tests.make.staff import signed_in

LIBRARY = Path(wagtail.__file__).parent
OURS = Path(settings.LOCALE_PATHS[0]) / "sv" / "LC_MESSAGES" / "djangojs.po"


def texts_of_scripts() -> list[str]:
    catalogues = sorted(LIBRARY.glob("**/locale/en/LC_MESSAGES/djangojs.po"))
    assert catalogues
    return [entry.msgid for path in catalogues for entry in polib.pofile(str(path))]


@pytest.mark.django_db
def test_every_text_of_the_editors_scripts_is_in_swedish() -> None:
    answer = signed_in("communicator").get("/admin/jsi18n/").content.decode()
    found = re.search(r"const newcatalog = (\{.*?\});", answer, flags=re.DOTALL)
    assert found
    catalogue = json.loads(found[1])
    missing = [text for text in texts_of_scripts() if text not in catalogue]
    assert missing == []
    assert catalogue["Collapse all"] == "Fäll ihop alla"
    assert catalogue["%(num)s min"] == ["%(num)s minut", "%(num)s minuter"]


def test_our_words_for_the_scripts_are_whole_and_compiled() -> None:
    catalogue = polib.pofile(str(OURS))
    assert catalogue.untranslated_entries() == catalogue.fuzzy_entries() == []
    compiled = {entry.msgid: entry for entry in polib.mofile(str(OURS.with_suffix(".mo")))}
    assert compiled.keys() == {entry.msgid for entry in catalogue}
    for entry in catalogue:
        assert compiled[entry.msgid].msgstr == entry.msgstr
        assert compiled[entry.msgid].msgstr_plural == entry.msgstr_plural
