"""Questions about meetings that public pages ask; a home party is never among the answers."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from recruitment.campaigns.carrier import PARAMETER
from recruitment.campaigns.destinations import Destination
from recruitment.campaigns.models import Tag
from recruitment.languages.queries import spoken_instead_of
from recruitment.meetings.models import Kind, Meeting


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting as a list, a municipality's page or a search engine may tell of it.

    `url` is a path on this site; `seats_left` is 0 when only the waiting list is open.
    """

    title: str
    kind: str
    kind_label: str
    about: str
    starts_at: datetime
    ends_at: datetime
    place: str
    municipality: str
    language: str
    language_label: str
    url: str
    is_digital: bool
    seats_left: int
    has_waiting_list: bool

    @property
    def is_full(self) -> bool:
        return self.seats_left == 0


def coming(
    *, municipality: str | None = None, limit: int = 20, at: datetime | None = None
) -> list[ComingMeeting]:
    """The next meetings that are open to anybody, soonest first; one question to the database.

    `municipality` is a municipality's code: its own meetings, and the digital ones that suit all.
    """
    found = listed(at or timezone.now()).select_related("municipality")
    if municipality is not None:
        found = found.filter(Q(municipality=municipality) | Q(kind=Kind.DIGITAL))
    return [as_coming(meeting) for meeting in found[:limit]]


def listed(at: datetime) -> QuerySet[Meeting]:
    """Meetings that stand in the calendar now: public, shown, not begun and not cancelled."""
    return shown(at).filter(starts_at__gt=at, cancelled_at__isnull=True).order_by("starts_at", "pk")


def shown(at: datetime) -> QuerySet[Meeting]:
    """Public meetings with a page of their own, those that are over or cancelled included."""
    is_shown = Q(published_until__isnull=True) | Q(published_until__gt=at)
    return Meeting.objects.filter(is_shown, published_from__lte=at).exclude(kind=Kind.HOME_PARTY)


def shared_address(meeting: Meeting) -> str:
    """The address to spread, with the meeting's own tag in it; for a home party that of the code's page."""
    if meeting.is_home_party:
        return settings.BASE_URL + reverse("booking:invitation")
    address = settings.BASE_URL + path_of(meeting)
    return f"{address}?{PARAMETER}={meeting.tag_id}" if meeting.tag_id else address


def path_of(meeting: Meeting) -> str:
    """The public meeting's own page, in the language that is spoken there."""
    with override(spoken_instead_of(meeting.language)):
        return reverse("booking:meeting", args=[meeting.slug])


def destination_of_tag(tag: Tag, *, at: datetime | None = None) -> Destination | None:
    """Where a tag of the calendar leads; None for a tag that has nothing to do with meetings.

    A meeting's own tag leads to its page, also when it is full, over or called off: the page says so and
    leads on. Other tags of a meeting's activity lead to the next meeting of it. A home party is nobody's
    target: its tag leads to where the code of an invitation is written.
    """
    at = at or timezone.now()
    own = Meeting.objects.filter(tag=tag).first()
    if own and own.is_home_party:
        return Destination(reverse("booking:invitation"), gettext("The page for invitation codes"))
    if own and shown(at).filter(pk=own.pk).exists():
        return Destination(path_of(own), str(own))
    if following := listed(at).filter(activity=tag.activity_id).first():
        return Destination(path_of(following), str(following))
    public = Meeting.objects.exclude(kind=Kind.HOME_PARTY)
    if public.filter(activity=tag.activity_id).exists():
        return Destination(reverse("booking:calendar"), gettext("The calendar of meetings"))
    return None


def as_coming(meeting: Meeting) -> ComingMeeting:
    """What may be told of a public meeting, in the language of whoever reads."""
    return ComingMeeting(
        title=meeting.title,
        kind=meeting.kind,
        kind_label=meeting.get_kind_display(),
        about=meeting.about,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place_label,
        municipality=meeting.municipality.name if meeting.municipality else "",
        language=meeting.language,
        language_label=meeting.get_language_display(),
        url=reverse("booking:meeting", args=[meeting.slug]),
        is_digital=meeting.is_digital,
        seats_left=meeting.seats_left,
        has_waiting_list=meeting.has_waiting_list,
    )
