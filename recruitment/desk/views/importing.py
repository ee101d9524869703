"""“Importera”: earlier registrations from a file, tried first and then taken in, by the unit manager."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.desk.tried_file import lock
from recruitment.desk.views.trying import is_meant, sent_file, template_file
from recruitment.desk.wording import sentence
from recruitment.leads.heard import HeardFrom
from recruitment.privacy.table_file import MOST_BYTES, MOST_ROWS
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import Role
from recruitment.triage.history import already_here
from recruitment.triage.history import import_history as take_in
from recruitment.triage.history_file import COLUMNS, STATUSES, Read, labels_of, read
from recruitment.triage.reasons import REASONS

MANAGER = frozenset({Role.UNIT_MANAGER})


@only_for(MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def import_history(request: StaffRequest) -> HttpResponse:
    """First the file is tried and every row answered for; only what was tried can be imported."""
    if request.method != "POST":
        return _page(request)
    now = timezone.now()
    text, error = sent_file(request, at=now)
    if error is not None:
        return _page(request, errors=[error])
    found = read(text, today=timezone.localdate(now))
    if found.errors:
        return _page(request, errors=found.errors)
    if not is_meant(request):
        return _page(request, found=found, tried=lock(text, by=request.user, at=now))
    made = take_in(found.rows, by=request.user, at=now)
    words = ngettext("%(count)s registration imported.", "%(count)s registrations imported.", len(made))
    messages.success(request, words % {"count": len(made)})
    return redirect("desk:import")


@only_for(MANAGER)
@require_safe
def template(request: StaffRequest) -> HttpResponse:
    """An empty file with the right heading, as Excel opens it."""
    return template_file(list(COLUMNS), name="importmall.csv")


def _page(
    request: StaffRequest, *, errors: Any = (), found: Read | None = None, tried: str = ""
) -> HttpResponse:
    here, vocabulary = len(already_here(found.rows)) if found else 0, _vocabulary()
    context = {
        "errors": errors,
        "columns": [(name, str(words) % vocabulary) for name, words in COLUMNS.items()],
        "reasons": [
            (sentence(word), "; ".join(labels_of(status)))
            for word, status in STATUSES.items()
            if status in REASONS
        ],
        "most_rows": MOST_ROWS,
        "most_kb": MOST_BYTES // 1000,
        "tried": tried,
        "here": here,
        "new": len(found.rows) - here if found else 0,
    }
    return render(request, "desk/import.html", context)


def _vocabulary() -> dict[str, str]:
    """The words that the columns may hold, as this unit says them."""
    unit = settings.UNIT
    return {
        "home_types": ", ".join(str(one.label) for one in unit.home_types),
        "age_bands": ", ".join(str(one.label) for one in unit.age_bands),
        "sources": "; ".join(str(label) for label in HeardFrom.labels),
        "statuses": ", ".join(STATUSES),
    }
