"""What the inbox can be narrowed down by: each part alone, and all of them together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.promise import end_of
from recruitment.triage.filters import Filter, When, condition
from tests.make.leads import make_lead, make_municipality

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def found(**parts: object) -> set[Lead]:
    return set(Lead.objects.filter(condition(Filter(**parts), today=TODAY)))


def promised(day: int) -> Lead:
    lead = make_lead()
    Lead.objects.filter(pk=lead.pk).update(promised_by=end_of(TODAY + timedelta(days=day)))
    return lead


def test_an_empty_filter_lets_everything_through() -> None:
    lead = make_lead()
    assert not Filter()
    assert found() == {lead}


def test_what_presses() -> None:
    late, today, soon, far = promised(-1), promised(0), promised(7), promised(8)
    assert found(when=When.LATE) == {late}
    assert found(when=When.TODAY) == {late, today}
    assert found(when=When.WEEK) == {late, today, soon}
    assert far in found()


@pytest.mark.parametrize(
    ("fact", "part"),
    [
        ({"age_bands": ["0-6", "7-12"]}, {"age_bands": ("7-12",)}),
        ({"home_types": ["jourhem", "kontaktfamilj"]}, {"home_types": ("kontaktfamilj", "familj")}),
        ({"language": "en"}, {"language": "en"}),
        ({"entry_channel": EntryChannel.CALL_ME}, {"channel": "call_me"}),
    ],
)
def test_each_part_finds_its_own(fact: dict[str, object], part: dict[str, object]) -> None:
    other, wanted = make_lead(), make_lead(**fact)
    assert found(**part) == {wanted}
    assert other in found()


def test_one_key_inside_another_is_not_taken_for_it() -> None:
    make_lead(home_types=["familjehem"])
    assert found(home_types=("familj",)) == set()


def test_within_a_part_any_will_do_and_between_parts_all_must_hold() -> None:
    orsa = make_municipality("2034", "Orsa")
    here, there = make_lead(age_bands=["0-6"]), make_lead(municipality=orsa, age_bands=["0-6", "13-17"])
    make_lead(municipality=orsa, age_bands=["7-12"])
    assert found(municipalities=("2034", "2085"), age_bands=("0-6",)) == {here, there}
    assert found(municipalities=("2034",), age_bands=("0-6",)) == {there}
