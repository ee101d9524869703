"""The places of this door where editors' words stand, drawn as a family meets them, with the words tried."""

from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from recruitment.interest.answers import Answers, RunFacts
from recruitment.interest.call_me.form import CALL_ME
from recruitment.interest.steps import FIRST, LAST, newest
from recruitment.interest.steps.base import Step
from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.promise import promised_by
from recruitment.leads.reference import new_reference
from recruitment.words.models import Wording
from recruitment.words.queries import Edition, current
from recruitment.words.stages import Stage, Words

# Two who have been a foster home are asked everything there is to ask.
ASKED_EVERYTHING = Answers(
    {"uppdrag": {"uppdrag-situation": ["returning"]}, "hushall": {"hushall-applicants": ["two"]}}
)


def stages() -> dict[str, Stage]:
    """Every step, the page before them, “Ring mig” and both receipts."""
    return {
        "start": Stage(_("First page of the form"), partial(_draw, "interest/start.html", _start)),
        **{step.key: _step(step) for step in newest().steps},
        CALL_ME.key: Stage(
            CALL_ME.title, partial(_draw, "interest/call_me/page.html", _asked(CALL_ME)), _questions(CALL_ME)
        ),
        "receipt": Stage(_("Receipt of the form"), partial(_draw, "interest/receipt.html", _receipt)),
        "receipt-ring-mig": Stage(
            _("Receipt of “Call me”"), partial(_draw, "interest/call_me/receipt.html", _receipt)
        ),
    }


def _step(step: Step) -> Stage:
    title = format_lazy("{}: {}", _("Step of the form"), step.title)
    return Stage(title, partial(_draw, "interest/step.html", _asked(step)), _questions(step))


def _questions(step: Step) -> dict[str, Words]:
    return {name: field.label or name for name, field in step.form.base_fields.items()}


def _draw(template: str, facts: Any, request: HttpRequest, wording: Wording) -> HttpResponse:
    edition = current().with_words(wording.language, wording.place, wording.texts)
    return render(request, template, {"edition": edition, **facts(edition)})


def _start(edition: Edition) -> dict[str, Any]:
    return {"steps": newest().steps, "minutes": newest().minutes}


def _asked(step: Step) -> Any:
    def facts(edition: Edition) -> dict[str, Any]:
        form = step.form(prefix=step.key, run=RunFacts(ASKED_EVERYTHING, edition=edition))
        keys = [other.key for other in newest().steps]
        return {
            "form": form,
            "step": step,
            "words": form.words,
            "number": keys.index(step.key) + 1 if step.key in keys else 1,
            "count": len(keys),
            "minutes_left": step.minutes,
            "is_first": step.key == FIRST.key,
            "is_last": step.key == LAST.key,
        }

    return facts


def _receipt(edition: Edition) -> dict[str, Any]:
    return {
        "lead": sample_lead(timezone.now()),
        "has_phone": True,
        "has_mail": True,
        "caller_number": settings.UNIT.promise.caller_number,
    }


def sample_lead(at: datetime) -> Lead:
    """Nobody's registration, never kept, for words to be tried on."""
    promise = promised_by(at, entry_channel=EntryChannel.FORM)
    return Lead(reference=new_reference(), promised_by=promise, run=UUID(int=0))
