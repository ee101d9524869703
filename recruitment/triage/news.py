"""What has happened since a list was drawn, so that it can show a colleague's claim without being asked."""

from recruitment.leads.models import Lead
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.models import User
from recruitment.triage.edition import Edition
from recruitment.triage.queries import visible_to

# A list shows one page: of more news than this, the reader had better draw it anew.
MOST_TOLD = 50


def changed_since(seen: Edition, *, user: User) -> list[Lead]:
    """Leads somebody has acted on since, that this person may meet; the newest deeds when there are many."""
    deeds = AccessLogEntry.objects.filter(pk__gt=seen.deed, action=AccessAction.CHANGE).order_by("-pk")
    named = [case for cases in deeds.values_list("cases", flat=True)[:MOST_TOLD] for case in cases]
    found = visible_to(user).filter(reference__in=named[:MOST_TOLD]).select_related("owner", "partner")
    return list(found.defer("answers")) if named else []
