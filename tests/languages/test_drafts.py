"""A draft language: its doors and letters wait for the reviewer's name, and then speak it throughout."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from recruitment.hallway import DELIVERIES
from recruitment.languages.queries import asked_once, is_spoken, spoken
from recruitment.leads.models import Lead
from recruitment.municipalities.actions import load_unit
from recruitment.outbox.delivery import deliver_next
from tests.booking.test_pages import GUEST, HERE, token_on
from tests.make.form import Family
from tests.make.leads import make_lead
from tests.make.meetings import make_booking, make_meeting
from tests.make.pages import open_language
from tests.pages.test_languages import SWEDISH
from tests.pages.test_texts import ENGLISH, words

pytestmark = pytest.mark.django_db
# Proper names, and one Swedish word that the Finnish text explains.
ON_PURPOSE = re.compile(r"Familjehemsresursen i Dalarna|nätverkshem")
DOORS = ("intresse", "ring-mig", "traffar", "traffar/inbjudan", "min-anmalan", "orolig-for-ett-barn", "sok")


@pytest.fixture(autouse=True)
def municipalities() -> None:
    load_unit(at=timezone.now())


def letters() -> list[mail.EmailMessage]:
    while message := deliver_next(DELIVERIES, at=timezone.now() + timedelta(days=60)):
        assert message.last_error == ""
    return mail.outbox


def main_of(html: str) -> str:
    return ON_PURPOSE.sub("", words(html.split("<main", 1)[1].split("</main>", 1)[0]))


def test_a_draft_is_spoken_nowhere(client: Client) -> None:
    assert spoken() == ["sv", "en"]
    for door in DOORS:
        assert client.get(f"/fi/{door}/").status_code == 404
    assert "/fi/" not in client.get("/intresse/").content.decode()
    # Somebody may have read Finnish while it was open.
    make_lead(language="fi")
    make_booking(make_meeting(language="fi"), language="fi")
    subjects = {letter.subject for letter in letters()}
    assert subjects == {"Vi har tagit emot ditt meddelande", "Din bokning"}
    assert not any("/fi/" in letter.body for letter in mail.outbox)


def test_an_open_language_is_spoken_behind_every_door(client: Client) -> None:
    open_language("fi")
    for door in DOORS:
        response = client.get(f"/fi/{door}/")
        html = response.content.decode()
        assert response.status_code == 200, door
        assert '<html lang="fi">' in html
        text = main_of(html)
        assert not SWEDISH.search(text), (door, SWEDISH.search(text))
        assert not ENGLISH.search(text), (door, ENGLISH.search(text))
        assert 'href="/intresse/"' not in html.split("<footer")[0], door
    assert 'lang="fi"' in client.get("/intresse/").content.decode()


def test_the_form_its_receipt_and_its_letter_follow_the_family() -> None:
    open_language("fi")
    family = Family()
    family.start()
    family.go_to("granska")
    page = family.client.get(f"/fi{family.url('granska')}").content.decode()
    assert "Tarkistakaa vastauksenne" in page and not ENGLISH.search(main_of(page))
    response = family.client.post(f"/fi{family.url('granska')}", family.sent("granska"))
    assert response["Location"] == f"/fi/intresse/{family.run}/klart/"
    assert Lead.objects.get().language == "fi"
    letter = letters()[0]
    assert letter.subject == "Olemme saaneet viestisi"
    assert re.search(r"viimeistään \w+na \d+\. \w+kuuta", letter.body), letter.body
    assert "/fi/min-anmalan/" in letter.body


def test_a_guests_letters_follow_the_guest_and_not_the_meeting(client: Client) -> None:
    open_language("sv-x-lattlast")
    swedish = make_meeting()
    for prefix in ("/en", "/sv-x-lattlast"):
        address = f"{prefix}/traffar/{swedish.slug}/"
        token = token_on(client.get(address).content.decode())
        client.post(address, {"token": token, **GUEST}, headers=HERE)
    english, easy = letters()
    assert english.subject == "Your booking" and "/en/traffar/bokning/" in english.body
    assert "Vill du se din bokning?" in easy.body and "/sv-x-lattlast/traffar/bokning/" in easy.body


def test_opening_hours_are_said_in_the_readers_language_or_left_out() -> None:
    from fhr.unit_file import hours

    said = hours("Vardagar 9–16", {"en": "Weekdays 9–16"})
    for language, words_there in {"sv": "Vardagar 9–16", "sv-x-lattlast": "Vardagar 9–16", "fi": ""}.items():
        with override(language):
            assert said == words_there
    with override("en"):
        assert said == "Weekdays 9–16"
    assert hours("9–16", {}) == "9–16"


def test_one_request_asks_once(django_assert_num_queries) -> None:
    open_language("fi")
    with django_assert_num_queries(1), asked_once():
        assert is_spoken("fi") and is_spoken("fi") and not is_spoken("sv-x-lattlast")
