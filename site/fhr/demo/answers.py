"""Fills in the real form for a family that does not exist, so that what is kept reads like the real thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, TypeVar

from django import forms
from django.conf import settings
from django.utils.datastructures import MultiValueDict

from recruitment.interest.answers import Answers, RunFacts
from recruitment.interest.call_me.form import CALL_ME, CallMeForm
from recruitment.interest.review import for_keeping
from recruitment.interest.steps import LAST, newest
from recruitment.interest.steps.base import StepForm
from recruitment.interest.steps.contact import ContactForm
from recruitment.leads.wishes import CallWishes

# Answers that say nothing, or that rule the others out: never ticked beside another one.
ALONE = {"none", "unsure", "no"}
SKIPS_OPTIONAL = 0.25
# Shares of the families; small children are what most people think of first.
AGE_BANDS = (
    (("0-6",), 25), (("0-6", "7-12"), 30), (("7-12",), 15), (("7-12", "13-17"), 12),
    (("13-17",), 8), (("0-6", "7-12", "13-17"), 10),
)  # fmt: skip
HOME_TYPES = ((("familjehem",), 80), (("familjehem", "kontaktfamilj"), 15), (("familjehem", "jourhem"), 5))
SITUATIONS = ((("new",), 92), (("returning",), 8))
SIBLINGS = ((("yes",), 3), (("maybe",), 4), (("no",), 3))

CALL_LANGUAGES = ((("sv",), 90), (("fi",), 3), (("en",), 3), (("ar",), 2), (("other",), 2))
MAY_LEAVE_MESSAGE = 0.7

AForm = TypeVar("AForm", bound=StepForm)
Typed = dict[str, list[str]]


@dataclass(frozen=True)
class FilledIn:
    """What the form would have handed on."""

    kept: dict[str, Any]
    home_types: Sequence[str]
    age_bands: Sequence[str]
    siblings: str
    wishes: CallWishes


@dataclass(frozen=True)
class AskedForACall:
    """What “Ring mig” would have handed on."""

    kept: dict[str, Any]
    wishes: CallWishes


def fill_in(
    rng: Random, *, municipality: str, contact: Mapping[str, str], motives: Sequence[str]
) -> FilledIn:
    """Answers every step as a family might; `contact` holds the last step's names and numbers."""
    offered = {kind.key for kind in settings.UNIT.home_types}
    home_types = [kind for kind in _weighted(rng, HOME_TYPES) if kind in offered]
    age_bands = _weighted(rng, AGE_BANDS)
    (siblings,) = _weighted(rng, SIBLINGS)
    chosen: dict[str, Typed] = {
        "uppdrag": {
            "situation": list(_weighted(rng, SITUATIONS)),
            "home_types": list(home_types),
            "municipality": [municipality],
        },
        "hushall": {"applicants": ["two" if contact.get("name_2") else "one"]},
        "vem": {"age_bands": list(age_bands), "siblings": [siblings]},
        "kontakt": {
            **{name: [value] for name, value in contact.items()},
            "motive": [rng.choice(motives)],
            "heard": [""],
            "language": [_weighted(rng, CALL_LANGUAGES)[0]],
            "message": ["on"] if rng.random() < MAY_LEAVE_MESSAGE else [],
        },
    }
    run = RunFacts(Answers({step: _prefixed(step, typed) for step, typed in chosen.items()}))
    steps = newest().steps
    filled = {
        step.key: _form(rng, step.form, step.key, chosen.get(step.key, {}), run)
        for step in steps
        if step is not LAST and step.applies_when(run.answers)
    }
    asked = filled["kontakt"]
    if not isinstance(asked, ContactForm):
        raise TypeError("the contact step has another form")
    return FilledIn(
        for_keeping(filled, steps), home_types, age_bands, siblings, asked.wishes(is_too_quick=False)
    )


def ask_for_a_call(rng: Random, *, municipality: str, contact: Mapping[str, str]) -> AskedForACall:
    """Answers “Ring mig” as one adult might, in seconds."""
    run = RunFacts(Answers({}))
    chosen = {name: [contact[name]] for name in ("name", "phone", "email")} | {
        "municipality": [municipality],
        "language": [_weighted(rng, CALL_LANGUAGES)[0]],
        "message": ["on"] if rng.random() < MAY_LEAVE_MESSAGE else [],
        "subject": [""],
    }
    form = _form(rng, CallMeForm, CALL_ME.key, chosen, run)
    return AskedForACall(for_keeping({CALL_ME.key: form}, (CALL_ME,)), form.wishes(is_too_quick=False))


def _form(rng: Random, kind: type[AForm], key: str, chosen: Typed, run: RunFacts) -> AForm:
    typed = dict(chosen)
    for name, field in kind(prefix=key, run=run).fields.items():
        if name not in typed:
            typed[name] = _answer(rng, field)
    form = kind(data=MultiValueDict(_prefixed(key, typed)), prefix=key, run=run)
    if not form.is_valid():
        raise ValueError(f"the form refuses the demo's own answers: {form.errors.as_json()}")
    return form


def _answer(rng: Random, field: forms.Field) -> list[str]:
    """Something a family could have answered; texts of their own are left to who knows what to write."""
    if not isinstance(field, forms.ChoiceField) or (not field.required and rng.random() < SKIPS_OPTIONAL):
        return []
    values = [str(value) for value in _values(field.choices)]
    if not isinstance(field, forms.MultipleChoiceField):
        return [rng.choice(values)]
    picked = rng.sample(values, k=min(len(values), rng.choice((1, 1, 2, 3))))
    together = [value for value in picked if value not in ALONE]
    return together or picked[:1]


def _values(choices: Any) -> list[object]:
    values: list[object] = []
    for value, label in choices:
        if isinstance(label, list | tuple):
            values += [inner for inner, _label in label]
        elif value:
            values.append(value)
    return values


def _prefixed(key: str, typed: Typed) -> Typed:
    return {f"{key}-{name}": values for name, values in typed.items()}


def _weighted(rng: Random, choices: Sequence[tuple[tuple[str, ...], int]]) -> tuple[str, ...]:
    return rng.choices([values for values, _weight in choices], weights=[weight for _, weight in choices])[0]
