"""Saves a form to be gone on with later, and finds it again by the link that was mailed.

The link stands in the letter alone. What we keep is its fingerprint, from which nobody makes a link.
"""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Sum, TextChoices

from recruitment.leads.models import Draft, SavedRun
from recruitment.outbox.actions import enqueue
from recruitment.privacy.contact import clean, email_index

LETTER = "mail.saved_form"
LINK_BYTES = 24
# Letters that one address can be made to get in a day, by whomever.
MOST_LETTERS = 5
A_DAY = timedelta(days=1)


class About(TextChoices):
    """What a letter tells; the value is the name of its template."""

    LINK = "link"
    REMINDER = "reminder"
    END = "end"


class TooManyLetters(Exception):
    """The address has got as many letters today as it can; nothing was saved."""


@transaction.atomic
def save(draft: Draft, *, email: str, wants_reminder: bool, language: str, at: datetime) -> SavedRun:
    """Keeps a run that is not sent yet for longer, and queues the letter with its link.

    An earlier link of the same run ends here. The caller holds the run's row.
    """
    index = email_index(email)
    if _letters_today(index, at) >= MOST_LETTERS:
        raise TooManyLetters
    draft.language = language
    draft.expires_at = max(draft.expires_at, at + timedelta(days=settings.UNIT.retention.saved_days))
    draft.save(update_fields=["language", "expires_at"])
    saved = SavedRun.objects.filter(draft=draft).first() or SavedRun(draft=draft)
    saved.email, saved.email_index = clean(email), index
    saved.link_fingerprint = ""
    saved.saved_at, saved.letters = at, saved.letters + 1
    # Asked anew, it may be reminded anew.
    saved.wants_reminder, saved.reminded_at, saved.told_of_end_at = wants_reminder, None, None
    saved.save()
    queue(About.LINK, saved, at=at)
    return saved


def new_link(saved: SavedRun) -> str:
    """A link of its own for a letter that is about to leave; the one before it opens nothing any more."""
    link = secrets.token_urlsafe(LINK_BYTES)
    SavedRun.objects.filter(pk=saved.pk).update(link_fingerprint=_fingerprint(link))
    return link


def find(link: str, *, at: datetime) -> SavedRun | None:
    """The saved run this link opens; None for any other link, and when the run's time is over."""
    if not link:
        return None
    waiting = SavedRun.objects.filter(draft__finished_at__isnull=True, draft__expires_at__gt=at)
    return waiting.select_related("draft").filter(link_fingerprint=_fingerprint(link)).first()


def remove(saved: SavedRun) -> None:
    """Everything that was written goes at once, and the link with it."""
    saved.draft.delete()


def queue(about: About, saved: SavedRun, *, at: datetime) -> None:
    """Queues a letter; neither its address nor its link waits in the queue."""
    enqueue(
        kind=LETTER,
        effect_key=f"{LETTER}:{about}:{saved.pk}:{saved.letters}",
        payload={"saved": str(saved.pk), "about": about.value},
        at=at,
    )


def _letters_today(index: str, at: datetime) -> int:
    saved_today = SavedRun.objects.filter(email_index=index, saved_at__gt=at - A_DAY)
    return saved_today.aggregate(sum=Sum("letters"))["sum"] or 0


def _fingerprint(link: str) -> str:
    return hashlib.sha256(link.encode("utf-8", "surrogatepass")).hexdigest()
