"""Views kept under a name: one's own, the shared ones, and what a name may not say."""

import pytest
from django.utils import timezone

from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import saving
from recruitment.triage.models import SavedFilter
from recruitment.triage.queries import saved_filters
from recruitment.triage.refusals import TriageRefused
from tests.make.staff import make_staff
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


def save(
    by: User, name: str = "Tonåring", *, is_shared: bool = False, query: str = "flik=mina"
) -> SavedFilter:
    return saving.save_filter(name=name, query=query, is_shared=is_shared, by=by, at=NOW)


def test_everybody_sees_their_own_and_the_shared_ones(anna: User) -> None:
    karin = make_handler(first_name="Karin")
    own, shared = save(anna, "Mina sena"), save(anna, "Ludvika", is_shared=True)
    assert list(saved_filters(anna)) == [shared, own]
    assert list(saved_filters(karin)) == [shared]


def test_the_same_name_again_replaces_what_it_meant(anna: User) -> None:
    save(anna)
    save(anna, " Tonåring ", query="flik=att-gora&alder=13-17", is_shared=True)
    saved = SavedFilter.objects.get()
    assert (saved.name, saved.query, saved.is_shared) == ("Tonåring", "flik=att-gora&alder=13-17", True)


@pytest.mark.parametrize("name", ["", "  ", "070-174 06 05", "19800101-1234", "kim@example.se"])
def test_a_name_never_says_who(name: str, anna: User) -> None:
    with pytest.raises(TriageRefused):
        save(anna, name)
    assert not SavedFilter.objects.exists()


def test_there_is_an_end_to_it(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "MOST_SAVED", 2)
    save(anna, "Ett"), save(anna, "Två")
    with pytest.raises(TriageRefused):
        save(anna, "Tre")
    save(anna, "Två", is_shared=True)


def test_a_view_is_taken_away_by_its_owner_and_a_shared_one_by_the_manager(anna: User) -> None:
    manager, karin = make_staff(Role.UNIT_MANAGER), make_handler()
    own, shared = save(anna, "Min"), save(anna, "Vår", is_shared=True)
    for saved, by in ((own, manager), (own, karin), (shared, karin)):
        with pytest.raises(TriageRefused):
            saving.remove_filter(saved, by=by)
    saving.remove_filter(shared, by=manager)
    saving.remove_filter(own, by=anna)
    assert not SavedFilter.objects.exists()
