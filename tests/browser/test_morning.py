"""A whole morning at the desk: twelve new registrations, by keyboard alone and from a phone.

Three of them are from households that wrote twice, two do not answer, and one has a protected identity.
"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from playwright.sync_api import Page, expect

from recruitment.leads.households import join_what_is_open
from recruitment.leads.models import Lead, NextAction
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.actions import assign, protect
from recruitment.triage.models import ContactAttempt, ContactOutcome
from tests.browser.conftest import DESKTOP
from tests.browser.keyboard import tab_to
from tests.browser.own_desk import desk, moved_clock, show
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import make_handler

__all__ = ["desk", "moved_clock"]

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(connection.vendor == "sqlite", reason="there the log cannot be emptied afterwards"),
    pytest.mark.django_db(transaction=True),
]

INBOX = "/handlaggning/?flik=att-gora"
CARD = "main a[href$='/samtal/']"
# November 2026: the 20th is a Friday, the 23rd a Monday.
FRIDAY, MONDAY = datetime(2026, 11, 20, 20), datetime(2026, 11, 23, 8)
FAMILIES, TWICE, SILENT = 9, 3, 2


def arrive() -> tuple[User, Lead]:
    """The weekend's registrations; the colleague who works through them, and the protected one, hers too."""
    anna, chief = make_handler(first_name="Anna"), make_staff(Role.UNIT_MANAGER)
    friday = timezone.make_aware(FRIDAY)
    leads = [_write(number, friday) for number in range(FAMILIES)]
    for number in range(TWICE):
        saturday = friday + timedelta(days=1)
        join_what_is_open(_write(number, saturday), at=saturday)
    hidden = leads[-1]
    assign(
        hidden, owner=anna, partner=None, next_action=NextAction.FIRST_CALL, next_action_on=MONDAY.date(),
        by=chief, at=friday,
    )  # fmt: skip
    protect(hidden, by=chief, at=friday)
    return anna, hidden


def _write(number: int, at: datetime) -> Lead:
    # Of the numbers set aside for fiction.
    return make_lead(
        name=f"Familj {number} Prov", email=f"familj{number}@example.se",
        phone=f"070-174 06 {number + 10}", at=at + timedelta(minutes=number),
    )  # fmt: skip


def outcome_of(number: int) -> str:
    return ContactOutcome.NO_ANSWER if number < SILENT else ContactOutcome.REACHED


def everybody_has_been_called(anna: User, hidden: Lead) -> None:
    worked_on = Lead.objects.filter(joined_to=None)
    assert worked_on.count() == FAMILIES
    assert Lead.objects.filter(joined_to__isnull=False).count() == TWICE
    assert set(worked_on.values_list("owner", flat=True)) == {anna.pk}
    assert not worked_on.filter(next_action="").exists()
    assert ContactAttempt.objects.count() == FAMILIES
    assert worked_on.filter(status="attempted").count() == SILENT
    assert worked_on.filter(status="contacted").count() == FAMILIES - SILENT
    assert worked_on.filter(awaits_first_talk=True).count() == SILENT
    assert ContactAttempt.objects.filter(lead=hidden, by=anna).exists()


def logged(page: Page) -> None:
    expect(page.locator("main")).to_contain_text("är loggat. Nästa steg")


def go_down_to_one_not_called(page: Page, called: set[str]) -> str:
    """Presses j until the row in focus is a family that has not been called this morning."""
    for _row in range(FAMILIES):
        page.keyboard.press("j")
        reference = str(page.locator("tr.is-selected").get_attribute("data-row"))
        if reference not in called:
            return reference
    raise AssertionError("everybody in the list has been called")


def test_by_keyboard_alone(desk: Any, moved_clock: None) -> None:
    anna, hidden = arrive()
    show(MONDAY)
    page = desk(anna, DESKTOP)
    page.goto(INBOX)
    called: set[str] = set()
    for number in range(FAMILIES):
        called.add(go_down_to_one_not_called(page, called))
        page.keyboard.press("c")
        page.wait_for_url("**/samtal/")
        tab_to(page, "main input[type=radio]")
        while page.evaluate("document.activeElement.value") != outcome_of(number):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        tab_to(page, "main button[value^='call_again:']")
        page.keyboard.press("Enter")
        logged(page)
        tab_to(page, ".crumb a[href^='/handlaggning/'], nav a[href^='/handlaggning/?flik=att-gora']")
        page.keyboard.press("Enter")
        expect(page.locator("#lista")).to_be_visible()
    everybody_has_been_called(anna, hidden)


def test_from_a_phone(desk: Any, moved_clock: None) -> None:
    anna, hidden = arrive()
    show(MONDAY)
    page = desk(anna)
    page.goto(INBOX)
    called: set[str] = set()
    for number in range(FAMILIES):
        references = [row.get_attribute("data-row") for row in page.locator("tbody tr[data-row]").all()]
        reference = next(one for one in references if one not in called)
        called.add(reference)
        row = page.locator(f"tr[data-row='{reference}']")
        assert row.locator("a[href^='tel:']").first.is_visible()
        row.locator(".cell-main a").first.click()
        page.locator(CARD).locator("visible=true").first.click()
        page.locator(f"main label:has(input[value={outcome_of(number)}])").click()
        page.locator("main button[value^='call_again:']").click()
        logged(page)
        page.goto(INBOX)
    everybody_has_been_called(anna, hidden)
