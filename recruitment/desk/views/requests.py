"""“Förfrågningar”: what the municipalities ask for, what we offered, and how it ended; kinds and numbers."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.requests import AnswerForm, CloseRequestForm, OfferForm, RequestForm
from recruitment.desk.request_rows import request_row
from recruitment.requests import actions
from recruitment.requests.models import MunicipalRequest, Offer
from recruitment.requests.queries import ended_requests, open_requests
from recruitment.requests.refusals import RequestRefused
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import CASE_ROLES

METHODS = ["GET", "HEAD", "POST"]
ENDED = "avslutade"


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def requests(request: StaffRequest) -> HttpResponse:
    """The requests that wait, and the form for a new one."""
    form = RequestForm(request.POST if request.method == "POST" else None)
    if form.is_bound and _done(
        form, lambda: actions.receive(**form.cleaned_data, by=request.user, at=timezone.now())
    ):
        messages.success(request, _("The request is written down."))
        return redirect("desk:requests")
    shows_ended = request.GET.get("visa") == ENDED
    today = timezone.localdate()
    found = ended_requests(today) if shows_ended else open_requests()
    context = {
        "rows": [request_row(one, today) for one in found],
        "shows_ended": shows_ended,
        "form": form,
    }
    return render(request, "desk/requests.html", context)


@only_for(CASE_ROLES)
@require_http_methods(["GET", "HEAD"])
def one_request(request: StaffRequest, asked: UUID) -> HttpResponse:
    return _show(request, asked)


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def offer(request: StaffRequest, asked: UUID) -> HttpResponse:
    form = OfferForm(request.POST)
    return _do(
        request,
        asked,
        form,
        lambda found: actions.offer(found, **form.cleaned_data, by=request.user, at=timezone.now()),
        _("The offer is written down."),
    )


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def answer_offer(request: StaffRequest, asked: UUID, offer: UUID) -> HttpResponse:
    made = get_object_or_404(Offer.objects.select_related("request__municipality"), pk=offer, request=asked)
    form = AnswerForm(request.POST, prefix=str(offer))
    return _do(
        request,
        asked,
        form,
        lambda _found: actions.note_answer(made, **form.cleaned_data, by=request.user, at=timezone.now()),
        _("The answer is written down."),
    )


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def close_request(request: StaffRequest, asked: UUID) -> HttpResponse:
    form = CloseRequestForm(request.POST)
    return _do(
        request,
        asked,
        form,
        lambda found: actions.close(found, **form.cleaned_data, by=request.user, at=timezone.now()),
        _("The request has ended."),
    )


def _do(
    request: StaffRequest, pk: UUID, form: Form, act: Callable[[MunicipalRequest], object], done: str
) -> HttpResponse:
    asked = _request_or_404(pk)
    if request.method == "POST":
        if not _done(form, lambda: act(asked)):
            return _show(request, pk, refused=form)
        messages.success(request, done)
    return redirect("desk:request", pk)


def _done(form: Form, act: Callable[[], object]) -> bool:
    """Whether the form was right and the deed is done; otherwise the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except RequestRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _show(request: StaffRequest, pk: UUID, refused: Form | None = None) -> HttpResponse:
    """The request's page; a form that was refused comes back as it was sent."""
    asked = _request_or_404(pk)
    context = {
        "row": request_row(asked, timezone.localdate()),
        "offers": [
            (made, refused if refused and refused.prefix == str(made.pk) else AnswerForm(prefix=str(made.pk)))
            for made in asked.offers.select_related("by", "answered_by")
        ],
        "offer_form": refused if isinstance(refused, OfferForm) else OfferForm(),
        "close_form": refused if isinstance(refused, CloseRequestForm) else CloseRequestForm(),
        "refused": refused,
    }
    return render(request, "desk/request.html", context)


def _request_or_404(pk: UUID) -> MunicipalRequest:
    return get_object_or_404(
        MunicipalRequest.objects.select_related("municipality", "by", "closed_by"), pk=pk
    )
