"""Finds what an address names, for somebody who may see it; everybody else finds nothing."""

from typing import cast

from django.http import Http404

from recruitment.handoff.models import Handover
from recruitment.handoff.queries import visible_to as visible_cases
from recruitment.staff.models import User
from recruitment.triage.queries import ListedLead, visible_to, with_adults, with_way_back


def lead_or_404(reference: str, user: User) -> ListedLead:
    """The registration, with the marks of a list: its people, and whether we left a way back."""
    found = with_way_back(with_adults(visible_to(user))).filter(reference=reference).first()
    if found is None:
        raise Http404
    return cast("ListedLead", found)


def case_or_404(reference: str, user: User) -> Handover:
    """The case that stands with the investigators; one that was given back is theirs no longer."""
    found = (
        visible_cases(user)
        .select_related(
            "lead__owner", "lead__partner", "lead__municipality", "queue_item__claimed_by",
            "queue_item__partner",
            "handed_over_by", "received_by",
        )
        .filter(lead__reference=reference)
        .first()
    )  # fmt: skip
    if found is None:
        raise Http404
    return found
