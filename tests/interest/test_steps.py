"""Walking through the steps: forward, back, aside, and where nobody should be."""

import uuid
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from recruitment.interest.fields import SomeOf
from recruitment.interest.steps import STEPS
from recruitment.leads.models import Draft, Lead
from tests.make.form import LEAST, Family, make_family

pytestmark = pytest.mark.django_db
KEYS = [step.key for step in STEPS]


def test_a_step_cannot_be_skipped() -> None:
    family = make_family()
    for key in KEYS[1:]:
        assert family.get(key)["Location"] == family.url("uppdrag")
        sent = family.answer(key)
        assert (sent.status_code, sent["Location"]) == (303, family.url("uppdrag"))
    assert not Lead.objects.exists()


def test_an_unknown_step_leads_to_where_the_family_was() -> None:
    family = make_family()
    family.go_to("bostad")
    for key in ("finns-inte", "done", "klar", "%00", "å", "..", "x" * 500):
        response = family.get(key)
        assert response.status_code in (302, 303, 404), key
        if response.status_code == 303:
            assert response["Location"] == family.url("bostad")
    assert family.get("done")["Location"] == family.url("bostad")
    assert family.get("klart")["Location"] == family.url("granska")


def test_errors_are_shown_with_the_answers_kept() -> None:
    family = make_family()
    response = family.answer("uppdrag", {"home_types": ["kontaktfamilj"]})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<title>Fel:" in page
    assert 'class="error-summary"' in page
    assert 'href="#id_uppdrag-municipality"' in page
    assert 'aria-invalid="true"' in page
    assert 'value="kontaktfamilj"' in page
    shown_later = family.get("uppdrag").content.decode()
    assert "<title>Fel:" not in shown_later
    assert 'value="kontaktfamilj" id="id_uppdrag-home_types_2" checked' in shown_later


def test_going_back_keeps_even_what_is_not_right_yet() -> None:
    family = make_family()
    family.go_to("kontakt")
    response = family.answer("kontakt", {"name": "Kim", "phone": "inte ett nummer"}, back="yes")
    assert (response.status_code, response["Location"]) == (303, family.url("vem"))
    assert "inte ett nummer" in family.get("kontakt").content.decode()
    assert family.get("granska")["Location"] == family.url("kontakt")


def test_a_change_from_the_review_returns_there() -> None:
    family = make_family()
    family.go_to("granska")
    assert f'href="{family.url("bostad")}?andra=1"' in family.get("granska").content.decode()
    response = family.answer("bostad", LEAST["bostad"] | {"dwelling": "farm"}, query="?andra=1")
    assert response["Location"] == family.url("granska")
    assert "Gård" in family.get("granska").content.decode()


def test_a_change_that_brings_new_questions_asks_them_first() -> None:
    family = make_family()
    family.go_to("granska", uppdrag={"home_types": ["kontaktfamilj"], "municipality": "2085"})
    response = family.answer("uppdrag", query="?andra=1")
    assert response["Location"] == family.url("bostad")


def test_a_contact_family_is_not_asked_about_home_and_child() -> None:
    family = make_family()
    light = {"home_types": ["kontaktfamilj"], "municipality": "2085"}
    family.go_to("erfarenhet", uppdrag=light)
    assert "Steg 4 av 6" in family.get("erfarenhet").content.decode()
    assert family.get("bostad")["Location"] == family.url("erfarenhet")
    family.register(uppdrag=light)
    lead = Lead.objects.get()
    assert (lead.home_types, lead.age_bands, lead.siblings) == (["kontaktfamilj"], [], "")
    assert [step["key"] for step in lead.answers["steps"]] == [
        "uppdrag", "grundkrav", "hushall", "erfarenhet", "kontakt",
    ]  # fmt: skip


def test_answers_to_questions_that_no_longer_apply_are_not_sent() -> None:
    family = make_family()
    family.go_to("granska")
    family.answer("uppdrag", {"home_types": ["kontaktfamilj"], "municipality": "2085"}, query="?andra=1")
    family.send()
    assert Lead.objects.get().age_bands == []


def test_another_browser_sees_a_friendly_page_and_no_answers() -> None:
    family = make_family()
    family.go_to("granska")
    stranger = make_family()
    own, stranger.run = stranger.run, family.run
    for key in (*KEYS, "klart"):
        page = stranger.get(key)
        assert page.status_code == 404
        assert "Exempelsson" not in page.content.decode()
        assert 'href="/intresse/"' in page.content.decode()
    assert stranger.client.post(stranger.url("granska"), {}).status_code == 404
    assert own != family.run


def test_without_cookies_the_page_explains_cookies() -> None:
    family = make_family()
    family.client.cookies.clear()
    page = family.get("uppdrag")
    assert page.status_code == 404
    assert "kaka" in page.content.decode()


def test_an_unknown_run_is_a_friendly_page() -> None:
    family = Family()
    family.run = str(uuid.uuid4())
    assert family.get("uppdrag").status_code == 404
    assert family.get("klart").status_code == 404
    assert family.client.get("/intresse/inte-ett-nummer/uppdrag/").status_code == 404


def test_a_run_whose_time_is_over_says_so() -> None:
    family = make_family()
    family.go_to("granska")
    Draft.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for key in (*KEYS, "klart"):
        assert family.get(key).status_code == 410
    assert family.client.post(family.url("granska"), {}).status_code == 410
    assert not Lead.objects.exists()


def test_two_tabs_have_a_run_each() -> None:
    family = make_family()
    family.answer("uppdrag", {"home_types": ["jourhem"], "municipality": "2081"})
    first = family.run
    family.start()
    assert family.run != first
    assert "checked" not in family.get("uppdrag").content.decode()
    family.run = first
    assert 'value="jourhem" id="id_uppdrag-home_types_1" checked' in family.get("uppdrag").content.decode()


@pytest.mark.parametrize("key", KEYS)
def test_an_old_token_shows_the_step_again_with_what_was_typed(key: str) -> None:
    family = make_family()
    family.go_to(key)
    before = Draft.objects.get().answers
    sent = family.sent(key, LEAST[key] | ({"name": "Nytt Namn"} if key == "kontakt" else {}))
    response = family.client.post(family.url(key), sent | {"csrfmiddlewaretoken": "x" * 64})
    page = response.content.decode()
    assert response.status_code == 403
    assert "står kvar" in page
    if key == "kontakt":
        assert "Nytt Namn" in page
    assert Draft.objects.get().answers == before
    assert not Lead.objects.exists()
    assert family.answer(key).status_code == 303


@pytest.mark.parametrize("management", [{}, {"current_step": ""}, {"current_step": "kontakt"}])
def test_a_form_that_lost_its_thread_is_shown_again(management: dict[str, str]) -> None:
    family = make_family()
    sent = family.sent("uppdrag")
    del sent[f"run-{family.run}-current_step"]
    sent |= {f"run-{family.run}-{name}": value for name, value in management.items()}
    response = family.client.post(family.url("uppdrag"), sent)
    assert response.status_code == 403
    assert 'value="familjehem" id="id_uppdrag-home_types_0" checked' in response.content.decode()


def test_no_step_after_the_start_saves_the_session() -> None:
    family = make_family()
    for step in STEPS:
        with CaptureQueriesContext(connection) as asked:
            assert family.answer(step.key).status_code == 303
        writes = [q["sql"] for q in asked if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
        assert not [sql for sql in writes if "django_session" in sql]
        drafts = [sql for sql in writes if "recruitment_draft" in sql]
        assert len(drafts) == 1, step.key


def test_reading_a_step_writes_nothing() -> None:
    family = make_family()
    family.go_to("granska")
    for key in KEYS:
        with CaptureQueriesContext(connection) as asked:
            assert family.get(key).status_code == 200
        assert not [q for q in asked if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))], key


def test_what_is_not_asked_is_not_stored() -> None:
    family = make_family()
    extra = {"uppdrag-status": "handed_over", "personnummer": "19800101", "kontakt-name": "Smyg"}
    family.answer("uppdrag", None, **extra)
    stored = Draft.objects.get().answers["step_data"]
    assert stored == {"uppdrag": {"uppdrag-home_types": ["familjehem"], "uppdrag-municipality": ["2085"]}}


def test_an_answer_that_no_longer_holds_is_asked_again_at_the_end() -> None:
    family = make_family()
    family.go_to("granska")
    draft = Draft.objects.get()
    draft.answers["step_data"]["uppdrag"]["uppdrag-municipality"] = ["9999"]
    draft.save()
    response = family.send()
    assert response["Location"] == family.url("uppdrag")
    assert "Välj den kommun ni bor i" in family.get("uppdrag").content.decode()
    assert not Lead.objects.exists()


def test_answers_are_read_in_the_order_of_the_question() -> None:
    ages = SomeOf(choices=[("0-6", "0–6 år"), ("7-12", "7–12 år"), ("13-17", "13–17 år")])
    assert ages.words(["13-17", "0-6"]) == "0–6 år, 13–17 år"


def test_the_draft_lives_as_long_as_the_unit_says() -> None:
    with time_machine.travel("2026-11-22 12:00:00+00:00", tick=False):
        make_family()
        draft = Draft.objects.get()
        assert draft.expires_at - draft.started_at == timedelta(hours=24)
