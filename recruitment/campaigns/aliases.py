"""Words in the place of codes: given to a tag, closed, and after a quarantine free for another."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from recruitment.campaigns.models import Tag, TagAlias
from recruitment.staff.models import User

# What hangs on walls with the word is read for about this long after it was closed.
QUARANTINE = timedelta(days=365)


class WordTaken(Exception):
    """Another tag has the word now."""

    def __init__(self, tag: Tag) -> None:
        self.tag = tag


class WordInQuarantine(Exception):
    """The word led somebody to another tag less than a year ago; `free_at` is when that year is over."""

    def __init__(self, free_at: datetime) -> None:
        self.free_at = free_at


@transaction.atomic
def open_alias(tag: Tag, *, word: str, by: User, at: datetime) -> TagAlias:
    """Lets a word lead to a tag from now on; asked twice, the same row.

    Raises WordTaken or WordInQuarantine. A word that nobody has ever used is free as soon as it is closed.
    """
    rows = list(TagAlias.objects.select_for_update().filter(word=word).select_related("tag"))
    standing = next((row for row in rows if row.is_open), None)
    if standing is not None:
        if standing.tag_id != tag.pk:
            raise WordTaken(standing.tag)
        return standing
    _refuse_in_quarantine(tag, rows, at)
    try:
        with transaction.atomic():
            alias = TagAlias.objects.create(tag=tag, word=word, opened_at=at, opened_by=by)
    except IntegrityError:
        # A colleague was first in the same moment.
        first = TagAlias.objects.select_related("tag").get(word=word, closed_at__isnull=True)
        if first.tag_id != tag.pk:
            raise WordTaken(first.tag) from None
        return first
    log(instance=tag, action="campaigns.open_alias", user=by, data={"word": word})
    return alias


@transaction.atomic
def close_alias(alias: TagAlias, *, by: User, at: datetime) -> None:
    """Ends what a word stands for; it leads on until another tag has it. Done twice, it is done once."""
    closed = TagAlias.objects.filter(pk=alias.pk, closed_at__isnull=True).update(closed_at=at, closed_by=by)
    if closed:
        log(instance=alias.tag, action="campaigns.close_alias", user=by, data={"word": alias.word})


def _refuse_in_quarantine(tag: Tag, rows: list[TagAlias], at: datetime) -> None:
    others = [row for row in rows if row.tag_id != tag.pk and row.closed_at is not None and row.days.exists()]
    free_at = max((row.closed_at + QUARANTINE for row in others if row.closed_at), default=at)
    if free_at > at:
        raise WordInQuarantine(free_at)
