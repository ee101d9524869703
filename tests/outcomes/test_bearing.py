"""What the register says of an investigation and a home is what the outcomes that stand say."""

from datetime import date
from importlib import import_module
from random import Random

import pytest
from django.apps import apps
from django.db.models import Exists, OuterRef

from recruitment.leads.models import Lead
from recruitment.outcomes.actions import correct, record, void
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.queries import standing, standing_of
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.outcomes.rules import ENDINGS, TAKEN
from recruitment.staff.models import User
from tests.make.history import make_past
from tests.make.leads import make_municipality
from tests.make.triage import make_handed_over
from tests.outcomes.days import HANDED_OVER, NOW, day

pytestmark = pytest.mark.django_db
KINDS = ("suitable", "available", "matched", "placed", "recruited_elsewhere")


def bearing(lead: Lead) -> tuple[date | None, date | None]:
    """As the row in the database has it, whatever the object in memory says."""
    return Lead.objects.values_list("investigated_until", "free_since").get(pk=lead.pk)


def asked_of_the_outcomes(lead: Lead) -> tuple[date | None, date | None]:
    """The same by questions to the record alone."""
    of_lead = standing().filter(lead=lead)
    ended = of_lead.filter(kind__in=ENDINGS).order_by("occurred_on").first()
    taken = standing().filter(lead=lead, kind__in=TAKEN, occurred_on__gte=OuterRef("occurred_on"))
    free = of_lead.filter(~Exists(taken), kind=OutcomeKind.AVAILABLE).first()
    return ended and ended.occurred_on, free and free.occurred_on


def test_a_home_is_free_from_its_day_until_it_is_taken(lead: Lead, ivar: User) -> None:
    assert bearing(lead) == (None, None)
    record(lead, kind="suitable", occurred_on=day(100), by=ivar, at=NOW)
    assert bearing(lead) == (day(100), None)
    record(lead, kind="available", occurred_on=day(110), by=ivar, at=NOW)
    assert bearing(lead) == (day(100), day(110))
    record(lead, kind="placed", occurred_on=day(110), municipality=make_municipality(), by=ivar, at=NOW)
    assert bearing(lead) == (day(100), None)


def test_a_corrected_day_and_a_fact_that_is_taken_back_count_at_once(lead: Lead, ivar: User) -> None:
    suitable = record(lead, kind="suitable", occurred_on=day(100), by=ivar, at=NOW)
    available = record(lead, kind="available", occurred_on=day(110), by=ivar, at=NOW)
    suitable = correct(suitable, occurred_on=day(90), by=ivar, at=NOW)
    assert bearing(lead) == (day(90), day(110))
    void(available, by=ivar, at=NOW)
    assert bearing(lead) == (day(90), None)
    void(suitable, by=ivar, at=NOW)
    assert bearing(lead) == (None, None)


def test_who_withdrew_is_investigated_no_longer(lead: Lead, ivar: User) -> None:
    record(lead, kind="withdrawn", occurred_on=day(30), reason="time", by=ivar, at=NOW)
    assert bearing(lead) == (day(30), None)


def test_a_refused_fact_changes_nothing(lead: Lead, ivar: User) -> None:
    with pytest.raises(OutcomeRefused):
        record(lead, kind="available", occurred_on=day(10), by=ivar, at=NOW)
    assert bearing(lead) == (None, None)


def test_whatever_is_entered_corrected_and_taken_back_the_register_follows(ivar: User, is_long: bool) -> None:
    chance, moves = Random(11), 0
    for _family in range(40 if is_long else 6):
        lead = make_handed_over(at=HANDED_OVER).lead
        for _step in range(14):
            facts = standing_of(lead)
            # Once the opening of the case is taken back too, there is nothing left to put right.
            deed, when = chance.random() if facts else 0, day(chance.randrange(200))
            place = make_municipality()
            try:
                if deed < 0.7:
                    kind = chance.choice(
                        ["suitable", "available", "matched", "placed", "recruited_elsewhere"]
                    )
                    named = place if kind not in {"suitable", "available"} else None
                    record(lead, kind=kind, occurred_on=when, municipality=named, by=ivar, at=NOW)
                elif deed < 0.9:
                    fact = chance.choice(facts)
                    correct(fact, occurred_on=when, municipality=fact.municipality, by=ivar, at=NOW)
                else:
                    void(chance.choice(facts), by=ivar, at=NOW)
                moves += 1
            except OutcomeRefused:
                pass
            assert bearing(lead) == asked_of_the_outcomes(lead)
    assert moves > 20


def test_the_families_there_were_before_are_told_the_same() -> None:
    make_past(families=80, since=day(0), until=day(200), seed=5)
    leads = list(Lead.objects.all())
    before = [bearing(lead) for lead in leads]
    assert len({ended for ended, _free in before}) > 5
    assert any(free for _ended, free in before)
    Lead.objects.update(investigated_until=None, free_since=None)
    import_module("recruitment.migrations.0012_bearing").bear(apps, None)
    assert [bearing(lead) for lead in leads] == before == [asked_of_the_outcomes(lead) for lead in leads]
