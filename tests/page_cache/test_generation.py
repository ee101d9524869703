"""What changes a public page makes every process draw anew, and nothing else does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page, Site

from fhr.page_cache import generation
from fhr.page_cache.generation import Generation, renew, renew_after_commit
from pages.models import ArticlePage
from recruitment.municipalities.models import Municipality, Need
from tests.make.leads import make_lead

Changes = Callable[[], None]


@pytest.fixture
def renews(home: Page, django_capture_on_commit_callbacks: Any) -> Callable[[Changes], bool]:
    """Whether something that is done makes all kept pages old."""

    def does(change: Changes) -> bool:
        # What the set-up left waiting for a commit that never comes in a test.
        connection.run_on_commit.clear()
        before = Generation().current()
        with django_capture_on_commit_callbacks(execute=True):
            change()
        return Generation().current() != before

    return does


def article() -> ArticlePage:
    return ArticlePage.objects.get(slug="om-oss")


def test_editing_pages(renews: Callable[[Changes], bool], home: Page) -> None:
    assert renews(lambda: article().save_revision().publish())
    assert renews(lambda: article().move(home, pos="first-child"))
    assert renews(lambda: article().unpublish())
    assert renews(lambda: Page.objects.get(pk=home.pk).add_child(instance=ArticlePage(title="Ny")))
    assert renews(lambda: Page.objects.get(slug="ny").delete())
    assert renews(lambda: Site.objects.get().save())


def test_facts_that_stand_on_pages(renews: Callable[[Changes], bool]) -> None:
    falun = Municipality(code="2080", name="Falun")
    assert renews(falun.save)
    today = timezone.localdate()
    need = Need(
        municipality=falun, age_band="13-17", valid_until=today + timedelta(days=9), last_confirmed_on=today
    )
    assert renews(need.save)
    assert renews(lambda: need.delete() and None)


def test_a_draft_and_a_family_change_no_page(renews: Callable[[Changes], bool]) -> None:
    def write_a_draft() -> None:
        page = article()
        page.title = "Utkast"
        page.save_revision()

    lead = make_lead()
    assert not renews(write_a_draft)
    assert not renews(lead.save)


def test_many_changes_in_one_transaction_renew_once(
    db: None, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks() as waiting:
        for _ in range(3):
            renew_after_commit()
        with transaction.atomic():
            renew_after_commit()
    assert waiting == [renew]


def test_a_change_that_was_taken_back_renews_nothing(db: None) -> None:
    class Undo(Exception):
        pass

    before = len(connection.run_on_commit)
    with pytest.raises(Undo), transaction.atomic():
        renew_after_commit()
        raise Undo
    assert len(connection.run_on_commit) == before


def test_a_process_asks_at_most_once_a_second(
    db: None, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    now = 100.0
    monkeypatch.setattr(generation.time, "monotonic", lambda: now)
    process = Generation()
    first = process.current()
    renew()
    now = 100.9
    with django_assert_num_queries(0):
        assert process.current() == first
    now = 101.0
    assert process.current() != first


def test_a_cleared_table_makes_pages_old_and_breaks_nothing(db: None) -> None:
    before = Generation().current()
    cache.clear()
    after = Generation().current()
    assert after not in ("", "None", before)
    assert Generation().current() == after
