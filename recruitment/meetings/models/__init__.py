"""Meetings where families ask their first questions, and the places they book there."""

from recruitment.meetings.models.booking import Booking, BookingEvent
from recruitment.meetings.models.meeting import Kind, Language, Meeting

__all__ = ["Booking", "BookingEvent", "Kind", "Language", "Meeting"]
