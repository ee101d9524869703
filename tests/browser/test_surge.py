"""A weekend with more families than the unit can call in time: five colleagues on Monday morning.

Runs on a small server of its own with the demo's clock: the shared demo must not have its time moved.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.utils import timezone
from playwright.sync_api import expect

from recruitment.hallway import DELIVERIES
from recruitment.leads.models import Lead
from recruitment.outbox.delivery import deliver_next
from recruitment.triage.models import PromiseEvent, PromiseMark
from recruitment.triage.watch import keep_watch
from tests.browser.looks import sideways, violations
from tests.browser.own_desk import desk, moved_clock, show
from tests.make.duty import give_duty, make_away, make_contacts
from tests.make.leads import make_lead, make_municipality
from tests.make.triage import make_handler

__all__ = ["desk", "moved_clock"]

# What one unit met in a weekend; the short run is as many more than can be called in time.
WEEKEND, SHORT = 133, 93
PLACES = (
    ("2080", "Falun"), ("2081", "Borlänge"), ("2085", "Ludvika"), ("2031", "Rättvik"), ("2029", "Leksand"),
)  # fmt: skip


def local(day: int, hour: int) -> datetime:
    """November 2026: the 21st is a Saturday, the 23rd a Monday."""
    return timezone.make_aware(datetime(2026, 11, day, hour))


SATURDAY, MONDAY, TUESDAY_NIGHT = local(21, 8), local(23, 8), local(24, 18)


def letters(subject: str) -> list[Any]:
    while deliver_next(DELIVERIES, at=timezone.now() + timedelta(days=1)):
        pass
    return [letter for letter in mail.outbox if subject in letter.subject]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="there the access log cannot be emptied afterwards")
@pytest.mark.django_db(transaction=True)
def test_more_families_in_a_weekend_than_can_be_called_in_time(
    desk: Any, moved_clock: None, is_long: bool
) -> None:
    number_of_families = WEEKEND if is_long else SHORT
    show(SATURDAY)
    places = [make_municipality(code, name) for code, name in PLACES]
    people = [make_handler(first_name=name) for name in ("Anna", "Bo", "Cia", "Dan", "Eva")]
    sixth = make_handler(first_name="Frida")
    give_duty(*people, sixth, at=SATURDAY)
    make_contacts({place.pk: person for place, person in zip(places, people, strict=True)}, at=SATURDAY)
    for number in range(number_of_families):
        make_lead(
            at=SATURDAY + timedelta(minutes=15 * number),
            municipality=places[number % 7 % len(places)],
            email=f"familj{number}@example.se",
        )

    show(MONDAY)
    make_away(sixth, at=MONDAY)
    page = desk(people[0])
    page.goto("/handlaggning/?flik=utan-ansvarig")
    page.get_by_role("link", name="Fördela alla nya").click()
    expect(page.locator("main")).to_contain_text(f"{number_of_families} nya anmälningar saknar ansvarig")
    expect(page.locator("main")).not_to_contain_text("Frida")
    new = [int(cell) for cell in page.locator("[data-new]").all_inner_texts()]
    assert (len(new), sum(new)) == (5, number_of_families)
    assert max(new) - min(new) <= 1
    in_time = 5 * 2 * settings.UNIT.promise.first_calls_a_day
    expect(page.locator("main")).to_contain_text(f"{in_time} familjer hinner få samtal i tid")
    assert violations(page) == []
    assert sideways(page) == []
    assert not Lead.objects.filter(owner__isnull=False).exists(), "nothing happens until somebody says so"

    page.get_by_role("button", name=f"Fördela {number_of_families} anmälningar").click()
    late = number_of_families - in_time
    expect(page.locator(".message-good")).to_contain_text(f"{late} familjer får mejl om att det dröjer")
    shares = Counter(Lead.objects.values_list("owner", flat=True))
    assert set(shares) == {person.pk for person in people}
    assert max(shares.values()) - min(shares.values()) <= 1
    own = sum(
        Lead.objects.filter(owner=person, municipality=place).count()
        for person, place in zip(people, places, strict=True)
    )
    assert own > number_of_families // 2, "contact municipalities are honoured where the load allows"

    told = letters("Det dröjer innan vi ringer")
    assert len({letter.to[0] for letter in told}) == len(told) == late
    first = PromiseEvent.objects.filter(mark=PromiseMark.MOVED).select_related("lead")
    assert all(event.at < event.lead.promised_by < event.new_promise for event in first)

    # Those called in time are spoken to; when the first promise passes, nobody who was told hears it again.
    Lead.objects.exclude(pk__in=first.values("lead")).update(
        awaits_first_talk=False, contacted_at=TUESDAY_NIGHT - timedelta(hours=4), status="contacted"
    )
    show(TUESDAY_NIGHT)
    keep_watch(timezone.now())
    assert letters("Vi har inte ringt er") == []
    # Two days have passed for the server too: who was signed in has been signed out.
    # A colleague would be asked why they open another pair's.
    lead = first[0].lead
    page = desk(lead.owner)
    page.goto(f"/handlaggning/{lead.reference}/")
    expect(page.locator("main")).to_contain_text("Fick i tid veta att det dröjer")
