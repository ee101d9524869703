"""Views of the inbox that are kept under a name, for oneself or for everybody at the desk."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from recruitment.privacy.pointing import holds_a_number, holds_an_address
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.models import SavedFilter
from recruitment.triage.refusals import TriageRefused

MOST_SAVED = 20


@transaction.atomic
def save_filter(*, name: str, query: str, is_shared: bool, by: User, at: datetime) -> SavedFilter:
    """Keeps a view; the same name again replaces what it meant."""
    name = " ".join(name.split())
    if not name:
        raise TriageRefused(_("Give the view a name."))
    # A name tells what to look for, never whom.
    if holds_a_number(name) or holds_an_address(name):
        raise TriageRefused(_("Name the view after what it shows, never after a family."))
    others = SavedFilter.objects.filter(owner=by).exclude(name=name)
    if others.count() >= MOST_SAVED:
        raise TriageRefused(_("You have saved %(most)s views. Take one away first.") % {"most": MOST_SAVED})
    saved, _is_new = SavedFilter.objects.update_or_create(
        owner=by, name=name, defaults={"query": query, "is_shared": is_shared, "created_at": at}
    )
    return saved


@transaction.atomic
def remove_filter(saved: SavedFilter, *, by: User) -> None:
    """Takes a view away: one's own, or as the manager one that is shared."""
    if saved.owner_id != by.pk and not (saved.is_shared and by.holds_any({Role.UNIT_MANAGER})):
        raise TriageRefused(_("Only whoever saved the view can take it away."))
    saved.delete()
