"""The frame around the lists: tabs with their counts, saved filters, the tiles of the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext

from recruitment.desk.forms.filter import address_of
from recruitment.handoff.queries import QueueTab
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.filters import Filter
from recruitment.triage.models import SavedFilter
from recruitment.triage.queries import MOST_COUNTED, Tab, saved_filters


@dataclass(frozen=True)
class TabLink:
    title: str
    url: str
    count: str
    is_current: bool


@dataclass(frozen=True)
class SavedLink:
    """A saved filter as the sidebar shows it."""

    filter: SavedFilter
    url: str
    is_current: bool
    may_remove: bool


@dataclass(frozen=True)
class Tile:
    """A figure of the day; `is_alarm` only when a promise is broken."""

    figure: str
    words: str
    is_alarm: bool = False


def tab_links(current: Tab, counts: Mapping[str, int], chosen: Filter) -> list[TabLink]:
    """The inbox's tabs; what the list is narrowed down by stays from one to the next."""
    return [
        TabLink(
            str(tab.label),
            f"{reverse('desk:inbox')}?{address_of(tab, chosen)}",
            counted(counts[tab.name]),
            tab == current,
        )
        for tab in Tab
    ]


def saved_links(user: User, *, here: str) -> list[SavedLink]:
    """The filters this person sees; one's own can be taken away, and by the manager the shared ones too."""
    is_manager = user.holds_any({Role.UNIT_MANAGER})
    return [
        SavedLink(
            saved,
            f"{reverse('desk:inbox')}?{saved.query}",
            is_current=saved.query == here,
            may_remove=saved.owner_id == user.pk or is_manager,
        )
        for saved in saved_filters(user)
    ]


def counted(number: int) -> str:
    """A figure as it is shown: counted to the end, or “99+”."""
    return f"{MOST_COUNTED - 1}+" if number >= MOST_COUNTED else str(number)


def queue_tab_links(current: QueueTab, counts: Mapping[str, int]) -> list[TabLink]:
    return [
        TabLink(
            str(tab.label),
            f"{reverse('desk:queue')}?{urlencode({'flik': tab.value})}",
            str(counts[tab.name]),
            tab == current,
        )
        for tab in QueueTab
    ]


def tiles(counts: Mapping[str, int]) -> list[Tile]:
    broken, today, overdue, new = (counts[name] for name in ("BROKEN", "TODAY", "OVERDUE", "NEW"))
    return [
        Tile(counted(broken), ngettext("promise broken", "promises broken", broken), is_alarm=broken > 0),
        Tile(counted(today), ngettext("due today", "due today", today)),
        Tile(counted(overdue), ngettext("next step waiting", "next steps waiting", overdue)),
        Tile(counted(new), ngettext("new in seven days", "new in seven days", new)),
    ]
