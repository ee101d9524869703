"""How a family found us: shown, kept, changed or removed by the family itself."""

from datetime import timedelta

import pytest
from django.core import serializers
from django.utils import timezone

from recruitment.campaigns.carrier import Arrival, write
from recruitment.campaigns.models import Level
from recruitment.leads.models import Draft, Lead, Touch
from tests.make.campaigns import decide_level, make_tag
from tests.make.form import LEAST, Family, make_family
from tests.make.plan import make_activity

pytestmark = pytest.mark.django_db
CONTACT = LEAST["kontakt"]


def arriving(*codes: str, days_ago: int = 0) -> Family:
    day = timezone.localdate() - timedelta(days=days_ago)
    return make_family(k=write([Arrival(code, 7, day) for code in codes]))


def the_touches() -> list[tuple[str, str | None, str]]:
    return [(touch.kind, touch.tag_id, touch.answer) for touch in Touch.objects.order_by("sequence")]


def test_a_way_that_is_left_standing_is_kept_with_its_page_and_day() -> None:
    tag = make_tag()
    family = arriving(tag.code)
    family.go_to("granska", kontakt=CONTACT | {"source": "keep"})
    review = family.get("granska").content.decode()
    assert "Vi tror att ni hittade oss genom: Affisch i mataffären. Stämmer det?" in review
    assert tag.activity.name not in review
    family.send()
    touch = Touch.objects.get()
    assert (touch.kind, touch.tag, touch.entry_page, touch.is_stale, touch.was_shown) == (
        "tag",
        tag,
        7,
        False,
        True,
    )


@pytest.mark.parametrize("decision", ["remove", "change"])
def test_a_way_that_is_removed_or_wrong_leaves_no_code_anywhere(decision: str) -> None:
    tag = make_tag()
    family = arriving(tag.code)
    family.register(kontakt=CONTACT | {"source": decision})
    assert the_touches() == [("removed", None, "")]
    lead = Lead.objects.get()
    for word in (tag.code, tag.activity.public_label, tag.activity.name):
        assert word not in str(lead.answers)
    assert Draft.objects.get().arrivals == []
    rows = serializers.serialize("json", [*Lead.objects.all(), *Touch.objects.all(), *Draft.objects.all()])
    assert tag.code not in rows


def test_what_they_tell_is_a_touch_of_its_own() -> None:
    today = timezone.localdate()
    tag, told = make_tag(), make_activity("Radio", public_label="Vårt inslag i radion", ends_on=today)
    family = arriving(tag.code)
    family.register(kontakt=CONTACT | {"source": "keep", "heard": f"activity:{told.pk}"})
    assert [
        (touch.kind, touch.tag_id, touch.activity_id) for touch in Touch.objects.order_by("sequence")
    ] == [
        ("tag", tag.pk, None),
        ("self", None, told.pk),
    ]


def test_a_general_answer_is_kept_as_its_word() -> None:
    make_family().register(kontakt=CONTACT | {"heard": "friend"})
    assert the_touches() == [("direct", None, ""), ("self", None, "friend")]


def test_without_a_label_nothing_is_believed_and_nothing_asked() -> None:
    family = make_family()
    family.go_to("kontakt")
    page = family.get("kontakt").content.decode()
    assert "Vi tror" not in page
    assert "kontakt-source" not in page


def test_a_kind_of_website_is_shown_and_kept_as_its_kind() -> None:
    family = make_family(k=write([Arrival("~s", 7, timezone.localdate())]))
    family.go_to("kontakt")
    assert "Sökmotor" in family.get("kontakt").content.decode()
    family.register(kontakt=CONTACT | {"source": "keep"})
    touch = Touch.objects.get()
    assert (touch.kind, touch.source_class) == ("class", "search")


def test_an_old_label_is_kept_and_marked() -> None:
    tag = make_tag()
    arriving(tag.code, days_ago=3).register(kontakt=CONTACT | {"source": "keep"})
    assert Touch.objects.get().is_stale


def test_first_and_last_way_are_both_kept_in_order() -> None:
    first, last = make_tag(), make_tag()
    arriving(first.code, last.code).register(kontakt=CONTACT | {"source": "keep"})
    assert [code for _kind, code, _answer in the_touches()] == [first.code, last.code]


def test_a_stricter_level_decided_under_way_is_obeyed() -> None:
    family = arriving(make_tag().code)
    family.go_to("kontakt")
    decide_level(Level.LANDING)
    assert "Vi tror" not in family.get("kontakt").content.decode()
    family.register()
    assert the_touches() == []


def test_a_silent_level_keeps_without_showing_and_says_so() -> None:
    tag = make_tag()
    decide_level(Level.SILENT)
    family = arriving(tag.code)
    family.go_to("granska")
    assert "Vi tror" not in family.get("granska").content.decode()
    family.send()
    assert [(touch.tag_id, touch.was_shown) for touch in Touch.objects.all()] == [(tag.pk, False)]


def test_the_answers_offer_two_years_of_activities_each_label_once() -> None:
    today = timezone.localdate()
    make_activity("Ny", public_label="Hemmakväll", starts_on=today - timedelta(9), ends_on=today)
    make_activity(
        "Äldre", public_label="Hemmakväll", starts_on=today - timedelta(99), ends_on=today - timedelta(90)
    )
    long_ago = today - timedelta(days=731)
    make_activity("Gammal", public_label="Mässan", starts_on=long_ago, ends_on=long_ago)
    make_activity("Inställd", public_label="Loppis", starts_on=today, ends_on=today, status="cancelled")
    make_activity(
        "Kommande", public_label="Jul", starts_on=today + timedelta(1), ends_on=today + timedelta(1)
    )
    family = make_family()
    family.go_to("kontakt")
    page = family.get("kontakt").content.decode()
    assert page.count("Hemmakväll") == 1
    assert not [label for label in ("Mässan", "Loppis", "Jul<") if label in page]
    assert "Någon jag känner" in page
