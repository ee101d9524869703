"""What the database counts of how families came is what reading every single one of them gives."""

from collections import Counter
from datetime import date

import pytest

from recruitment.leads.models import Lead, TouchKind
from recruitment.report.attribution import Contact
from recruitment.report.stages import households
from recruitment.report.touches import contacts_of, ways_of
from tests.make.campaigns import make_tag
from tests.make.history import make_past
from tests.make.leads import TouchFacts, make_lead

pytestmark = pytest.mark.django_db


def read_one_by_one() -> Counter[tuple[Contact, ...]]:
    leads = list(households().values_list("pk", flat=True))
    return Counter(tuple(contacts) for contacts in contacts_of(leads).values())


def test_it_counts_what_reading_each_of_them_gives() -> None:
    make_past(families=140, since=date(2025, 2, 3), until=date(2026, 11, 22), seed=3)
    ways = ways_of(households())
    assert ways == read_one_by_one()
    assert ways.total() == households().count() == 140 - Lead.objects.filter(status="duplicate").count()
    # Some came by several ways: the order of these is part of how they came.
    assert max(len(way) for way in ways) > 1


def test_the_tenth_touch_stands_after_the_second() -> None:
    tags = [make_tag() for _touch in range(11)]
    make_lead(touches=[TouchFacts(TouchKind.TAG, tag=tag) for tag in tags])
    (way,) = ways_of(households())
    assert [contact.activity for contact in way] == [tag.activity_id for tag in tags]


def test_a_website_that_tells_nothing_is_direct() -> None:
    for source_class in ("returned", "direct", "search"):
        make_lead(touches=[TouchFacts(TouchKind.SOURCE, source_class=source_class)])
    assert ways_of(households()) == {(Contact("direct"),): 2, (Contact("class"),): 1}
    assert ways_of(households()) == read_one_by_one()


def test_who_came_no_way_we_know_of_is_counted_too() -> None:
    make_lead(touches=[])
    assert ways_of(households()) == {(): 1} == read_one_by_one()
