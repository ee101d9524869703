"""The investigation queue: waiting cases by the visible rule, and everything that is under way."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk.needs_now import needs_for_lists, rule_for_lists
from recruitment.desk.paging import case_after, read_case
from recruitment.desk.queue_rows import QueueRow, queue_rows, waiting_tiles
from recruitment.desk.tabs import queue_tab_links
from recruitment.handoff import queries
from recruitment.handoff.queries import PAGE_SIZE, QueueTab
from recruitment.priority.rules import Rule, in_words
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.models import User
from recruitment.staff.roles import CASE_ROLES, QUEUE_ROLES


@only_for(CASE_ROLES)
@require_safe
@transaction.atomic
def queue(request: StaffRequest) -> HttpResponse:
    rule = rule_for_lists(timezone.localdate())
    tab = _tab(request.GET.get("flik", QueueTab.WAITING))
    rows, next_place = _page(tab, rule, request.user, request.GET.get("efter", ""))
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:queue",
        cases=[row.case.lead.reference for row in rows],
    )
    context = {
        "tab": tab,
        "tabs": queue_tab_links(tab, queries.counts(request.user)),
        "rows": rows,
        "is_waiting": tab == QueueTab.WAITING,
        "tiles": waiting_tiles((row.case for row in rows), today=timezone.localdate())
        if tab == QueueTab.WAITING
        else [],
        "rule": rule,
        "rule_words": in_words(rule),
        "next_place": next_place,
        "is_first": "efter" not in request.GET,
        "may_import": request.user.holds_any(QUEUE_ROLES),
    }
    return render(request, "desk/queue.html", context)


def _page(tab: QueueTab, rule: Rule, user: User, after: str) -> tuple[list[QueueRow], str]:
    """Waiting cases are all weighed against each other; the other tabs are read page by page."""
    today = timezone.localdate()
    needs = needs_for_lists(today)
    cases = queries.in_tab(tab, user)
    if tab == QueueTab.WAITING:
        return queue_rows(queries.in_order(cases, rule, needs, today), today=today), ""
    page = queries.latest_first(cases, after=read_case(after))
    shown = [(case, queries.priority_of(case, rule, needs, today)) for case in page[:PAGE_SIZE]]
    next_place = case_after(shown[-1][0]) if len(page) > PAGE_SIZE else ""
    return queue_rows(shown, today=today), next_place


def _tab(value: str) -> QueueTab:
    try:
        return QueueTab(value)
    except ValueError:
        raise Http404 from None
