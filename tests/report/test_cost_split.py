"""The golden table: chapter 6 of the unit's final report, to the krona."""

from fractions import Fraction

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from recruitment.report.cost_split import largest_remainder, split, with_increase
from recruitment.staff.roles import Role
from tests.make.staff import signed_in

# Municipality, children, share in per cent, kronor a year, kronor a month: as printed in the source.
PRINTED = [
    "",
    "Avesta 4631 9,13 365230 30436",
    "Borlänge 11600 22,88 914849 76237",
    "Falun 12745 25,14 1005151 83763",
    "Gagnef 2352 4,64 185494 15458",
    "Hedemora 3030 5,98 238965 19914",
    "Leksand 2994 5,91 236126 19677",
    "Ludvika 5511 10,87 434632 36219",
    "Orsa 1197 2,36 94403 7867",
    "Rättvik 1799 3,55 141880 11823",
    "Säter 2293 4,52 180840 15070",
    "Vansbro 1260 2,49 99372 8281",
    "Älvdalen 1289 2,54 101659 8472",
    "",
][1:-1]


def of_the_unit():  # type: ignore[no-untyped-def]
    children = {place.name: place.children for place in settings.UNIT.municipalities}
    return split(settings.UNIT.budget.total, children)


@pytest.mark.parametrize("line", PRINTED, ids=lambda line: line.split()[0])
def test_every_row_of_the_final_report(line: str) -> None:
    name, children, percent, year, month = line.split()
    share = next(share for share in of_the_unit().shares if share.name == name)
    assert (share.children, share.year, share.month) == (int(children), int(year), int(month))
    assert share.percent == Fraction(percent.replace(",", "."))


def test_the_table_has_those_twelve_rows_in_the_reports_order() -> None:
    assert [share.name for share in of_the_unit().shares] == [line.split()[0] for line in PRINTED]


def test_the_budget_adds_up_and_the_rounded_columns_do_not() -> None:
    table = of_the_unit()
    assert settings.UNIT.budget.total == 3_998_600
    assert table.children == 50_701
    assert table.year_sum == 3_998_601
    assert table.percent_sum == Fraction("100.01")
    assert table.month_sum == 333_217


def test_the_variant_that_adds_up_differs_in_gagnef_only() -> None:
    table = of_the_unit()
    assert table.adding_up_sum == 3_998_600
    assert [(share.name, share.year_adding_up) for share in table.shares if share.differs] == [
        ("Gagnef", 185_493)
    ]


def test_three_per_cent_more_each_year() -> None:
    assert with_increase(3_998_600, 3, 4) == [3_998_600, 4_118_558, 4_242_115, 4_369_378, 4_500_460]


@given(
    st.integers(0, 10**9),
    st.dictionaries(st.text(min_size=1), st.integers(1, 10**6), min_size=1, max_size=30),
)
def test_the_largest_remainder_always_adds_up(cost: int, children: dict[str, int]) -> None:
    amounts = largest_remainder(cost, children)
    assert sum(amounts.values()) == cost
    everyone = sum(children.values())
    for name, amount in amounts.items():
        assert abs(Fraction(cost * children[name], everyone) - amount) < 1


@pytest.mark.django_db
def test_the_page_shows_every_row_and_what_is_odd_in_the_source() -> None:
    page = signed_in(Role.STEERING_VIEWER).get("/rapport/kostnadsfordelning/").content.decode()
    text = page.replace("\xa0", "")
    for line in PRINTED:
        name, children, percent, year, month = line.split()
        assert f'<th scope="row">{name}</th><td class="num">{children}</td>' in text
        assert (
            f'<td class="num">{percent} %</td><td class="num">{year}</td><td class="num">{month}</td>' in text
        )
    assert "3998601kr" in text.replace(" ", "")
    for remark in settings.UNIT.budget.remarks:
        assert remark in page
    for cost in ("4118558", "4242115", "4369378", "4500460"):
        assert cost in text
