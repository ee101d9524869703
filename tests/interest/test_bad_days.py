"""What goes wrong on an ordinary day: presses, tabs, lost sessions, new keys. Nothing is lost or doubled."""

import base64
import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client

from recruitment.interest.steps import STEPS
from recruitment.leads import saving
from recruitment.leads.models import Draft, Lead, SavedRun
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy import encryption
from tests.make.form import LEAST, Family, make_family

pytestmark = pytest.mark.django_db
KEYS = [step.key for step in STEPS]
NEW_KEY = "t2:" + base64.b64encode(bytes(range(32))).decode()


def half_way() -> Family:
    family = make_family()
    family.go_to("kontakt")
    return family


def the_one_lead() -> Lead:
    assert OutboxMessage.objects.filter(kind="mail.receipt").count() == 1
    return Lead.objects.get()


def test_a_double_press_on_each_step_asks_the_next_once() -> None:
    family = make_family()
    for step in STEPS[:-1]:
        places = {family.answer(step.key)["Location"] for _press in range(20)}
        assert len(places) == 1
    assert {family.send()["Location"] for _press in range(20)} == {family.url("klart")}
    the_one_lead()


@pytest.mark.parametrize("key", KEYS)
def test_each_step_can_be_reloaded_and_keeps_what_stands_there(key: str) -> None:
    family = make_family()
    family.go_to("granska")
    before = Draft.objects.get().answers
    pages = [re.sub(r'value="\w{64}"', "", family.get(key).content.decode()) for _reload in range(3)]
    assert pages[0] == pages[1] == pages[2]
    assert Draft.objects.get().answers == before


def test_a_step_that_is_posted_again_from_history_overwrites_only_itself() -> None:
    family = half_way()
    family.answer("bostad", LEAST["bostad"] | {"dwelling": "flat"})
    assert family.get("kontakt").status_code == 200
    family.answer("kontakt")
    family.send()
    assert "Lägenhet" in str(the_one_lead().answers)


def test_two_tabs_of_one_run_meet_the_same_receipt() -> None:
    family = half_way()
    family.answer("kontakt")
    other_tab = Client(enforce_csrf_checks=True)
    other_tab.cookies = family.client.cookies
    assert family.send()["Location"] == family.url("klart")
    # The other tab still shows step 3, and sends it.
    late = other_tab.post(family.url("hushall"), family.sent("hushall"))
    assert late["Location"] == family.url("klart")
    the_one_lead()


def test_two_telephones_in_one_household_never_mix() -> None:
    one, other = half_way(), half_way()
    one.answer("kontakt", LEAST["kontakt"] | {"name": "Kim Ett"})
    other.answer("kontakt", LEAST["kontakt"] | {"name": "Robin Två"})
    one.send()
    other.send()
    names = {applicant.name for lead in Lead.objects.all() for applicant in lead.applicants.all()}
    assert names == {"Kim Ett", "Robin Två"}


def test_back_after_the_receipt_leads_to_the_receipt() -> None:
    family = half_way()
    family.answer("kontakt")
    family.send()
    for key in KEYS:
        assert family.get(key)["Location"] == family.url("klart")
        assert family.answer(key, LEAST[key] | ({"name": "Nytt Namn"} if key == "kontakt" else {}))[
            "Location"
        ] == family.url("klart")
    assert the_one_lead().applicants.get().name == "Kim Exempelsson"


@pytest.mark.parametrize("key", [*KEYS, "spara"])
def test_a_session_that_ended_is_told_of_and_never_a_silent_first_step(key: str) -> None:
    family = half_way()
    sent = family.sent(key) if key in LEAST else {"email": "kim@example.se"}
    Session.objects.all().delete()
    for response in (family.get(key), family.client.post(family.url(key), sent)):
        page = response.content.decode()
        assert response.status_code == 404
        assert "hittar inte era svar" in page
        assert 'href="/intresse/"' in page
    assert Draft.objects.get().answers != {}


def test_who_saved_goes_on_after_the_session_ended() -> None:
    family = half_way()
    family.client.post(
        family.url("spara"), {"csrfmiddlewaretoken": family.token(), "email": "kim@example.se"}
    )
    link = saving.new_link(SavedRun.objects.get())
    Session.objects.all().delete()
    again = Family()
    again.run = family.run
    response = again.client.post(
        "/intresse/fortsatt/", {"lank": link}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert response.status_code == 303
    again.answer("kontakt")
    again.send()
    the_one_lead()


def test_new_keys_in_mid_form_lose_nothing(settings: Any) -> None:
    family = half_way()
    family.answer("kontakt", LEAST["kontakt"] | {"name": "Före Bytet"})
    # As the README says: the new key first, a restart, every row locked anew, the old key away.
    old = settings.FIELD_KEYS
    settings.FIELD_KEYS = f"{NEW_KEY},{old}"
    assert "Före Bytet" in family.get("kontakt").content.decode()
    family.answer("hushall")
    call_command("rotate_keys", verbosity=0)
    settings.FIELD_KEYS = NEW_KEY
    assert encryption.primary_key()[0] == "t2"
    assert "Före Bytet" in family.get("kontakt").content.decode()
    assert family.send()["Location"] == family.url("klart")
    assert the_one_lead().applicants.get().name == "Före Bytet"


def test_a_new_site_key_in_mid_form_ends_no_session(settings: Any) -> None:
    family = half_way()
    old = settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-secret-key-" * 4, [old]
    assert family.answer("kontakt").status_code == 303
    assert family.send()["Location"] == family.url("klart")
    the_one_lead()


def test_a_language_chosen_in_mid_form_keeps_every_answer() -> None:
    family = half_way()
    sent = family.sent("kontakt", LEAST["kontakt"] | {"name": "Kim Byter"})
    over = family.client.post("/en" + family.url("kontakt"), sent | {"language": "en"})
    assert over["Location"] == "/en" + family.url("kontakt")
    assert "Kim Byter" in family.client.get(over["Location"]).content.decode()
    assert family.client.post("/en" + family.url("kontakt"), sent)["Location"] == "/en" + family.url(
        "granska"
    )
    family.client.post("/en" + family.url("granska"), family.sent("granska"))
    assert the_one_lead().applicants.get().name == "Kim Byter"


def test_without_cookies_nothing_is_kept_and_the_page_says_why() -> None:
    response = Client().post("/intresse/start/", headers={"Sec-Fetch-Site": "same-origin"})
    page = Client().get(response["Location"])
    assert page.status_code == 404
    assert "Tillåt kakor" in page.content.decode()
    assert 'href="/intresse/"' in page.content.decode()


def test_no_step_needs_a_script() -> None:
    """Every button of every step is a button of its form, and the form goes to its own address."""
    family = make_family()
    family.go_to("granska")
    for key in KEYS:
        page = family.get(key).content.decode()
        form = page.split("<main", 1)[1].split("</main>", 1)[0]
        assert "onclick" not in page and "<script>" not in page
        assert 'method="post" novalidate' in form
        assert 'type="submit"' in form
