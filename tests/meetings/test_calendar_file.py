"""The calendar file keeps RFC 5545: universal time, escaped text, lines of at most 75 octets."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from recruitment.meetings.calendar_file import calendar_file, folded
from recruitment.meetings.models import Kind, Meeting
from tests.make.meetings import HOME

HERE = ZoneInfo("Europe/Stockholm")
AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=HERE)


def meeting(**facts: object) -> Meeting:
    return Meeting(
        **{
            "kind": Kind.EVENING,
            "title": "Kväll",
            "place": "Biblioteket",
            "starts_at": datetime(2026, 7, 1, 18, 0, tzinfo=HERE),
            "ends_at": datetime(2026, 7, 1, 20, 0, tzinfo=HERE),
            **facts,
        }
    )


def lines(**facts: object) -> list[str]:
    text = calendar_file(meeting(**facts), at=AT).decode()
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")


def test_times_are_universal_in_summer_and_winter() -> None:
    assert "DTSTART:20260701T160000Z" in lines()
    winter = {"starts_at": AT, "ends_at": AT.replace(hour=5)}
    assert "DTSTART:20260102T020405Z" in lines(**winter)


def test_text_is_escaped() -> None:
    assert "SUMMARY:A\\; b\\, c\\\\d\\ne" in lines(title="A; b, c\\d\ne")


@pytest.mark.parametrize("text", ["å" * 200, "a" * 200, "🏠" * 60, "a" * 75, "a" * 76])
def test_long_lines_are_folded_between_letters(text: str) -> None:
    pieces = folded(text).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert "".join([pieces[0], *(piece[1:] for piece in pieces[1:])]) == text


def test_the_event_is_whole() -> None:
    written = lines()
    assert (written[0], written[-2]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    for name in ("VERSION:2.0", "UID:", "DTSTAMP:20260102T020405Z", "SEQUENCE:0", "LOCATION:Biblioteket"):
        assert any(line.startswith(name) for line in written), name
    assert "STATUS:CANCELLED" in lines(cancelled_at=AT)


def test_a_home_party_has_no_place_and_no_name_of_its_own() -> None:
    party = {"kind": Kind.HOME_PARTY, "place": "", "address": HOME, "title": "Hemmaträff"}
    text = "\n".join(lines(**party))
    assert "LOCATION" not in text
    assert "Kanarie" not in text
    assert "Hemma" not in text


def test_the_link_of_a_digital_meeting_is_for_guests() -> None:
    digital = meeting(kind=Kind.DIGITAL, place="", digital_link="https://mote.example.se/x")
    assert b"mote.example.se" not in calendar_file(digital, at=AT)
    assert b"mote.example.se" in calendar_file(digital, at=AT, for_guest=True)
