"""What every address of one family passes: another pair's opens with a reason, and no knock is unheard."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from recruitment.desk.forms.reason import ReasonForm
from recruitment.desk.own_cases import has_open, must_say_why
from recruitment.leads.models import Lead
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User

REASONS = "reasons"
# What a form sends beside its answers; never carried along.
OWN_FIELDS = ("csrfmiddlewaretoken", "skal-")

View = Callable[..., HttpResponseBase]


def about_a_family(view: View, *, in_queue: bool = False) -> View:
    """Wraps a view whose address names a registration, at the desk or `in_queue`.

    Who may not come in at all is left to the view.
    """

    @wraps(view)
    def guarded(request: HttpRequest, reference: str, **rest: Any) -> HttpResponseBase:
        user = request.user
        if not user.is_authenticated or not user.holds_any(view.required_roles):  # type: ignore[attr-defined]
            return view(request, reference=reference, **rest)
        if _must_be_asked(request, user, reference, in_queue=in_queue):
            answer = _ask(request, reference)
            if answer is not None:
                return answer
        with access_log.because(reason_given(request, reference)):
            return _heard(request, reference, lambda: view(request, reference=reference, **rest))

    guarded.asks_why = True  # type: ignore[attr-defined]
    return guarded


def reason_given(request: HttpRequest, reference: str) -> str:
    """Why this person opened the family, said once a working session; empty for one's own."""
    return str(request.session.get(REASONS, {}).get(reference, ""))


def _must_be_asked(request: HttpRequest, user: User, reference: str, *, in_queue: bool) -> bool:
    if reason_given(request, reference):
        return False
    if not must_say_why(user, reference, in_queue=in_queue, today=timezone.localdate()):
        return False
    # A form from a page that stood open when a colleague took the family is answered as ever.
    day_began = timezone.now() - timedelta(hours=settings.STAFF_SESSION_HOURS)
    return request.method != "POST" or _is_answer(request) or not has_open(user, reference, since=day_began)


def _is_answer(request: HttpRequest) -> bool:
    return any(name.startswith("skal-") for name in request.POST)


def _ask(request: HttpRequest, reference: str) -> HttpResponseBase | None:
    """The page that asks; None when it has just been answered by a form that was on its way.

    What was sent meanwhile travels along: a session may have ended while somebody wrote a long note.
    """
    form = ReasonForm(request.POST if _is_answer(request) else None)
    carried = [
        (name, value)
        for name, values in request.POST.lists()
        if not name.startswith(OWN_FIELDS)
        for value in values
    ]
    if form.is_valid():
        request.session[REASONS] = {**request.session.get(REASONS, {}), reference: form.reason}
        return None if carried else redirect(request.get_full_path())
    context = {"form": form, "reference": reference, "carried": carried}
    return render(request, "desk/reason.html", context)


def _heard(request: HttpRequest, reference: str, answer: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Answers, and writes down also what came to nothing: a family was looked for, or met and refused."""
    written = access_log.rows_written()
    try:
        response = answer()
    except Http404:
        _write_down_refusal(request, reference)
        raise
    if request.method == "POST" and access_log.rows_written() == written:
        _write_down_refusal(request, reference)
    return response


def _write_down_refusal(request: HttpRequest, reference: str) -> None:
    # Only what is a family's reference: the log never keeps what somebody happened to type.
    if not Lead.objects.filter(reference=reference).exists():
        return
    match = request.resolver_match
    access_log.record(
        by=request.user,  # type: ignore[arg-type]
        action=AccessAction.REFUSED,
        door=match.view_name if match else "",
        cases=[reference],
    )
