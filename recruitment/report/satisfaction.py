"""What families and municipalities say of us, for each half-year that is over.

A half-year that runs shows nothing: whoever looked before and after an answer would read that answer.
Fewer answers than the smallest cell are hidden from everybody, also from ourselves.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import STOCKHOLM, Period, half_year_of, parse
from recruitment.report.tables import Cell, Table, digest
from recruitment.report.terms import Terms
from recruitment.report.wording import hidden
from recruitment.satisfaction.models import Audience, SurveyAnswer
from recruitment.satisfaction.questions import AGREES, QUESTIONS


@dataclass(frozen=True)
class Statement:
    """How many answered one statement, their mean, and how large a share agrees; None where too few did."""

    words: str | Promise
    answers: int | None
    mean: float | None = None
    agree: float | None = None
    interval: Interval | None = None


@dataclass(frozen=True)
class Survey:
    audience: Audience
    period: Period
    # None where there are too few to tell.
    answers: int | None
    statements: tuple[Statement, ...]


def surveys(today: date) -> list[Survey]:
    """Every survey of a half-year that is over, newest first, families before municipalities."""
    running, marks = half_year_of(today), _marks()
    found = [
        _survey(audience, period, given)
        for (audience, code), given in marks.items()
        if (period := parse(code)) is not None and period < running
    ]
    return sorted(found, key=lambda one: (-one.period.start.toordinal(), one.audience))


def survey_table(today: date, terms: Terms) -> Table:
    columns = (
        _("Half-year"),
        _("Asked"),
        _("Statement"),
        _("Answers"),
        _("Mean, 1 to 5"),
        _("Agree, per cent"),
        _("Low"),
        _("High"),
    )
    rows = tuple(
        (survey.period.code, str(survey.audience.label), *_cells(statement))
        for survey in surveys(today)
        for statement in survey.statements
    )
    title = _("What families and municipalities say of us")
    stamp = [
        (_("Report"), title),
        (_("As of"), today.isoformat()),
        (_("Suppression"), _("small numbers are hidden")),
        (_("Fetched"), terms.fetched_at.astimezone(STOCKHOLM).isoformat(timespec="seconds")),
    ]
    stamp.append(("SHA-256", digest(columns, rows, stamp)))
    return Table("nojdhet", title, columns, rows, tuple(stamp))


def _marks() -> dict[tuple[str, str], list[dict[str, int]]]:
    found: dict[tuple[str, str], list[dict[str, int]]] = defaultdict(list)
    for audience, code, marks in SurveyAnswer.objects.values_list("audience", "half_year", "marks"):
        found[(audience, code)].append(marks)
    return found


def _survey(audience: str, period: Period, given: Sequence[dict[str, int]]) -> Survey:
    statements = tuple(
        _statement(words, [marks[question] for marks in given if question in marks])
        for question, words in QUESTIONS[audience].items()
    )
    enough = len(given) >= settings.UNIT.smallest_cell
    return Survey(Audience(audience), period, len(given) if enough else None, statements)


def _statement(words: str | Promise, marks: Sequence[int]) -> Statement:
    if len(marks) < settings.UNIT.smallest_cell:
        return Statement(words, None)
    agree = sum(mark >= AGREES for mark in marks)
    return Statement(
        words, len(marks), sum(marks) / len(marks), agree / len(marks), wilson(agree, len(marks))
    )


def _cells(statement: Statement) -> tuple[Cell, ...]:
    words = str(statement.words)
    if statement.interval is None or statement.mean is None or statement.agree is None:
        return words, hidden(), None, None, None, None
    shares = (statement.agree, statement.interval.low, statement.interval.high)
    mean = f"{statement.mean:.1f}".replace(".", ",")
    return words, statement.answers, mean, *(round(100 * share) for share in shares)
