"""“Läs in utfall”: dated facts from a file, tried first and then entered, by those who investigate."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.desk.tried_file import lock
from recruitment.desk.views.trying import is_meant, sent_file, template_file
from recruitment.desk.wording import sentence
from recruitment.handoff.outcome_file import COLUMNS, KINDS, read
from recruitment.handoff.outcome_import import Entered, import_outcomes, try_out
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import REASONS
from recruitment.privacy.table_file import MOST_BYTES, MOST_ROWS
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import QUEUE_ROLES


@only_for(QUEUE_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def import_outcome_file(request: StaffRequest) -> HttpResponse:
    """First the file is tried and every row answered for; only what was tried can be entered."""
    if request.method != "POST":
        return _page(request)
    now = timezone.now()
    text, error = sent_file(request, at=now)
    if error is not None:
        return _page(request, errors=[error])
    found = read(text, today=timezone.localdate(now))
    if found.errors:
        return _page(request, errors=found.errors)
    enter = import_outcomes if is_meant(request) else try_out
    entered = enter(found.rows, by=request.user, at=now)
    if entered.errors:
        return _page(request, errors=entered.errors)
    if not is_meant(request):
        return _page(request, entered=entered, tried=lock(text, by=request.user, at=now))
    words = ngettext("%(count)s outcome entered.", "%(count)s outcomes entered.", entered.new)
    messages.success(request, words % {"count": entered.new})
    return redirect("desk:import_outcomes")


@only_for(QUEUE_ROLES)
@require_safe
def outcome_template(request: StaffRequest) -> HttpResponse:
    """An empty file with the right heading, as Excel opens it."""
    return template_file(list(COLUMNS), name="utfallsmall.csv")


def _page(
    request: StaffRequest, *, errors: Any = (), entered: Entered | None = None, tried: str = ""
) -> HttpResponse:
    kinds = ", ".join(str(label) for _value, label in KINDS)
    context = {
        "errors": errors,
        "columns": [(name, str(words) % {"kinds": kinds}) for name, words in COLUMNS.items()],
        "reasons": [
            (sentence(str(OutcomeKind(kind).label)), "; ".join(str(label) for label in reasons.labels))
            for kind, reasons in REASONS.items()
        ],
        "most_rows": MOST_ROWS,
        "most_kb": MOST_BYTES // 1000,
        "entered": entered,
        "tried": tried,
    }
    return render(request, "desk/import_outcomes.html", context)
