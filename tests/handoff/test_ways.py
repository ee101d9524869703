"""The contract that every way to the investigators keeps."""

from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from fhr.env import Handoff
from recruitment.handoff.actions import claim, confirm_receipt, give_back, hand_over
from recruitment.handoff.adapters import SEND, offered
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.queries import QueueTab, in_tab
from recruitment.handoff.refusals import HandoffRefused
from recruitment.leads.status import Status
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.roles import Role
from tests.make.deliveries import letters, send_all
from tests.make.staff import make_staff
from tests.make.triage import make_assessed, make_handed_over, tomorrow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_way")]
AT = timezone.now()


@pytest.mark.parametrize("way", Adapter.values)
def test_each_way_takes_a_family_once(way: str) -> None:
    lead = make_assessed()
    assert lead.owner is not None
    first = hand_over(lead, adapter=way, by=lead.owner, at=AT)
    assert hand_over(lead, adapter=way, by=lead.owner, at=AT) == first
    assert Handover.objects.get().adapter == way
    assert len(letters()) == (way in {"webhook", "file_drop"})
    assert lead.outcomes.count() == 1


@pytest.mark.parametrize("way", Adapter.values)
def test_no_way_keeps_a_second_copy_of_the_family(way: str) -> None:
    handover = make_handed_over(adapter=way, name="Kanarina Fågelsson")
    for message in letters():
        assert message.payload == {"handover": str(handover.pk)}
    send_all()
    assert all(message.payload == {} for message in letters())


@pytest.mark.parametrize("way", Adapter.values)
def test_each_way_ends_in_a_receipt_that_stands_once(way: str) -> None:
    handover = make_handed_over(adapter=way)
    send_all()
    by = make_staff(Role.HANDLER)
    for _time in range(2):
        confirm_receipt(
            handover, registry_number="IFO 1", received_on=timezone.localdate(), by=by, at=timezone.now()
        )
    assert AccessLogEntry.objects.filter(door="handoff.confirm_receipt").count() == 1


@pytest.mark.parametrize("way", Adapter.values)
def test_each_way_can_be_given_back_and_gone_again(way: str) -> None:
    handover = make_handed_over(adapter=way)
    by = make_staff(Role.UNIT_MANAGER)
    give_back(
        handover, reason="incomplete", next_action="call_again", next_action_on=tomorrow(AT), by=by, at=AT
    )
    lead = handover.lead
    lead.refresh_from_db()
    assert lead.status == Status.ASSESSED
    # What had not left by then never leaves.
    assert letters() == []
    assert hand_over(lead, adapter=way, by=by, at=timezone.now()).sequence == 2


@pytest.mark.parametrize("way", Adapter.values)
def test_a_way_the_unit_is_not_set_up_for_is_refused(way: str, settings: Any) -> None:
    settings.HANDOFF = replace(settings.HANDOFF, ways=tuple(set(Adapter.values) - {way}))
    lead = make_assessed()
    assert lead.owner is not None
    with pytest.raises(HandoffRefused):
        hand_over(lead, adapter=way, by=lead.owner, at=AT)
    assert not Handover.objects.exists()
    assert letters() == []


def test_every_way_has_its_file_and_the_built_in_queue_needs_no_settings() -> None:
    assert set(SEND) == set(Adapter)
    assert Handoff().ways[0] == Adapter.BUILT_IN_QUEUE
    assert offered() == list(Adapter)


@pytest.mark.parametrize("way", sorted(set(Adapter.values) - {"built_in"}))
def test_what_is_elsewhere_stands_in_its_own_tab_and_cannot_be_claimed(way: str) -> None:
    handover = make_handed_over(adapter=way)
    ulla = make_staff(Role.INVESTIGATOR)
    assert list(in_tab(QueueTab.ELSEWHERE, ulla)) == [handover]
    assert not in_tab(QueueTab.WAITING, ulla).exists()
    with pytest.raises(HandoffRefused):
        claim(handover, by=ulla, at=AT)
