"""Saves a run, and opens a saved one: looking at the link changes nothing, pressing the button does."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.interest import runs
from recruitment.interest.answers import Answers
from recruitment.interest.saving.form import SavingForm
from recruitment.interest.steps import FIRST, LAST
from recruitment.interest.tokens import has_token
from recruitment.interest.wizard import expired, not_in_this_browser
from recruitment.leads import saving
from recruitment.leads.models import Draft
from recruitment.leads.saved_letters import REMINDED_AFTER
from recruitment.leads.saved_mail import PARAMETER
from recruitment.privacy.origin import is_from_here
from recruitment.visits.counter import count_form


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(STEP)
def save(request: HttpRequest, run: UUID) -> HttpResponse:
    """Asks where the link goes, and sends it. The token is checked here, and what was typed is kept."""
    if not runs.belongs_to(request.session, run):
        return not_in_this_browser(request)
    with transaction.atomic():
        draft = runs.find(run, at=timezone.now(), for_writing=request.method == "POST")
        if draft is None:
            return expired(request)
        if draft.finished_at is not None:
            return redirect("interest:receipt", run=run)
        if request.method != "POST":
            return _asked(request, draft, SavingForm(initial={"email": _known_address(draft)}))
        return _saved(request, draft)


@require_safe
@never_cache
def saved(request: HttpRequest, run: UUID) -> HttpResponse:
    """Where the link has gone and how long it opens, so that a misspelt address is seen at once."""
    if not runs.belongs_to(request.session, run):
        return not_in_this_browser(request)
    draft = runs.find(run, at=timezone.now())
    if draft is None:
        return expired(request)
    if not hasattr(draft, "saved"):
        return redirect("interest:step", run=run, step=LAST.key)
    context = {
        "email": draft.saved.email,
        "wants_reminder": draft.saved.wants_reminder,
        "last_day": draft.expires_at,
        "run": run,
        "step": LAST.key,
    }
    return render(request, "interest/saving/saved.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(STEP)
def resume(request: HttpRequest) -> HttpResponse:
    """The page behind the mailed link. Programs that open links in letters find only a button here."""
    told = request.POST if request.method == "POST" else request.GET
    link = told.get(PARAMETER, "")
    found = saving.find(link, at=timezone.now())
    if found is None:
        return render(request, "interest/saving/gone.html", status=410)
    if request.method != "POST":
        context = {"link": link, "parameter": PARAMETER, "last_day": found.draft.expires_at}
        return render(request, "interest/saving/resume.html", context)
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    if "remove" in request.POST:
        saving.remove(found)
        return render(request, "interest/saving/removed.html")
    return _opened(request, found.draft)


def _asked(request: HttpRequest, draft: Draft, form: SavingForm, **context: Any) -> HttpResponse:
    context |= {
        "form": form,
        "run": draft.pk,
        "step": draft.step or FIRST.key,
        "days": settings.UNIT.retention.saved_days,
        "reminded_after": REMINDED_AFTER.days,
    }
    return render(request, "interest/saving/save.html", context)


def _saved(request: HttpRequest, draft: Draft) -> HttpResponse:
    form = SavingForm(request.POST)
    if not has_token(request):
        response = _asked(request, draft, form, was_not_received=True)
        response.status_code = 403
        return response
    if not form.is_valid():
        return _asked(request, draft, form)
    try:
        saving.save(
            draft,
            email=form.cleaned_data["email"],
            wants_reminder=form.cleaned_data["reminder"],
            language=get_language() or draft.language,
            at=timezone.now(),
        )
    except saving.TooManyLetters:
        words = _("Several letters have gone there today. Look for the latest one, also among unwanted mail.")
        form.add_error("email", ValidationError(words, code="too_many"))
        return _asked(request, draft, form)
    _count(draft, "saved")
    return _see("interest:saved", run=draft.pk)


def _opened(request: HttpRequest, draft: Draft) -> HttpResponse:
    runs.open_in(request.session, draft)
    # As at the start: later steps find the secret of their tokens in the session.
    get_token(request)
    _count(draft, "resumed")
    # The form itself knows which step is the first that is not answered.
    return _see("interest:step", run=draft.pk, step=LAST.key)


def _known_address(draft: Draft) -> str:
    typed = Answers(draft.answers.get("step_data", {})).chosen("kontakt", "email")
    return typed[0] if typed else ""


def _count(draft: Draft, event: str) -> None:
    version, step = draft.form_version, draft.step
    transaction.on_commit(lambda: count_form(version, step, event))


def _see(name: str, **parts: Any) -> HttpResponse:
    response: HttpResponse = redirect(name, **parts)
    response.status_code = 303
    return response
