"""The need register: stated, confirmed and ended, with a history that only grows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as site_settings
from django.db import DatabaseError, IntegrityError, transaction

from recruitment.municipalities import needs
from recruitment.municipalities.history import history
from recruitment.municipalities.models import Municipality, Need, NeedEvent
from recruitment.municipalities.queries import dialogues, in_register, open_needs
from recruitment.municipalities.wording import points_at_somebody
from recruitment.staff.models import User
from tests.make.needs import make_place
from tests.make.staff import make_staff

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = AT.date()
LATER = AT + timedelta(days=7)


@pytest.fixture
def boss(db: None) -> User:
    return make_staff("unit_manager")


def stated(boss: User, code: str = "2080", *, at: datetime = AT, **fields: object) -> Need:
    facts = {"age_band": "13-17", "count": 2, "valid_until": TODAY + timedelta(days=60), **fields}
    return needs.state(Need(municipality=make_place(code), **facts), by=boss, at=at)


def kinds(need: Need) -> list[str]:
    return [event.kind for event in need.events.all()]


def test_a_need_is_confirmed_by_stating_it_and_its_history_begins(boss: User) -> None:
    need = stated(boss)
    assert (need.last_confirmed_on, need.confirmed_by) == (TODAY, boss)
    (event,) = need.events.all()
    assert (event.kind, event.by, event.at, event.count) == ("stated", boss, AT, 2)


def test_a_change_is_told_with_what_stood_before(boss: User) -> None:
    need = stated(boss)
    need.count, need.urgency, need.valid_until = 3, "now", TODAY + timedelta(days=90)
    needs.state(need, by=make_staff("unit_manager"), at=LATER)
    newest, oldest = history(need)
    assert newest.what == "ändrat"
    assert newest.changes == (
        "antal hem: 3, förut: 2",
        "hur bråttom: nu, förut: inom tre månader",
        "gäller till: 21 februari 2027, förut: 22 januari 2027",
    )
    assert oldest.what == "inlagt" and "antal hem: 2" in oldest.changes


def test_saving_without_a_change_confirms(boss: User) -> None:
    need = stated(boss)
    needs.state(Need.objects.get(), by=boss, at=LATER)
    need.refresh_from_db()
    assert (kinds(need), need.last_confirmed_on) == (["stated", "confirmed"], LATER.date())


def test_a_confirmation_is_an_event_once_a_day(boss: User) -> None:
    need = stated(boss)
    for _press in range(2):
        needs.confirm(need, changes=1, by=boss, at=LATER)
    need.refresh_from_db()
    assert (kinds(need), need.last_confirmed_on) == (["stated", "confirmed"], LATER.date())


def test_what_a_colleague_changed_since_is_not_confirmed_unread(boss: User) -> None:
    need = stated(boss)
    need.count = 5
    needs.state(need, by=boss, at=AT)
    with pytest.raises(needs.ChangedSince):
        needs.confirm(need, changes=1, by=boss, at=LATER)
    with pytest.raises(needs.ChangedSince):
        needs.confirm_all(need.municipality, changes=1, by=boss, at=LATER)
    need.refresh_from_db()
    assert need.last_confirmed_on == TODAY


def test_a_whole_municipality_is_confirmed_at_once_and_no_other(boss: User) -> None:
    here, also, gone, there = (
        stated(boss),
        stated(boss, age_band="0-6"),
        stated(boss, valid_until=LATER.date() - timedelta(days=1)),
        stated(boss, "2081"),
    )
    assert needs.confirm_all(here.municipality, changes=3, by=boss, at=LATER) == 2
    days = [Need.objects.get(pk=need.pk).last_confirmed_on for need in (here, also, gone, there)]
    assert days == [LATER.date(), LATER.date(), TODAY, TODAY]


def test_a_need_that_has_run_out_is_not_confirmed_back_to_life(boss: User) -> None:
    need = stated(boss, valid_until=TODAY)
    needs.confirm(need, changes=1, by=boss, at=AT)
    with pytest.raises(needs.RunOut):
        needs.confirm(need, changes=1, by=boss, at=LATER)


def test_an_ended_need_counts_no_more_and_keeps_its_history(boss: User) -> None:
    need = stated(boss)
    assert list(open_needs(TODAY)) == [need]
    for _press in range(2):
        needs.end(need, by=boss, at=AT)
    assert not open_needs(TODAY).exists()
    assert kinds(need) == ["stated", "ended"]


def test_the_database_lets_nobody_touch_a_history(boss: User) -> None:
    need = stated(boss)
    for deed in (
        lambda: NeedEvent.objects.update(count=9),
        lambda: NeedEvent.objects.filter(need=need).delete(),
    ):
        with pytest.raises(DatabaseError, match="can only grow"), transaction.atomic():
            deed()


@pytest.mark.parametrize("language", ["19121212-1212", "kim@example.se"])
def test_the_database_takes_no_number_and_no_address_for_a_language(boss: User, language: str) -> None:
    with pytest.raises(IntegrityError, match="need_language_names_nobody"):
        stated(boss, language=language)


@pytest.mark.parametrize("text", ["Kim Andersson", "finska, Kim", "191212121212", "a@b", "flicka"])
def test_a_text_that_could_tell_of_somebody_is_refused(text: str) -> None:
    assert list(points_at_somebody(text))


@pytest.mark.parametrize("text", ["", "finska", "arabiska eller kurdiska", "teckenspråk"])
def test_a_language_is_let_through(text: str) -> None:
    assert not list(points_at_somebody(text))


def test_the_unit_file_says_when_a_need_is_asked_about_again(boss: User, settings: object) -> None:
    need = stated(boss)
    after = TODAY + timedelta(days=21)
    assert not in_register(after).get().is_stale
    settings.UNIT = replace(site_settings.UNIT, need_stale_days=20)  # type: ignore[attr-defined]
    assert in_register(after).get().is_stale
    needs.end(need, by=boss, at=AT)
    assert not in_register(after).get().is_stale


def test_who_has_not_been_asked_for_longest_comes_first(boss: User) -> None:
    stated(boss, "2080", at=AT + timedelta(days=2))
    stated(boss, "2081", at=AT)
    stated(boss, "2081", at=AT + timedelta(days=5), age_band="0-6")
    make_place("2085")
    found = dialogues(TODAY)
    assert [(one.place.name, one.standing) for one in found] == [
        ("Borlänge", 2),
        ("Falun", 1),
        ("Ludvika", 0),
    ]
    Municipality.objects.filter(code="2081").update(is_member=False)
    assert [one.place.name for one in dialogues(TODAY)] == ["Falun", "Ludvika"]
