"""The letters about a booking: which there are, when each still holds, and how it is queued."""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils import timezone

from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.status import OPEN, Status
from recruitment.outbox.actions import enqueue
from recruitment.outbox.sms.sending import is_set_up
from recruitment.privacy.contact import is_mobile
from recruitment.tasks.actions import no_longer_needed, set_by_itself
from recruitment.tasks.models import Task, TaskKind

LETTER, TEXT = "mail.booking", "sms.booking"
A_DAY = timedelta(days=1)


class About(TextChoices):
    """What a letter tells; the value is the name of its template."""

    BOOKED = "booked"
    WAITING = "waiting"
    GOT_IN = "got_in"
    REMINDER = "reminder"
    CHANGED = "changed"
    CALLED_OFF = "called_off"


HOLDS_WHILE: dict[About, frozenset[Status]] = {
    About.BOOKED: frozenset({Status.BOOKED}),
    About.WAITING: frozenset({Status.WAITING}),
    About.GOT_IN: frozenset({Status.BOOKED}),
    About.REMINDER: frozenset({Status.BOOKED}),
    About.CHANGED: OPEN,
    About.CALLED_OFF: OPEN,
}
# News that a guest without an e-mail address hears by telephone. Who books or joins the line reads it on
# the page, and a reminder is no news.
TOLD_BY_TELEPHONE: dict[About, TaskKind] = {
    About.GOT_IN: TaskKind.GUEST_GOT_IN,
    About.CHANGED: TaskKind.GUEST_CHANGED,
    About.CALLED_OFF: TaskKind.GUEST_CALLED_OFF,
}
WITH_CALENDAR_FILE = frozenset({About.BOOKED, About.GOT_IN, About.CHANGED, About.CALLED_OFF})


def still_holds(about: About, booking: Booking, meeting: Meeting) -> bool:
    """Whether a letter that has waited still tells the truth when it leaves."""
    if meeting.is_cancelled != (about == About.CALLED_OFF):
        return False
    return booking.status in HOLDS_WHILE[about]


def queue(about: About, booking: Booking, *, at: datetime) -> bool:
    """Queues a letter once; what it tells is read when it leaves. False where no written word gets there.

    Who gave no address is called about what is news, and sent a text message where that gets there.
    """
    # A meeting may be moved twice, and each time is news; everything else is told once.
    which = f":{booking.meeting.version}" if about in {About.CHANGED, About.REMINDER} else ""
    kind = LETTER
    if not booking.email_index:
        _ask_for_a_call(about, booking, which, at=at)
        if not (is_set_up() and is_mobile(booking.phone)):
            return False
        kind = TEXT
    enqueue(
        kind=kind,
        effect_key=f"{kind}:{about}:{booking.pk}{which}",
        case=booking.reference,
        payload={"booking": str(booking.pk), "about": about.value},
        at=at,
    )
    return True


def _ask_for_a_call(about: About, booking: Booking, which: str, *, at: datetime) -> None:
    """Asks whoever comes first at the desk to call before the meeting; older news is put aside."""
    if about not in TOLD_BY_TELEPHONE:
        return
    older = Task.objects.filter(case=booking.reference)
    if about != About.CALLED_OFF:
        older = older.filter(kind=TOLD_BY_TELEPHONE[about])
    no_longer_needed(older, at=at)
    today = timezone.localdate(at)
    day_of_meeting = timezone.localdate(booking.meeting.starts_at)
    set_by_itself(
        kind=TOLD_BY_TELEPHONE[about],
        case=booking.reference,
        key=f"{booking.pk}{which}",
        due_on=max(today, min(today + A_DAY, day_of_meeting)),
        at=at,
    )
