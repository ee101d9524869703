"""Somebody else reads a page before the public does; nothing stands published that may not."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, WorkflowState

from pages.models import AccessibilityStatementPage, ArticlePage
from recruitment.staff.roles import Role
from tests.make.staff import make_staff, signed_in


@pytest.fixture
def draft(site: dict[str, int]) -> ArticlePage:
    page = ArticlePage.objects.get(slug="om-oss")
    page.title = "Om oss, på nytt"
    page.save_revision()
    return page


def test_an_editor_writes_but_does_not_publish(site: dict[str, int]) -> None:
    page = Page.objects.get(slug="om-oss")
    assert page.permissions_for_user(make_staff(Role.EDITOR)).can_edit()
    assert not page.permissions_for_user(make_staff(Role.EDITOR)).can_publish()
    assert page.permissions_for_user(make_staff(Role.COMMUNICATOR)).can_publish()
    assert not page.permissions_for_user(make_staff(Role.UNIT_MANAGER)).can_edit()


@pytest.mark.parametrize("reader", [Role.COMMUNICATOR, Role.UNIT_MANAGER])
def test_a_draft_is_approved_by_somebody_else_and_then_public(draft: ArticlePage, reader: Role) -> None:
    workflow = draft.get_workflow()
    assert workflow and workflow.name == "Granskning före publicering"
    workflow.start(draft, make_staff(Role.EDITOR))
    state = draft.current_workflow_task_state
    actions = {name for name, *_ in state.task.specific.get_actions(draft, make_staff(reader))}
    assert actions == {"approve", "reject"}
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
    signed_in(reader).post(address)
    draft.refresh_from_db()
    assert draft.title == "Om oss, på nytt" and draft.live
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED


def test_an_editor_approves_nothing(draft: ArticlePage) -> None:
    draft.get_workflow().start(draft, make_staff(Role.EDITOR))
    task = draft.current_workflow_task
    assert task.get_actions(draft, make_staff(Role.EDITOR)) == []


def test_what_may_not_be_published_is_not_offered_for_approval(site: dict[str, int]) -> None:
    page = AccessibilityStatementPage.objects.get()
    page.reviewed_on = timezone.localdate() - timedelta(days=400)
    page.save_revision()
    page.get_workflow().start(page, make_staff(Role.EDITOR))
    actions = page.current_workflow_task.get_actions(page, make_staff(Role.COMMUNICATOR))
    assert {name for name, *_ in actions} == {"reject"}


def test_a_statement_older_than_a_year_is_refused(site: dict[str, int]) -> None:
    page = AccessibilityStatementPage.objects.get()
    page.reviewed_on = timezone.localdate() - timedelta(days=365)
    assert page.hindrances() == []
    page.reviewed_on = timezone.localdate() - timedelta(days=366)
    assert page.hindrances() == [
        "Redogörelsen gicks senast igenom för mer än tolv månader sedan. Gå igenom den och ange dagen för"
        " genomgången."
    ]
    with pytest.raises(ValidationError):
        page.save_revision().publish()


def test_a_scheduled_statement_must_be_fresh_on_the_day_it_is_shown(site: dict[str, int]) -> None:
    page = AccessibilityStatementPage.objects.get()
    page.reviewed_on = timezone.localdate() - timedelta(days=300)
    page.go_live_at = timezone.now() + timedelta(days=100)
    assert page.hindrances()


def test_the_review_is_asked_for_two_months_ahead(site: dict[str, int]) -> None:
    page = AccessibilityStatementPage.objects.get()
    page.reviewed_on = date(2026, 1, 1)
    assert page.review_before == date(2027, 1, 1)
    assert not page.review_is_due(date(2026, 11, 1))
    assert page.review_is_due(date(2026, 11, 2))
