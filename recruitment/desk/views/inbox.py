"""The inbox: one list, sorted by promise, with its tabs and whatever it is narrowed down by."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from recruitment.desk.forms.filter import address_of, form_of, read_filter, words_of
from recruitment.desk.needs_now import needs_for_lists
from recruitment.desk.paging import place_after, read_place
from recruitment.desk.rows import rows
from recruitment.desk.tabs import saved_links, tab_links, tiles
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage import queries
from recruitment.triage.alarms import alarm_parts, alarms_in
from recruitment.triage.booked_calls import call_parts
from recruitment.triage.edition import edition_in
from recruitment.triage.filters import Filter, condition
from recruitment.triage.open_tasks import task_parts
from recruitment.triage.queries import PAGE_SIZE, Tab


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def inbox(request: StaffRequest) -> HttpResponse:
    tab = _tab(request.GET.get("flik", Tab.TODO))
    chosen = read_filter(request.GET)
    today = timezone.localdate()

    leads = queries.in_tab(tab, user=request.user, today=today).filter(condition(chosen, today=today))
    after = read_place(request.GET.get("efter", ""))
    page = queries.page_of(leads, tab=tab, after=after)
    shown = page[:PAGE_SIZE]
    counts = queries.counts(
        user=request.user,
        today=today,
        also={
            **alarm_parts(),
            **task_parts(request.user, today=today),
            **call_parts(request.user, at=timezone.now()),
        },
    )
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:inbox",
        # Also the one that only tells whether there is another page: it was read.
        cases=[lead.reference for lead in page],
    )
    return render(
        request,
        "desk/inbox.html",
        {
            "tab": tab,
            "tabs": tab_links(tab, counts, chosen),
            "tiles": tiles(counts),
            "alarms": alarms_in(counts),
            "tasks": counts["TASKS"],
            "tasks_late": counts["TASKS_LATE"],
            "calls_today": counts["CALLS_TODAY"],
            "edition": edition_in(counts),
            "filter": form_of(chosen),
            "narrowed_to": words_of(chosen),
            "here": address_of(tab, chosen),
            "without_filter": address_of(tab, Filter()),
            "saved": saved_links(request.user, here=address_of(tab, chosen)),
            "rows": rows(shown, needs=needs_for_lists(today), today=today),
            "next_place": place_after(shown[-1], tab) if len(page) > PAGE_SIZE else "",
            "is_first": after is None,
            "can_share_out": tab not in queries.MOVED_ON | {Tab.RESTING, Tab.WAKING},
        },
    )


def _tab(value: str) -> Tab:
    try:
        return Tab(value)
    except ValueError:
        raise Http404 from None
