"""What may be done to tags: made, taken out of use; and how far they may follow a visit."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from recruitment.campaigns import level
from recruitment.campaigns.codes import new_code
from recruitment.campaigns.models import Level, OrphanDay, Tag, TrackingLevel
from recruitment.plan.models import Activity
from recruitment.staff.models import User

# More tags than this on one activity would be one a household, which we never make.
MOST_TAGS = 200
TRIES = 20


class TooManyTags(Exception):
    """The activity has as many tags as an activity may have."""


@transaction.atomic
def create_tag(
    *,
    activity: Activity,
    variant: str = "",
    landing_page: Page | None = None,
    is_printed: bool = False,
    by: User,
    at: datetime,
) -> Tag:
    """A tag with a code that nobody has had before.

    Raises ValidationError when its words name somebody, TooManyTags when the activity is full.
    """
    Activity.objects.select_for_update().get(pk=activity.pk)
    if activity.tags.count() >= MOST_TAGS:
        raise TooManyTags
    tag = Tag(
        activity=activity, variant=variant, landing_page=landing_page, is_printed=is_printed, created_at=at
    )
    tag.full_clean(exclude=["code"])
    _save_with_a_free_code(tag)
    log(instance=tag, action="wagtail.create", user=by)
    return tag


@transaction.atomic
def create_tags(
    *, activity: Activity, variants: Sequence[str], landing_page: Page | None = None, by: User, at: datetime
) -> list[Tag]:
    """One printed tag for each place, all or none; places that already have one are left as they are.

    Raises as `create_tag` does.
    """
    Activity.objects.select_for_update().get(pk=activity.pk)
    standing = activity.tags.filter(retired_on__isnull=True).values_list("variant", flat=True)
    taken = {variant.casefold() for variant in standing}
    made = []
    for variant in variants:
        if variant.casefold() in taken:
            continue
        taken.add(variant.casefold())
        made.append(
            create_tag(
                activity=activity, variant=variant, landing_page=landing_page, is_printed=True, by=by, at=at
            )
        )
    return made


@transaction.atomic
def retire_tag(tag: Tag, *, on: date, by: User, at: datetime) -> None:
    """Takes a tag out of use; what hangs on walls still leads on, and says that it is old."""
    tag.retired_on = on
    tag.save(update_fields=["retired_on"])
    log(instance=tag, action="campaigns.retire", user=by, data={"on": on.isoformat()})


@transaction.atomic
def set_level(chosen: Level, *, reason: str, by: User, at: datetime) -> TrackingLevel:
    """Puts a decision on the level in force from now on; earlier ones stay, for the reports."""
    decision = TrackingLevel.objects.create(level=chosen, since=at, decided_by=by, reason=reason)
    log(instance=decision, action="wagtail.create", user=by)
    transaction.on_commit(level.forget)
    return decision


def remove_old_orphans(at: datetime) -> str:
    """Forgets unknown codes that nobody has repaired within the time the unit has decided."""
    kept_from = timezone.localdate(at) - timedelta(days=settings.UNIT.retention.orphan_code_days)
    removed, _by_model = OrphanDay.objects.filter(day__lt=kept_from).delete()
    return str(removed)


def _save_with_a_free_code(tag: Tag) -> None:
    for _ in range(TRIES):
        tag.code = new_code()
        try:
            with transaction.atomic():
                tag.save(force_insert=True)
                return
        except IntegrityError:
            continue
    raise RuntimeError("no free code was found")
