"""A meeting as a file for the visitor's own calendar (RFC 5545), without a library: it is one event."""

from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.meetings.models import Meeting

CONTENT_TYPE = "text/calendar; charset=utf-8"
FILE_NAME = "traff.ics"
# Octets of a line, the space that begins a continued one included (RFC 5545, 3.1).
LONGEST_LINE = 75


def calendar_file(meeting: Meeting, *, at: datetime, for_guest: bool = False) -> bytes:
    """One event. A home party's has neither place nor address; the link to a digital one is for guests."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(settings.UNIT.short_name)}//{_text(_('Meetings'))}//SV",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{meeting.pk}@{settings.UNIT.mail_domain}",
        f"DTSTAMP:{_moment(at)}",
        f"SEQUENCE:{meeting.version}",
        f"DTSTART:{_moment(meeting.starts_at)}",
        f"DTEND:{_moment(meeting.ends_at)}",
        f"SUMMARY:{_text(_summary(meeting))}",
        *_where(meeting, for_guest=for_guest),
        f"STATUS:{'CANCELLED' if meeting.is_cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def folded(line: str) -> str:
    """The line cut into pieces of at most 75 octets, never inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        weight = len(letter.encode())
        if size + weight > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += letter
        size += weight
    return "\r\n".join([*pieces, piece])


def _summary(meeting: Meeting) -> str:
    # A calendar is often shared: what stands in it is as quiet as a letter's subject.
    return _("Meeting about becoming a foster home") if meeting.is_home_party else meeting.title


def _where(meeting: Meeting, *, for_guest: bool) -> list[str]:
    if meeting.is_home_party:
        return []
    if meeting.is_digital:
        link = meeting.digital_link if for_guest else ""
        return [f"LOCATION:{_text(link or meeting.place_label)}"]
    return [f"LOCATION:{_text(meeting.place)}"]


def _moment(at: datetime) -> str:
    """In universal time, so that no description of a time zone has to come along."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """A value of type TEXT: its own signs escaped, lines as the two letters backslash n."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
