"""A letter and a text message tried by an editor: as the family gets them, and what they cost."""

import re
from html import unescape

import pytest
from django.utils import translation

from recruitment.letters_on_stage import STAY
from recruitment.outbox.house_layout import drawn
from recruitment.staff.roles import Role
from recruitment.words.models import Wording
from recruitment.words.start_texts import start_texts
from tests.make.staff import signed_in
from tests.words.test_editor import address, wording

pytestmark = pytest.mark.usefixtures("planted")
FRAME = re.compile(r'<iframe sandbox srcdoc="([^"]*)" title="[^"]+"></iframe>')


def tried(place: str, language: str = "sv", **texts: str) -> str:
    """The preview of a place with these words in it."""
    one = wording(place, language)
    one.texts = one.texts | texts
    page = one.make_preview_request()
    assert page.status_code == 200
    return str(page.content.decode())


def plain_text(page: str) -> str:
    return unescape(page.split("<pre>", 1)[1].split("</pre>", 1)[0])


def message(page: str) -> str:
    return unescape(page.split('<p class="text-message">', 1)[1].split("</p>", 1)[0])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_letter_is_shown_as_the_outbox_draws_it_light_and_dark(language: str) -> None:
    page = tried("letter-late", language, subject="En <b>ny</b> ämnesrad", promise="Vi ringer {day} & lovar.")
    light, dark = map(unescape, FRAME.findall(page))
    assert "& lovar." in plain_text(page)
    with translation.override(language):
        assert light.replace(STAY, "") == drawn("En <b>ny</b> ämnesrad", plain_text(page))
    assert light == dark and STAY in light
    assert "<dd>En &lt;b&gt;ny&lt;/b&gt; ämnesrad</dd>" in page


def test_what_ends_every_saved_letter_is_tried_under_the_subject_of_one() -> None:
    assert f"<dd>{start_texts()['sv']['letter-saved-link']['subject']}</dd>" in tried("letter-saved")


def test_nothing_in_the_frame_may_run_and_the_editor_alone_may_frame_it() -> None:
    one = wording("letter-late")
    revision = one.save_revision()
    page = signed_in(Role.EDITOR).get(address("revisions_view", revision.pk, place="letter-late"))
    assert page["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in page["Content-Security-Policy"]
    assert len(FRAME.findall(page.content.decode())) == 2, "a sandbox that allows nothing"


@pytest.mark.parametrize(
    ("place", "texts", "label"),
    [
        ("letter-late", {"promise": "Vi ringer snart."}, "Det nya löftet: Något saknas: {day}"),
        ("sms-late", {"text": "Vi ringer {when}."}, "Text i sms:et: Något saknas: {day}, {name}"),
    ],
)
def test_a_draft_that_lost_a_fact_says_so_and_shows_what_would_be_sent(
    place: str, texts: dict[str, str], label: str
) -> None:
    one = wording(place)
    one.texts = one.texts | texts
    revision = one.save_revision()
    page = signed_in(Role.COMMUNICATOR).get(address("revisions_view", revision.pk, place=place))
    html = page.content.decode()
    assert page.status_code == 200
    assert label in html and "kan inte publiceras" in html
    assert next(iter(texts.values())) not in unescape(html)


def test_all_is_well_with_what_the_software_brings_along() -> None:
    for one in Wording.objects.filter(place__regex="^(letter|sms)-", locale__language_code="sv"):
        page = one.make_preview_request().content.decode()
        assert "error-summary" not in page and "callout-warn" not in page, one.place


@pytest.mark.parametrize(
    ("text", "parts", "is_long", "strangers"),
    [
        ("Hej från {name}, senast {day}.", "Det skickas som 1 sms.", False, ""),
        ("{name} {day}" + " ord" * 40, "Det skickas som 2 sms", False, ""),
        ("{name} {day}" + " ord" * 80, "Det skickas som 3 sms", True, ""),
        (
            "{name} {day} Čau š š 🦌 och lite till så att det blir två",
            "Det skickas som 2 sms",
            False,
            "Č š 🦌",
        ),
    ],
)
def test_a_text_message_tells_what_it_costs(text: str, parts: str, is_long: bool, strangers: str) -> None:
    page = tried("sms-woken", text=text)
    assert parts in page
    assert ("långt för ett sms" in page) is is_long
    assert ("70 tecken" in page) is bool(strangers) and strangers in page


def test_signs_of_editors_are_tried_as_they_are_sent() -> None:
    assert message(tried("sms-woken", text="”Hej”\när {name}\n\n– {day}…")).startswith('"Hej" är ')
