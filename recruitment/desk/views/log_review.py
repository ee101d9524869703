"""“Loggranskning”: the manager reads a month's drawn rows of the access log and signs what was found."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.door_words import door_words
from recruitment.desk.forms.log_review import ReviewedRowForm
from recruitment.desk.forms.reason import reason_words
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction, AccessLogEntry, LogReview, Verdict
from recruitment.privacy.review import DOOR, ReviewRefused, Sample, draw, month_before, sign
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import Role

MANAGER = frozenset({Role.UNIT_MANAGER})
# A busy page may name many families; the sheet shows the first and counts the others.
MOST_NAMED = 5


@dataclass(frozen=True)
class SheetRow:
    """A drawn row as the manager reads it, with the form that answers it."""

    entry: AccessLogEntry
    place: str
    cases: list[str]
    more: int
    reason: str
    form: ReviewedRowForm


@only_for(MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def log_review(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    month = _month(request.GET.get("manad", ""), latest=month_before(timezone.localdate(now)))
    sample = draw(month)
    rows = _rows(sample, request)
    # Every form is read, so that every mistake is shown at once.
    answered = [row.form.is_valid() for row in rows] if request.method == "POST" else [False]
    if all(answered):
        told = {row.entry.pk: row.form.cleaned_data for row in rows}
        verdicts = {pk: (Verdict(data["verdict"]), data["note"]) for pk, data in told.items()}
        try:
            sign(sample, verdicts, by=request.user, at=now)
        except ReviewRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The review is signed."))
        return redirect(request.get_full_path())
    return _show(request, sample, rows)


@transaction.atomic
def _show(request: StaffRequest, sample: Sample, rows: list[SheetRow]) -> HttpResponse:
    access_log.record(by=request.user, action=AccessAction.REVIEW, door=DOOR, cases=sample.cases)
    reviews = list(LogReview.objects.select_related("signed_by").prefetch_related("rows"))
    signed = next((review for review in reviews if review.month == sample.month), None)
    context = {
        "sample": sample,
        "rows": rows,
        "has_errors": any(row.form.errors for row in rows),
        "signed": signed,
        "history": [
            {
                "review": review,
                "drawn": len(review.rows.all()),
                "to_follow_up": [row for row in review.rows.all() if row.verdict == Verdict.FOLLOW_UP],
            }
            for review in reviews
        ],
    }
    return render(request, "desk/log_review.html", context)


def _rows(sample: Sample, request: StaffRequest) -> list[SheetRow]:
    data = request.POST if request.method == "POST" else None
    return [
        SheetRow(
            entry=entry,
            place=door_words(entry.door),
            cases=entry.cases[:MOST_NAMED],
            more=max(0, len(entry.cases) - MOST_NAMED),
            reason=reason_words(entry.reason),
            form=ReviewedRowForm(data, prefix=f"rad-{entry.pk}"),
        )
        for entry in sample.entries
    ]


def _month(text: str, *, latest: date) -> date:
    """The month an address names; the latest whole one for none."""
    if not text:
        return latest
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404 from None
    if month > latest:
        raise Http404
    return month
