"""What a person sends: named for the function address, confirmed with its day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from recruitment.handoff.actions import confirm_sending
from recruitment.handoff.adapters.secure_mail import letter
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.refusals import HandoffRefused
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.roles import Role
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("every_way")]
AT = timezone.now()


def test_a_sending_by_hand_is_confirmed_with_its_day_by_a_person() -> None:
    handover = make_handed_over(adapter=Adapter.SECURE_MAIL, at=AT - timedelta(days=2))
    anna, day = make_staff(Role.HANDLER), timezone.localdate(AT - timedelta(days=1))
    for _time in range(2):
        confirm_sending(handover, sent_on=day, by=anna, at=AT)
    handover.refresh_from_db()
    assert handover.sent_at is not None
    assert (timezone.localdate(handover.sent_at), handover.sent_by) == (day, anna)
    assert AccessLogEntry.objects.filter(door="handoff.confirm_sending").count() == 1
    with pytest.raises(HandoffRefused):
        confirm_sending(handover, sent_on=timezone.localdate(AT), by=anna, at=AT)


@pytest.mark.parametrize("days", [1, -3])
def test_a_sending_lies_between_the_hand_over_and_today(days: int) -> None:
    handover = make_handed_over(adapter=Adapter.SECURE_MAIL, at=AT - timedelta(days=2))
    day = timezone.localdate(AT) + timedelta(days=days)
    with pytest.raises(HandoffRefused):
        confirm_sending(handover, sent_on=day, by=make_staff(Role.HANDLER), at=AT)


@pytest.mark.parametrize("way", sorted(set(Adapter.values) - {"secure_mail"}))
def test_only_what_a_person_sends_is_confirmed_by_one(way: str) -> None:
    handover = make_handed_over(adapter=way)
    with pytest.raises(HandoffRefused):
        confirm_sending(
            handover, sent_on=timezone.localdate(), by=make_staff(Role.HANDLER), at=timezone.now()
        )


def test_the_letter_names_the_function_address_and_no_family() -> None:
    written = letter(make_handed_over(adapter=Adapter.SECURE_MAIL, name="Kanarina Fågelsson"))
    reference = Handover.objects.get().lead.reference
    assert (written.address, written.file_name) == ("FHR utredning", f"{reference}-1.json")
    assert reference in written.subject
    assert "Kanarina" not in str(written)
