"""Friendly ways on for those whom somebody else can help better; they are counted, never turned away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from recruitment.interest import runs
from recruitment.interest.answers import Answers, RunFacts
from recruitment.interest.steps import FIRST, LAST, newest
from recruitment.interest.wizard import expired, not_in_this_browser
from recruitment.visits.classify import Filtered, Visit, classify
from recruitment.visits.counter import count_form


@require_safe
def known_child(request: HttpRequest) -> HttpResponse:
    """For who wants to welcome a child they know: the child's own municipality. Nothing is asked here."""
    if not isinstance(classify(Visit.of(request.method or "", request.headers)), Filtered):
        count_form(newest().version, "", "known_child")
    return render(request, "interest/known_child.html")


@require_safe
@never_cache
def outside(request: HttpRequest, run: UUID) -> HttpResponse:
    """For who lives outside the members: who recruits there, and the way on all the same."""
    if not runs.belongs_to(request.session, run):
        return not_in_this_browser(request)
    draft = runs.find(run, at=timezone.now())
    if draft is None:
        return expired(request)
    facts = RunFacts(Answers(draft.answers.get("step_data", {})))
    if draft.finished_at is not None or not facts.is_outside:
        return redirect("interest:step", run=run, step=LAST.key)
    context = {"municipality": facts.municipality, "run": run, "first": FIRST.key, "last": LAST.key}
    return render(request, "interest/outside.html", context)
