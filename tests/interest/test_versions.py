"""Changed under way: a run ends with the questions and the words it was begun with, whatever came since."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail

from recruitment.desk.answers import steps_of
from recruitment.handoff.package import _answers
from recruitment.interest import steps
from recruitment.interest.fields import OneOf, Text
from recruitment.interest.steps import FIRST, FORMS, LAST, newest
from recruitment.interest.steps.base import Form
from recruitment.interest.steps.home import HomeForm
from recruitment.leads.models import Draft, Lead
from recruitment.outbox.models import OutboxMessage
from recruitment.words import queries
from recruitment.words.planting import plant_words
from tests.make.form import Family, make_family
from tests.make.outbox import deliver
from tests.make.words import reword


class OtherHomeForm(HomeForm):
    """The same step in the next version: one question more, one with other answers, one gone."""

    dwelling = OneOf(label="Vad bor ni i?", choices=[("castle", "Slott")])
    garden = Text(label="Har ni trädgård?")
    spare_room: Any = None


@pytest.fixture
def deployed(monkeypatch: pytest.MonkeyPatch) -> Form:
    """Puts the next version of the form in place, as a deployment in the middle of the day does."""
    first = newest()
    changed = tuple(
        replace(step, form=OtherHomeForm, title="Bostaden") if step.key == "bostad" else step
        for step in first.steps
        if step.key != "grundkrav"
    )
    form = Form(first.version + 1, changed)

    def deploy() -> Form:
        monkeypatch.setitem(FORMS, form.version, form)
        return form

    return deploy  # type: ignore[return-value]


def test_every_version_begins_and_ends_with_the_same_steps() -> None:
    for form in FORMS.values():
        assert (form.steps[0].key, form.steps[-1].key) == (FIRST.key, LAST.key)


def test_who_began_before_a_deployment_ends_with_the_questions_they_began_with(deployed: Any) -> None:
    before = make_family()
    before.go_to("bostad")
    form = deployed()
    page = before.get("bostad").content.decode()
    assert "Har ni trädgård?" not in page and "Villa eller radhus" in page
    for key in ("bostad", "erfarenhet", "vem", "kontakt"):
        assert before.answer(key).status_code == 303
    review = before.get("granska").content.decode()
    assert "Ert hem" in review and "Bostaden" not in review
    assert before.send()["Location"] == before.url("klart")

    after = make_family()
    new = {"dwelling": "castle", "garden": "Ja, med äppelträd"}
    for key in ("uppdrag", "hushall"):
        assert after.answer(key).status_code == 303
    assert "Har ni trädgård?" in after.get("bostad").content.decode()
    after.answer("bostad", new)
    for key in ("erfarenhet", "vem", "kontakt"):
        after.answer(key)
    assert after.send()["Location"] == after.url("klart")

    old, young = (Lead.objects.get(run=family.run) for family in (before, after))
    assert (old.form_version, young.form_version) == (form.version - 1, form.version)
    assert values(old, "Ert hem")["Hur bor ni?"] == "Villa eller radhus"
    assert values(young, "Bostaden") == {"Vad bor ni i?": "Slott", "Har ni trädgård?": "Ja, med äppelträd"}


def values(lead: Lead, title: str) -> dict[str, str]:
    """One step as the desk shows it, which is as the package tells it."""
    step = next(step for step in steps_of(lead) if step.title == title)
    packed = next(packed for packed in _answers(lead.answers) if packed["title"] == title)
    shown = {answer.label: answer.value for answer in step.answers}
    assert shown == {answer["label"]: answer["value"] for answer in packed["answers"]}
    return shown


def test_a_run_whose_version_is_gone_loses_no_answer_and_is_asked_what_is_new(
    deployed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    family = make_family()
    family.go_to("granska")
    form = deployed()
    monkeypatch.setattr(steps, "FORMS", {form.version: form})
    assert family.send()["Location"] == family.url("bostad")
    page = family.get("kontakt")
    assert page.status_code in {200, 303}
    family.answer("bostad", {"dwelling": "castle", "garden": "Nej"})
    assert "Kim Exempelsson" in family.get("granska").content.decode()
    assert family.send()["Location"] == family.url("klart")


@pytest.fixture
def planted() -> None:
    plant_words(at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC))


@pytest.mark.usefixtures("planted")
def test_a_run_is_shown_the_words_it_began_with_and_the_next_one_the_new_ones() -> None:
    before = make_family()
    reword("hushall", heading="Nya rubriken", hint_animals="Nya ledtexten")
    reword("receipt", heading="Nya tacket")
    queries.forget()
    assert "Nya" not in before.get("uppdrag").content.decode()
    before.go_to("hushall")
    assert "Nya" not in before.get("hushall").content.decode()
    before.answer("hushall")
    for key in ("bostad", "erfarenhet", "vem", "kontakt"):
        before.answer(key)
    before.send()
    assert "Nya tacket" not in before.get("klart").content.decode()

    after = make_family()
    after.go_to("hushall")
    page = after.get("hushall").content.decode()
    assert "Nya rubriken" in page and "Nya ledtexten" in page
    for key in ("hushall", "bostad", "erfarenhet", "vem", "kontakt"):
        after.answer(key)
    after.send()
    assert "Nya tacket" in after.get("klart").content.decode()
    versions = [Lead.objects.get(run=family.run).text_version for family in (before, after)]
    assert versions == [1, 3]


@pytest.mark.usefixtures("planted")
def test_the_letter_with_the_receipt_has_the_words_of_the_run() -> None:
    make_family().register()
    reword("letter-receipt", subject="Nytt ämne")
    queries.forget()
    (message,) = OutboxMessage.objects.all()
    deliver(message)
    assert mail.outbox[0].subject == "Vi har tagit emot ditt meddelande"


@pytest.mark.usefixtures("planted")
def test_words_changed_while_a_page_of_ring_mig_is_open_do_not_change_it() -> None:
    client = Family().client
    page = client.get("/ring-mig/").content.decode()
    ticket = page.split('name="blankett" value="', 1)[1].split('"', 1)[0]
    reword("ring-mig", heading="Nya rubriken")
    queries.forget()
    same = {"headers": {"Sec-Fetch-Site": "same-origin"}}
    again = client.post("/ring-mig/", {"blankett": ticket, "ring-mig-name": "Kim"}, **same)
    assert "Fel:" in again.content.decode() and "Nya rubriken" not in again.content.decode()
    assert "Nya rubriken" in client.get("/ring-mig/").content.decode()
    told = {"name": "Kim", "phone": "0701740605", "municipality": "2085", "language": "sv"}
    fields = {f"ring-mig-{name}": value for name, value in told.items()}
    assert client.post("/ring-mig/", fields | {"blankett": ticket}, **same).status_code == 303
    assert Lead.objects.get().text_version == 1


def test_a_run_begun_before_there_were_words_of_editors_is_shown_those_of_the_software() -> None:
    family = make_family()
    assert Draft.objects.get().text_version == 0
    assert "Vad har ni tänkt er?" in family.get("uppdrag").content.decode()
