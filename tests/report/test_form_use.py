"""What is counted about the form, what it is called, and who may read it."""

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from recruitment.floods.trap import Trap
from recruitment.interest.answers import Answers, RunFacts
from recruitment.interest.steps import STEPS, newest
from recruitment.municipalities.actions import load_unit
from recruitment.report import form_words
from recruitment.report.form_use import EVENTS, form_use
from recruitment.report.periods import Period
from recruitment.staff.roles import EXACT_REPORT_ROLES, Role
from recruitment.visits import counter
from recruitment.visits.models import FormDay
from tests.make.form import LEAST, make_family
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
AUTUMN = Period(date(2026, 7, 1), 6)


def count(
    step: str, event: str, n: int = 1, detail: str = "", *, day: date = date(2026, 9, 1), version: int = 1
) -> None:
    FormDay.objects.create(day=day, version=version, step=step, event=event, detail=detail, count=n)


def test_steps_and_questions_are_called_what_the_form_calls_them() -> None:
    assert [(key, str(title)) for key, title in form_words.STEPS.items()] == [
        (step.key, str(step.title)) for step in STEPS
    ]
    asked = {
        name: str(field.label)
        for step in STEPS
        for name, field in step.form.base_fields.items()
        if not isinstance(field, Trap)
    }
    assert {name: str(words) for name, words in form_words.QUESTIONS.items()} == asked


def test_each_step_has_its_counts_and_each_version_its_own() -> None:
    count("uppdrag", "shown", 40)
    count("uppdrag", "passed", 30)
    count("uppdrag", "error", 5)
    count("kontakt", "saved", 4)
    count("kontakt", "resumed", 3)
    count("vem", "expired", 2)
    count("granska", "submitted", 20)
    count("uppdrag", "shown", 7, version=2)
    newest, first = form_use(AUTUMN)
    assert (newest.version, newest.started, newest.submitted) == (2, 7, 0)
    assert (first.started, first.submitted, first.saved, first.resumed, first.expired) == (40, 20, 4, 3, 2)
    assert dict(zip(EVENTS, first.steps[0].counts, strict=True))["error"] == 5


def test_other_periods_are_left_out() -> None:
    count("uppdrag", "shown", day=date(2026, 6, 30))
    count("uppdrag", "shown", day=date(2027, 1, 1))
    assert form_use(AUTUMN) == []


def test_errors_are_named_by_question_and_kind_the_most_usual_first() -> None:
    count("uppdrag", "error", 2, "municipality:required")
    count("kontakt", "error", 6, "phone:unreadable")
    count("kontakt", "error", 1, "phone:something_new")
    (use,) = form_use(AUTUMN)
    assert [(fault.question, fault.kind, fault.count) for fault in use.faults] == [
        ("Telefon", "gick inte att läsa", 6),
        ("Vilken kommun bor ni i?", "inte ifyllt", 2),
        ("Telefon", "något annat", 1),
    ]


@pytest.mark.parametrize(
    ("spans", "median"),
    [
        ({"05-9": 3, "10-14": 1}, ("5", "9")),
        ({"00-4": 1, "10-14": 1, "60-": 3}, ("60", "")),
        ({"10-14": 1}, ("10", "14")),
        ({}, None),
    ],
)
def test_the_median_is_a_span(spans: dict[str, int], median: tuple[str, str] | None) -> None:
    count("uppdrag", "shown")
    for span, n in spans.items():
        count("", "time", n, span)
    (use,) = form_use(AUTUMN)
    assert use.median == median


def test_a_whole_journey_is_counted_by_step_and_never_by_answer(
    django_capture_on_commit_callbacks: Any,
) -> None:
    load_unit(at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        family = make_family()
        family.answer("uppdrag", {})
        family.answer("uppdrag", {})
        family.register(kontakt=LEAST["kontakt"] | {"name": "Kanariefågeln Qvistberg"})
    counter.flush()
    rows = {(row.step, row.event, row.detail): row.count for row in FormDay.objects.all()}
    assert rows.pop(("uppdrag", "error", "")) == 1
    assert rows.pop(("uppdrag", "error", "municipality:required")) == 1
    assert rows.pop(("uppdrag", "error", "home_types:required")) == 1
    assert rows.pop(("granska", "submitted", "")) == 1
    assert rows.pop(("", "time", "00-4")) == 1
    assert set(rows.values()) == {1}
    assert {event for _step, event, _detail in rows} == {"shown", "passed"}
    assert {row.version for row in FormDay.objects.all()} == {newest().version}
    assert "Kanarie" not in str(list(FormDay.objects.values()))


@pytest.mark.parametrize("role", Role)
def test_only_who_may_see_small_numbers_finds_the_page(role: Role) -> None:
    count("uppdrag", "shown", 3, day=timezone.localdate())
    client = signed_in(role)
    response = client.get("/rapport/formularet/")
    assert response.status_code == (200 if role in EXACT_REPORT_ROLES else 404)
    if response.status_code == 200:
        assert "Version 1 av formuläret" in response.content.decode()
    elif role == Role.STEERING_VIEWER:
        assert "/rapport/formularet/" not in client.get("/rapport/").content.decode()


def test_a_form_of_every_step_can_be_counted() -> None:
    """Every question of every step, as the form draws it, has words here."""
    load_unit(at=timezone.now())
    for step in STEPS:
        form = step.form(prefix=step.key, run=RunFacts(Answers({})))
        asked = {name for name, field in form.fields.items() if not isinstance(field, Trap)}
        assert asked <= set(form_words.QUESTIONS)
