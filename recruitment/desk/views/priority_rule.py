"""“Turordning”: the queue's rule in words, its versions, and for the manager the next one, tried first."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.desk import needs_now
from recruitment.desk.forms.priority_rule import PriorityRuleForm
from recruitment.desk.rule_preview import preview_rows
from recruitment.handoff.queries import QueueTab, in_order, in_tab
from recruitment.priority.actions import RuleRefused, adopt
from recruitment.priority.models import PriorityRule
from recruitment.priority.queries import adopted, as_rule, rule_in_force
from recruitment.priority.rules import FIRST, Rule, in_words
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import CASE_ROLES, Role

MANAGER = frozenset({Role.UNIT_MANAGER})
ADOPT = "besluta"
# A rule that is only tried has no number.
NOT_ADOPTED = 0


@dataclass(frozen=True)
class Version:
    """One rule in the list of all; `stored` is None for the one the software comes with."""

    rule: Rule
    words: list[str]
    stored: PriorityRule | None
    is_in_force: bool
    is_coming: bool


@only_for(CASE_ROLES)
@require_safe
def priority_rule(request: StaffRequest) -> HttpResponse:
    """Read by everybody who reaches the queue; the manager also meets the form."""
    today = timezone.localdate()
    rule = rule_in_force(today)
    form = PriorityRuleForm(now=rule) if request.user.holds_any(MANAGER) else None
    return render(request, "desk/priority_rule.html", {"form": form, **_versions(rule, today)})


@only_for(MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_rule(request: StaffRequest) -> HttpResponse:
    """Tries a rule on today's queue, or adopts it; what was typed stays until it is adopted."""
    if request.method != "POST":
        return redirect("desk:priority_rule")
    now = timezone.now()
    today = timezone.localdate(now)
    rule = rule_in_force(today)
    is_adopting = request.POST.get("gor") == ADOPT
    form = PriorityRuleForm(request.POST, now=rule, is_adopting=is_adopting)
    if form.is_valid() and is_adopting:
        facts = {"in_force_from": form.cleaned_data["in_force_from"], "why": form.cleaned_data["why"]}
        try:
            version = adopt(form.weights(), **facts, by=request.user, at=now)
        except RuleRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            # The queue follows it at once, and not some seconds later.
            needs_now.forget()
            messages.success(request, _done(version))
            return redirect("desk:priority_rule")
    context = {"form": form, **_versions(rule, today)}
    if form.is_valid():
        context |= _preview(request, rule, Rule(number=NOT_ADOPTED, **form.weights()), today)
    return render(request, "desk/priority_rule.html", context)


def _done(version: PriorityRule) -> str:
    words = _("Rule %(number)s is adopted and orders the queue from %(day)s.")
    return words % {"number": version.number, "day": date_format(version.in_force_from, "j F Y")}


def _versions(rule: Rule, today: date) -> dict[str, object]:
    stored = adopted()
    versions = [_version(as_rule(one), one, rule, today) for one in stored]
    return {
        "rule": rule,
        "rule_words": in_words(rule),
        "versions": [*versions, _version(FIRST, None, rule, today)],
        "has_coming": any(one.is_coming for one in versions),
    }


def _version(rule: Rule, stored: PriorityRule | None, in_force: Rule, today: date) -> Version:
    is_coming = rule.since is not None and rule.since > today
    return Version(rule, in_words(rule), stored, rule.number == in_force.number, is_coming)


@transaction.atomic
def _preview(request: StaffRequest, rule: Rule, tried: Rule, today: date) -> dict[str, object]:
    """Names the families as the queue does, so it is written down like the queue; changes nothing."""
    needs = needs_now.needs_for_lists(today)
    cases = list(in_tab(QueueTab.WAITING, request.user))
    rows = preview_rows(in_order(cases, rule, needs, today), in_order(cases, tried, needs, today))
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:new_rule",
        cases=[row.case.lead.reference for row in rows],
    )
    return {
        "is_tried": True,
        "tried_words": in_words(tried),
        "rows": rows,
        "moved": sum(row.place_now != row.place_then for row in rows),
    }
