"""The municipalities follow the unit file at every start, and nothing staff have entered is lost."""

import pytest
from django.conf import settings
from django.utils import timezone

from recruitment.municipalities.actions import load_unit
from recruitment.municipalities.models import Municipality

pytestmark = pytest.mark.django_db


def test_a_start_makes_what_is_missing_and_follows_what_has_changed() -> None:
    named = load_unit(at=timezone.now())
    assert named == Municipality.objects.count()
    falun = Municipality.objects.get(name="Falun")
    assert falun.is_member and falun.children and falun.children_source
    Municipality.objects.filter(pk=falun.pk).update(
        name="Fahlun", is_member=False, children=1, emergency_phone="023-00 00 00"
    )
    Municipality.objects.filter(name="Orsa").delete()

    load_unit(at=timezone.now())
    after = Municipality.objects.get(pk=falun.pk)
    assert (after.name, after.is_member, after.children) == ("Falun", True, falun.children)
    assert after.emergency_phone == "023-00 00 00", "the file says nothing of it, so staff's stands"
    assert Municipality.objects.get(name="Orsa").is_member


def test_who_has_left_the_file_stays_and_is_no_member() -> None:
    load_unit(at=timezone.now())
    Municipality.objects.create(code="9999", name="Utgånge", is_member=True)
    load_unit(at=timezone.now())
    assert not Municipality.objects.get(code="9999").is_member
    neighbour = settings.UNIT.neighbours[0]
    assert not Municipality.objects.get(code=neighbour.code).is_member


def test_a_start_that_changes_nothing_asks_little(django_assert_max_num_queries: object) -> None:
    load_unit(at=timezone.now())
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        load_unit(at=timezone.now())
