"""The roster, absences, contact municipalities and their dialogue: what may be written down and by whom."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.duty import actions
from recruitment.duty.actions import Turns
from recruitment.duty.models import Absence, ContactMunicipality, Dialogue, DialogueKind, Duty, DutyTurn
from recruitment.duty.queries import absence_on, duty_days, members_with_dialogue, on_duty
from recruitment.duty.refusals import DutyRefused
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.duty import make_away
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
NOW = timezone.make_aware(datetime(2026, 11, 23, 9))
DAY = timedelta(days=1)


@pytest.fixture
def manager() -> User:
    return make_staff(Role.UNIT_MANAGER)


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


@pytest.fixture
def bo() -> User:
    return make_handler(first_name="Bo")


def test_the_week_comes_back_every_week_and_a_day_can_differ(manager: User, anna: User, bo: User) -> None:
    actions.set_week({0: Turns(anna, [anna, bo]), 1: Turns(bo, [bo])}, by=manager, at=NOW)
    monday, tuesday, wednesday = duty_days([MONDAY, MONDAY + DAY, MONDAY + 2 * DAY])
    assert (monday.phone, monday.new) == (anna, [anna, bo])
    assert (tuesday.phone, tuesday.new) == (bo, [bo])
    assert (wednesday.phone, wednesday.new) == (None, [])

    later = MONDAY + 7 * DAY
    actions.set_day(later, Turns(None, [bo]), by=manager, at=NOW)
    [changed] = duty_days([later])
    assert (changed.phone, changed.new, changed.is_changed) == (anna, [bo], True)
    actions.clear_day(later, by=manager, at=NOW)
    assert duty_days([later])[0].new == [anna, bo]


def test_each_change_of_the_roster_leaves_a_row_that_names_no_family(manager: User, anna: User) -> None:
    make_municipality()
    actions.set_week({0: Turns(anna, [anna])}, by=manager, at=NOW)
    actions.set_day(MONDAY + DAY, Turns(anna, []), by=manager, at=NOW)
    for _time in range(2):
        actions.clear_day(MONDAY + DAY, by=manager, at=NOW)
    actions.share_municipalities({"2085": anna}, by=manager, at=NOW)
    rows = AccessLogEntry.objects.filter(actor=manager).order_by("pk")
    assert [row.door for row in rows] == [
        "duty.set_week", "duty.set_day", "duty.clear_day", "duty.share_municipalities",
    ]  # fmt: skip
    assert [row.cases for row in rows] == [[]] * 4


def test_setting_the_week_again_replaces_it(manager: User, anna: User, bo: User) -> None:
    for _time in range(2):
        actions.set_week({0: Turns(anna, [anna, anna])}, by=manager, at=NOW)
    assert DutyTurn.objects.count() == 2
    actions.set_week({0: Turns(bo, [])}, by=manager, at=NOW)
    assert [turn.person for turn in DutyTurn.objects.all()] == [bo]


def test_who_is_away_has_no_duty(manager: User, anna: User, bo: User) -> None:
    actions.set_week({0: Turns(anna, [anna, bo])}, by=manager, at=NOW)
    make_away(anna, at=NOW)
    found = on_duty(MONDAY)
    assert found is not None
    assert (found.phone, found.new, found.away) == (None, [bo], [anna])


def test_nobody_has_duty_on_a_day_the_unit_is_closed(manager: User, anna: User) -> None:
    actions.set_week({4: Turns(anna, [anna])}, by=manager, at=NOW)
    christmas_day = date(2026, 12, 25)
    assert on_duty(MONDAY + 5 * DAY) is None
    assert on_duty(christmas_day) is None
    with pytest.raises(DutyRefused):
        actions.set_day(christmas_day, Turns(anna, []), by=manager, at=NOW)


def test_only_the_manager_decides_and_only_about_people_at_the_desk(manager: User, anna: User) -> None:
    editor = make_staff(Role.EDITOR)
    for deed in (
        lambda: actions.set_week({0: Turns(anna, [])}, by=anna, at=NOW),
        lambda: actions.set_day(MONDAY, Turns(anna, []), by=anna, at=NOW),
        lambda: actions.clear_day(MONDAY, by=anna, at=NOW),
        lambda: actions.share_municipalities({}, by=anna, at=NOW),
        lambda: actions.set_week({0: Turns(editor, [])}, by=manager, at=NOW),
        lambda: actions.set_week({6: Turns(anna, [])}, by=manager, at=NOW),
        lambda: actions.set_day(MONDAY - DAY, Turns(anna, []), by=manager, at=NOW),
        lambda: actions.set_day(MONDAY, Turns(None, []), by=manager, at=NOW),
    ):
        with pytest.raises(DutyRefused):
            deed()
    assert not DutyTurn.objects.exists()


def test_the_database_knows_one_telephone_a_day(manager: User, anna: User, bo: User) -> None:
    actions.set_week({0: Turns(anna, [])}, by=manager, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyTurn.objects.create(task=Duty.PHONE, weekday=0, person=bo, set_by=manager, set_at=NOW)


def test_an_absence_has_an_end_and_is_written_down_once(anna: User, bo: User) -> None:
    make_away(anna, at=NOW, days=5)
    assert absence_on(anna, MONDAY + 4 * DAY) is not None
    assert absence_on(anna, MONDAY + 5 * DAY) is None
    for first, last, stand_in in (
        (MONDAY + 2 * DAY, MONDAY + 9 * DAY, None),
        (MONDAY + 9 * DAY, MONDAY + 8 * DAY, None),
        (MONDAY - 9 * DAY, MONDAY - DAY, None),
        (MONDAY + 9 * DAY, MONDAY + 999 * DAY, None),
        (MONDAY + 9 * DAY, MONDAY + 9 * DAY, anna),
    ):
        with pytest.raises(DutyRefused):
            actions.register_absence(
                person=anna, first_day=first, last_day=last, stand_in=stand_in, by=bo, at=NOW
            )
    with pytest.raises(DutyRefused):
        actions.register_absence(person=bo, first_day=MONDAY, last_day=MONDAY, stand_in=anna, by=bo, at=NOW)
    assert Absence.objects.count() == 1


def test_who_comes_back_earlier_is_back_from_that_day(anna: User, bo: User) -> None:
    absence = make_away(anna, at=NOW, days=20)
    actions.end_absence(absence, by=bo, at=NOW + 3 * DAY)
    assert absence_on(anna, MONDAY + 2 * DAY) == absence
    assert absence_on(anna, MONDAY + 3 * DAY) is None
    actions.end_absence(absence, by=anna, at=NOW + 9 * DAY)
    absence.refresh_from_db()
    assert (absence.ended_by, absence.ended_at) == (bo, NOW + 3 * DAY)


def test_a_planned_absence_can_be_called_off(anna: User) -> None:
    absence = make_away(anna, at=NOW, first_day=MONDAY + 10 * DAY)
    actions.end_absence(absence, by=anna, at=NOW)
    assert absence_on(anna, MONDAY + 10 * DAY) is None


def test_contact_municipalities_change_hands(manager: User, anna: User, bo: User) -> None:
    make_municipality("2031", "Rättvik"), make_municipality("2085")
    actions.share_municipalities({"2031": anna, "2085": anna}, by=manager, at=NOW)
    actions.share_municipalities({"2031": anna, "2085": bo}, by=manager, at=NOW + DAY)
    found = {row.pk: (row.person, row.set_at) for row in ContactMunicipality.objects.all()}
    assert found == {"2031": (anna, NOW), "2085": (bo, NOW + DAY)}
    actions.share_municipalities({"2031": None, "2085": bo}, by=manager, at=NOW)
    assert list(ContactMunicipality.objects.values_list("pk", flat=True)) == ["2085"]


def log(note: str, *, on: date = MONDAY, token: object = None, by: User | None = None) -> Dialogue:
    return actions.log_dialogue(
        municipality=make_municipality(),
        kind=DialogueKind.WEEKLY,
        on=on,
        note=note,
        by=by or make_handler(),
        at=NOW,
        token=token or uuid4(),  # type: ignore[arg-type]
    )


def test_a_talk_is_written_down_once_and_the_latest_is_shown(anna: User) -> None:
    token = uuid4()
    assert log("Behöver hem för tonåringar.", token=token, by=anna) == log("igen", token=token, by=anna)
    log("", on=MONDAY - 7 * DAY)
    place = members_with_dialogue().get(pk="2085")
    assert (place.last_on, place.last_kind, place.visited_on) == (MONDAY, DialogueKind.WEEKLY, None)  # type: ignore[attr-defined]
    assert Dialogue.objects.count() == 2


@pytest.mark.parametrize(
    "note",
    [
        "Gäller 19121212-1212",
        "Ring 070-174 06 05",
        "Skriv till kim@example.se",
        "Vi talade om Åsa Öberg och hennes hem",
        "Familjen Öberg, Åsa",
        "x" * 501,
    ],
)
def test_a_note_that_points_at_a_person_is_refused(note: str) -> None:
    make_lead(name="Åsa Öberg")
    with pytest.raises(DutyRefused):
        log(note)
    assert not Dialogue.objects.exists()


def test_a_note_about_needs_is_kept_whatever_words_it_shares_with_names() -> None:
    make_lead(name="Åsa Berg")
    assert log("  Två hem i Berg behövs, 13–17 år.\n Åsa är ett bra område. ").note == (
        "Två hem i Berg behövs, 13–17 år. Åsa är ett bra område."
    )


def test_a_talk_took_place(anna: User) -> None:
    for day in (MONDAY + DAY, MONDAY - 400 * DAY):
        with pytest.raises(DutyRefused):
            log("", on=day)
