"""What the codes brought, in the plan's order, with what came after their time beside."""

from datetime import date

import pytest

from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.report.periods import Period
from recruitment.report.tag_use import Orphan, orphans, tag_use
from recruitment.staff.roles import EXACT_REPORT_ROLES, Role
from recruitment.visits.models import TagDay
from tests.make.campaigns import make_tag
from tests.make.plan import make_activity
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
AUTUMN = Period(date(2026, 7, 1), 6)


def visited(tag: Tag, day: date, verified: int, unverified: int = 0) -> None:
    TagDay.objects.create(tag=tag, day=day, verified=verified, unverified=unverified)


def test_each_code_has_its_own_period_and_its_late_arrivals_apart() -> None:
    tag = make_tag(variant="ICA", activity=make_activity(ends_on=date(2026, 10, 1)))
    visited(tag, date(2026, 6, 30), 100)
    visited(tag, date(2026, 9, 1), 4, 3)
    visited(tag, date(2026, 10, 2), 2)
    ((row,),) = [activity.tags for activity in tag_use(AUTUMN)]
    assert (row.verified, row.unverified, row.late) == (6, 3, 2)
    Tag.objects.update(retired_on=date(2026, 8, 1))
    ((row,),) = [activity.tags for activity in tag_use(AUTUMN)]
    assert (row.late, row.retired_on) == (6, date(2026, 8, 1))


def test_codes_stand_in_the_plans_order_and_old_ones_only_when_somebody_came() -> None:
    second = make_tag(activity=make_activity(name="Radio", position=2))
    make_tag(activity=make_activity(name="Affischer", position=1), variant="B")
    make_tag(activity=Tag.objects.get(variant="B").activity, variant="A")
    spring = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 3, 1)}
    make_tag(activity=make_activity(name="Glömd", **spring))
    old = make_tag(activity=make_activity(name="Vår", position=3, **spring))
    visited(old, date(2026, 9, 1), 0, 1)
    visited(second, date(2026, 9, 1), 900)
    assert [(activity.name, [tag.variant for tag in activity.tags]) for activity in tag_use(AUTUMN)] == [
        ("Affischer", ["A", "B"]),
        ("Radio", [""]),
        ("Vår", [""]),
    ]


def test_what_was_tried_in_vain_most_often_first() -> None:
    for day, code, count in ((1, "FHR25", 3), (2, "FHR25", 5), (3, "BCD", 1)):
        OrphanDay.objects.create(day=date(2026, 9, day), code=code, count=count)
    OrphanDay.objects.create(day=date(2026, 6, 30), code="GAMMAL", count=99)
    assert orphans(AUTUMN) == [Orphan("FHR25", 8, date(2026, 9, 2)), Orphan("BCD", 1, date(2026, 9, 3))]


def test_a_misprint_is_laid_beside_the_code_it_may_have_been() -> None:
    tag, other = make_tag(variant="ICA Falun"), make_tag(variant="Simhallen")
    slip = tag.code[:-1] + ("2" if tag.code[-1] != "2" else "3")
    for code in (slip, "FHR25"):
        OrphanDay.objects.create(day=date(2026, 9, 1), code=code, count=5)
    assert {orphan.code: orphan.perhaps for orphan in orphans(AUTUMN)} == {slip: (tag,), "FHR25": ()}
    client = signed_in(Role.COMMUNICATOR)
    assert f"{tag.code}</a>, Affisch" in client.get("/rapport/taggar/?period=2026H2").content.decode()
    listing = client.get("/admin/plan/okanda-koder/").content.decode()
    assert f"{tag.code} (" in listing and f"{other.code} (" not in listing


@pytest.mark.parametrize("role", [Role.COMMUNICATOR, Role.STEERING_VIEWER, Role.EDITOR])
def test_the_page_is_for_the_unit_and_leads_only_editors_of_tags_on(role: Role) -> None:
    tag = make_tag(variant="ICA Falun", retired_on=date(2026, 9, 1))
    response = signed_in(role).get("/rapport/taggar/?period=2026H2")
    assert response.status_code == (200 if role in EXACT_REPORT_ROLES else 404)
    if role == Role.COMMUNICATOR:
        html = response.content.decode()
        assert "ICA Falun" in html and f"/admin/plan/taggar/{tag.code}/" in html
        assert "avslutad 1 september 2026" in html
