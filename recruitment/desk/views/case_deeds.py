"""What is done on a case's page: take it, receipt it, enter and correct outcomes, give it back."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk import case_deeds
from recruitment.desk.case_deeds import CaseDeed
from recruitment.desk.forms.case import CorrectForm, VoidForm
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.views.acting import carry_out
from recruitment.desk.views.case import show
from recruitment.desk.views.finding import case_or_404
from recruitment.handoff import actions as handoff
from recruitment.handoff.models import Handover
from recruitment.outcomes import actions as outcomes
from recruitment.outcomes.models import Outcome
from recruitment.outcomes.queries import standing_of
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import CASE_ROLES, QUEUE_ROLES

METHODS = ["GET", "HEAD", "POST"]
CORRECT, VOID = "ratta", "ta-bort"


@only_for(QUEUE_ROLES)
@require_http_methods(METHODS)
def claim(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        handoff.claim(case, **form.deed(), by=request.user, at=timezone.now())

    return do(request, reference, case_deeds.CLAIM, act, _("The case is yours."))


@only_for(QUEUE_ROLES)
@require_http_methods(METHODS)
def set_partner(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        handoff.set_partner(case, **form.deed(), by=request.user, at=timezone.now())

    return do(request, reference, case_deeds.PAIR, act, _("The pair is saved."))


@only_for(QUEUE_ROLES)
@require_http_methods(METHODS)
def give_back(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        handoff.give_back(case, **form.deed(), by=request.user, at=timezone.now())

    done = _("The case is back with its pair at the desk.")
    return do(request, reference, case_deeds.GIVE_BACK, act, done, then=reverse("desk:queue"))


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def confirm_receipt(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        handoff.confirm_receipt(case, **form.deed(), by=request.user, at=timezone.now())

    return do(request, reference, case_deeds.RECEIPT, act, _("The receipt is saved."))


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def confirm_sending(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        handoff.confirm_sending(case, **form.deed(), by=request.user, at=timezone.now())

    return do(request, reference, case_deeds.SENT, act, _("The sending is confirmed."))


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def record_outcome(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        outcomes.record(case.lead, **form.deed(), by=request.user, at=timezone.now())

    return do(request, reference, case_deeds.OUTCOME, act, _("The outcome is saved."))


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def correct_outcome(request: StaffRequest, reference: str, outcome: UUID) -> HttpResponse:
    """Shows one entered fact to put right; the wrong entry stays in the story."""
    case, fact = _fact_or_404(request, reference, outcome)
    if request.method != "POST":
        return _ask(request, case, fact)
    form = CorrectForm(request.POST, lead=case.lead, prefix=CORRECT, outcome=fact)
    return carry_out(
        request,
        form,
        lambda: outcomes.correct(fact, **form.deed(), by=request.user, at=timezone.now()),
        done=lambda: _("The entry is corrected."),
        then=reverse("desk:case", args=[reference]),
        again=lambda refused: _ask(request, case, fact, refused),
    )


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def void_outcome(request: StaffRequest, reference: str, outcome: UUID) -> HttpResponse:
    """Takes back a fact that was entered by mistake; the form stands on the page of corrections."""
    if request.method != "POST":
        return redirect("desk:correct_outcome", reference, outcome)
    case, fact = _fact_or_404(request, reference, outcome)
    form = VoidForm(request.POST, lead=case.lead, prefix=VOID)
    return carry_out(
        request,
        form,
        lambda: outcomes.void(fact, by=request.user, at=timezone.now()),
        done=lambda: _("The entry is taken back."),
        then=reverse("desk:case", args=[reference]),
        again=lambda refused: _ask(request, case, fact, refused),
    )


@transaction.atomic
def _ask(
    request: StaffRequest, case: Handover, fact: Outcome, refused: DeskForm | None = None
) -> HttpResponse:
    """The page of corrections, with the form that was refused if there is one."""
    reference = case.lead.reference
    access_log.record(
        by=request.user, action=AccessAction.READ, door="desk:correct_outcome", cases=[reference]
    )
    if refused is not None:
        refused.look_again(case.lead)
    forms: dict[str | None, DeskForm] = {
        CORRECT: CorrectForm(lead=case.lead, prefix=CORRECT, outcome=fact),
        VOID: VoidForm(lead=case.lead, prefix=VOID),
    }
    if refused is not None:
        forms[refused.prefix] = refused
    context = {
        "case": case,
        "lead": case.lead,
        "fact": fact,
        "correct": forms[CORRECT],
        "void": forms[VOID],
        "bound": refused,
    }
    return render(request, "desk/correct.html", context)


def do(
    request: StaffRequest,
    reference: str,
    deed: CaseDeed,
    act: Callable[[Handover, DeskForm], None],
    done: str,
    *,
    then: str | None = None,
) -> HttpResponse:
    """Reads the deed's form, acts, and returns to the case."""
    page = reverse("desk:case", args=[reference])
    if request.method != "POST":
        # Somebody came back to the address of a form, for instance after signing in again.
        return redirect(f"{page}#{deed.key}")
    case = case_or_404(reference, request.user)
    form = deed.form(request.POST, lead=case.lead, prefix=deed.key)
    return carry_out(
        request,
        form,
        lambda: act(case, form),
        done=lambda: done,
        then=then or page,
        again=lambda refused: show(request, case_or_404(reference, request.user), bound=refused),
    )


def _fact_or_404(request: StaffRequest, reference: str, outcome: UUID) -> tuple[Handover, Outcome]:
    case = case_or_404(reference, request.user)
    for fact in standing_of(case.lead):
        if fact.pk == outcome:
            return case, fact
    raise Http404
