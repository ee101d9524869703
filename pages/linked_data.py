"""What a page states in a form that search engines read: only facts that the unit file or the page holds."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import get_language
from wagtail.models import Page

from recruitment.meetings.queries import ComingMeeting

Facts = dict[str, Any]


def unit() -> Facts:
    """Who runs the site. What the unit file leaves empty is left out."""
    told = settings.UNIT
    return _stated(
        "GovernmentOrganization",
        name=told.name,
        alternateName=str(told.short_name),
        url=f"{settings.BASE_URL}/",
        telephone=told.phone,
        email=told.email,
        address=str(told.address),
        areaServed=[_stated("AdministrativeArea", name=place.name) for place in told.municipalities],
    )


def questions(page: Page) -> Facts:
    """The questions and answers of a page that holds nothing else."""
    asked = (row for group in page.questions for row in group.value["questions"])
    return _stated("FAQPage", mainEntity=[_question(row) for row in asked], inLanguage=get_language())


def way_here(page: Page, above: Sequence[Page], request: Any) -> Facts:
    """Where the page stands below the start page."""
    pages = [*above, page]
    return _stated(
        "BreadcrumbList",
        itemListElement=[
            _stated(
                "ListItem", position=place, name=one.title, item=f"{settings.BASE_URL}{one.get_url(request)}"
            )
            for place, one in enumerate(pages, start=1)
        ],
    )


def events(meetings: Iterable[ComingMeeting]) -> list[Facts]:
    """Meetings that anybody may come to; a home party never reaches this far."""
    return [_event(meeting) for meeting in meetings]


def _event(meeting: ComingMeeting) -> Facts:
    url = f"{settings.BASE_URL}{meeting.url}"
    mode = "Online" if meeting.is_digital else "Offline"
    place = (
        _stated("VirtualLocation", url=url)
        if meeting.is_digital
        else _stated("Place", name=meeting.place, address=meeting.municipality or meeting.place)
    )
    return _stated(
        "Event",
        name=meeting.title,
        description=meeting.about,
        startDate=timezone.localtime(meeting.starts_at).isoformat(),
        endDate=timezone.localtime(meeting.ends_at).isoformat(),
        eventAttendanceMode=f"https://schema.org/{mode}EventAttendanceMode",
        eventStatus="https://schema.org/EventScheduled",
        location=place,
        inLanguage=meeting.language,
        isAccessibleForFree=True,
        organizer=_stated("GovernmentOrganization", name=settings.UNIT.name, url=f"{settings.BASE_URL}/"),
        url=url,
    )


def _question(row: Any) -> Facts:
    answer = _stated("Answer", text=" ".join(strip_tags(row["answer"].source.replace("</", " </")).split()))
    return _stated("Question", name=row["question"], acceptedAnswer=answer)


def _stated(kind: str, **facts: Any) -> Facts:
    return {"@type": kind, **{name: fact for name, fact in facts.items() if fact not in ("", None, [])}}
