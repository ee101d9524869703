"""When a family has been promised to hear from us, counted in Swedish working days."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache

from django.conf import settings
from django.utils import timezone
from holidays.countries.sweden import Sweden

# A promise for a day is kept until the end of its office hours.
END_OF_DAY = time(17, 0)
SATURDAY = 5


def promised_by(received_at: datetime, *, entry_channel: str = "") -> datetime:
    """The moment by which a family that turned to us at `received_at` is called for the first time.

    The clock starts when the family turned to us, by whatever way, and never when somebody typed it in.
    """
    promise = settings.UNIT.promise
    days = promise.by_entry_channel.get(entry_channel, promise.first_contact_working_days)
    return end_of(working_days_after(received_at, days))


def working_days_after(moment: datetime, days: int) -> date:
    """The working day that lies `days` working days after a moment; the day itself never counts."""
    day = timezone.localdate(moment)
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return day


def next_working_day(day: date) -> date:
    """The first working day after `day`."""
    day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def is_working_day(day: date) -> bool:
    """Monday to Friday, but for public holidays, the eves on which Sweden is closed, and our own days."""
    return (
        day.weekday() < SATURDAY
        and day not in _closed_days(day.year)
        and day not in settings.UNIT.promise.closed_days
    )


def end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, END_OF_DAY))


@lru_cache(maxsize=32)
def _closed_days(year: int) -> frozenset[date]:
    # "de facto" adds Midsummer Eve, Christmas Eve and New Year's Eve; Sundays are weekends anyway.
    return frozenset(Sweden(years=year, include_sundays=False, categories=("public", "de_facto")))
