"""What every step of the form is: a declaration, and a form that can say its answers in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise

from recruitment.interest.answers import Answers, RunFacts
from recruitment.interest.fields import Text
from recruitment.privacy.contact import clean
from recruitment.privacy.sensitive import Sensitive, found_in
from recruitment.words.labels import HINT

Words = str | Promise
# Nobody means to send more; whoever does gets the beginning back and a plain message.
LONGEST_VALUE = 4_000
MOST_VALUES = 60


class Answered(NamedTuple):
    """A question and its answer, both in words; one that is only shown is never stored."""

    label: str
    value: str
    is_kept: bool = True
    # The question by name, so that staff find it again whatever its words were.
    field: str = ""


class StepForm(forms.Form):
    """The questions of one step, which is its prefix. `run` says what the run already knows."""

    marks_optional = True
    # Questions whose answer is kept elsewhere, if at all.
    only_shown: frozenset[str] = frozenset()

    def __init__(self, data: Any = None, *, prefix: str, run: RunFacts, **kwargs: Any) -> None:
        super().__init__(data, prefix=prefix, **kwargs)
        self.run = run
        self.words = run.edition.at(prefix)
        for name, field in self.fields.items():
            field.help_text = self.words.get(HINT + name) or field.help_text
        self.prepare()

    def prepare(self) -> None:
        """Fits the questions to the run; most steps ask everybody the same."""

    def seems_to_hold(self) -> dict[str, list[Sensitive]]:
        """What nobody should have to write to us, by the question under which it seems to stand."""
        watched = {name: field for name, field in self.fields.items() if isinstance(field, Text)}
        found = {
            name: [kind for kind in found_in(self.cleaned_data.get(name) or "") if kind in field.asks_about]
            for name, field in watched.items()
        }
        return {name: kinds for name, kinds in found.items() if kinds}

    def in_words(self) -> list[Answered]:
        """Every given answer of a valid form, in the order it was asked."""
        rows = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            words = field.words(value) if value else ""  # type: ignore[attr-defined]
            if words:
                rows.append(Answered(str(field.label), words, name not in self.only_shown, name))
        return rows


def asked_everybody(answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """One step: its address, its place in the progress line, and its form. What it says is in `words`."""

    key: str
    title: Words
    minutes: int
    form: type[StepForm]
    applies_when: Callable[[Answers], bool] = asked_everybody

    def typed(self, post: Mapping[str, Any]) -> dict[str, list[str]]:
        """What was typed into this step's own questions, cleaned of what no keyboard writes.

        Anything else in the sent form is left out, so that nobody can store what was not asked.
        """
        sent = post if isinstance(post, MultiValueDict) else MultiValueDict(post)
        names = [f"{self.key}-{name}" for name in self.form.base_fields]
        return {
            name: [clean(value[:LONGEST_VALUE]) for value in sent.getlist(name)[:MOST_VALUES]]
            for name in names
            if name in sent
        }


@dataclass(frozen=True)
class Form:
    """One version of the form: its steps in their order. A run goes through the version it was begun in."""

    version: int
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def step(self, key: str) -> Step:
        return next(step for step in self.steps if step.key == key)
