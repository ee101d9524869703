"""Tags are born on an activity, keep their code, and are never taken back once somebody met them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from recruitment.campaigns import actions, level
from recruitment.campaigns.actions import TooManyTags, create_tag, remove_old_orphans, retire_tag, set_level
from recruitment.campaigns.codes import new_code, normalise
from recruitment.campaigns.models import Level, OrphanDay, Tag
from recruitment.visits.models import TagDay
from tests.make.campaigns import make_tag
from tests.make.plan import make_activity
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db


def test_a_new_tag_gets_a_whole_code_and_a_line_in_the_log() -> None:
    maja = make_staff("communicator")
    now = timezone.now()
    tag = create_tag(activity=make_activity(), variant="ICA Falun", by=maja, at=now)
    assert normalise(tag.code) == tag.code
    assert tag.created_at == now
    entry = ModelLogEntry.objects.get(object_id=tag.code)
    assert (entry.action, entry.user) == ("wagtail.create", maja)


def test_a_code_that_is_taken_is_not_given_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    taken, free = make_tag(), new_code()
    drawn = iter([taken.code, taken.code, free])
    monkeypatch.setattr(actions, "new_code", lambda: next(drawn))
    tag = create_tag(activity=make_activity(), by=make_staff("communicator"), at=timezone.now())
    assert tag.code == free
    assert Tag.objects.count() == 2


@pytest.mark.parametrize("variant", ["familjen Andersson", "anna@example.se", "070-174 06 05", "fam. Ek"])
def test_a_tag_for_one_person_is_refused(variant: str) -> None:
    with pytest.raises(ValidationError):
        create_tag(
            activity=make_activity(), variant=variant, by=make_staff("communicator"), at=timezone.now()
        )
    assert not Tag.objects.exists()


def test_nobody_makes_one_tag_for_each_household(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST_TAGS", 3)
    activity, maja = make_activity(), make_staff("communicator")
    for _ in range(3):
        create_tag(activity=activity, by=maja, at=timezone.now())
    with pytest.raises(TooManyTags):
        create_tag(activity=activity, by=maja, at=timezone.now())


def test_a_tag_keeps_the_code_it_was_born_with() -> None:
    tag = Tag.objects.get(pk=make_tag().pk)
    tag.code = new_code()
    with pytest.raises(ValueError, match="keeps the code"):
        tag.save()


@pytest.mark.parametrize("code", ["ABCDEF", "222223", "", "22222"])
def test_a_code_that_does_not_hold_together_is_never_saved(code: str) -> None:
    with pytest.raises(ValueError, match="keeps the code"):
        Tag(code=code, activity=make_activity()).save()


def test_the_database_itself_refuses_symbols_that_no_code_has() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Tag.objects.bulk_create([Tag(code="O0I1LA", activity=make_activity())])


def test_a_tag_somebody_met_and_its_activity_cannot_be_deleted() -> None:
    tag = make_tag()
    TagDay.objects.create(tag=tag, day=date(2026, 11, 22), verified=1)
    with pytest.raises(ProtectedError):
        tag.delete()
    with pytest.raises(ProtectedError):
        tag.activity.delete()


def test_a_retired_tag_says_since_when_and_by_whom() -> None:
    tag, maja = make_tag(), make_staff("communicator")
    retire_tag(tag, on=date(2026, 11, 22), by=maja, at=timezone.now())
    assert Tag.objects.get().retired_on == date(2026, 11, 22)
    assert ModelLogEntry.objects.get(action="campaigns.retire").user == maja


def test_a_decision_on_the_level_holds_from_then_on_and_the_earlier_one_stays(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]],
) -> None:
    boss, now = make_staff("unit_manager"), timezone.now()
    assert level.current() == Level.DECLARED
    with django_capture_on_commit_callbacks(execute=True):
        set_level(Level.OFF, reason="Beslut 2026-11-22", by=boss, at=now)
    assert level.current() == Level.OFF
    assert level.current(now - timedelta(days=1)) == Level.DECLARED
    set_level(Level.LANDING, reason="Nytt beslut", by=boss, at=now + timedelta(days=30))
    assert level.current(now + timedelta(days=31)) == Level.LANDING
    assert level.current(now) == Level.OFF


def test_unknown_codes_are_forgotten_when_their_time_is_over() -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    for days in (0, 90, 91):
        OrphanDay.objects.create(day=today - timedelta(days=days), code="FHR25", count=1)
    assert remove_old_orphans(now) == "1"
    assert OrphanDay.objects.count() == 2
