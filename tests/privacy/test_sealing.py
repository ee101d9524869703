"""The access log can only grow, and whoever gets past the database's guard is found by the chain."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction, AccessLogEntry, Disposal
from recruitment.privacy.retention import dispose_access_log
from recruitment.privacy.sealing import seal, verify
from recruitment.staff.models import User

pytestmark = pytest.mark.django_db

TABLE = "recruitment_accesslogentry"


@pytest.fixture
def reader() -> User:
    return User.objects.create_user("maja@example.se")


def write(reader: User, count: int = 1, *, at=None) -> list[AccessLogEntry]:
    return [
        record(
            by=reader, action=AccessAction.READ, door="desk:lead", cases=[f"FHR-22{number:02}-3333"], at=at
        )
        for number in range(count)
    ]


def execute(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def without_guard(sql: str) -> None:
    """What somebody who owns the database could do."""
    if connection.vendor == "postgresql":
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        execute(f"ALTER TABLE {TABLE} DISABLE TRIGGER USER; {sql}; ALTER TABLE {TABLE} ENABLE TRIGGER USER")
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE]
        )
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        cursor.execute(sql)
        for _name, definition in triggers:
            cursor.execute(definition)


def test_an_empty_log_holds() -> None:
    assert seal() == 0
    assert verify().holds


def test_rows_are_sealed_once_in_order(reader: User) -> None:
    write(reader, 3)
    assert verify().unsealed == 3
    assert seal() == 3
    assert seal() == 0
    write(reader, 2)
    assert seal() == 2
    verdict = verify()
    assert (verdict.checked, verdict.unsealed, verdict.holds) == (5, 0, True)
    assert len(set(AccessLogEntry.objects.values_list("seal", flat=True))) == 5


def test_more_rows_than_a_batch_are_sealed_in_one_go(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recruitment.privacy.sealing.BATCH", 3)
    write(reader, 10)
    assert seal() == 10
    assert verify().checked == 10


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET door = 'desk:inbox' WHERE id = {id}",
        "UPDATE {table} SET actor_id = NULL WHERE id = {id}",
        "UPDATE {table} SET seal = 'x' WHERE id = {id}",
        "UPDATE {table} SET seal = NULL WHERE id = {id}",
        "DELETE FROM {table} WHERE id = {id}",
    ],
)
@pytest.mark.parametrize("is_sealed", [True, False])
def test_the_database_refuses_to_change_the_log(reader: User, change: str, is_sealed: bool) -> None:
    entry = write(reader)[0]
    if is_sealed:
        seal()
    elif "seal = 'x'" in change:
        pytest.skip("sealing is the one change an unsealed row allows")
    with pytest.raises(DatabaseError):
        execute(change.format(table=TABLE, id=entry.pk))
    assert AccessLogEntry.objects.filter(pk=entry.pk, door="desk:lead").exists()


def test_the_one_sealing_cannot_carry_another_change_along(reader: User) -> None:
    entry = write(reader)[0]
    with pytest.raises(DatabaseError):
        execute(f"UPDATE {TABLE} SET seal = 'x', door = 'desk:inbox' WHERE id = {entry.pk}")


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE {table} SET door = 'desk:inbox' WHERE id = {id}", 2),
        ("UPDATE {table} SET cases = '[]' WHERE id = {id}", 2),
        ("UPDATE {table} SET reason = 'x' WHERE id = {id}", 2),
        ("UPDATE {table} SET seal = NULL WHERE id = {id}", 3),
        ("DELETE FROM {table} WHERE id = {id}", 3),
    ],
)
def test_the_chain_names_the_first_row_that_does_not_fit(reader: User, tampering: str, broken: int) -> None:
    entries = write(reader, 5)
    seal()
    without_guard(tampering.format(table=TABLE, id=entries[2].pk))
    verdict = verify()
    assert not verdict.holds
    assert verdict.broken_at == entries[broken].pk


def test_a_row_slipped_in_is_found(reader: User) -> None:
    first, second, third = write(reader, 3)
    without_guard(f"DELETE FROM {TABLE} WHERE id = {second.pk}")
    seal()
    assert verify().holds
    late = AccessLogEntry(
        pk=second.pk, at=second.at, actor=reader, action="read", door="desk:lead", cases=["FHR-2222-2222"]
    )
    late.save(force_insert=True)
    assert verify().broken_at == third.pk
    assert first.pk < third.pk


def test_the_command_says_whether_the_chain_holds(reader: User, capsys: pytest.CaptureFixture[str]) -> None:
    entries = write(reader, 2)
    call_command("verify_access_log")
    assert "2 sealed rows" in capsys.readouterr().out
    without_guard(f"UPDATE {TABLE} SET door = 'x' WHERE id = {entries[0].pk}")
    with pytest.raises(CommandError, match=str(entries[0].pk)):
        call_command("verify_access_log")


def test_disposal_takes_only_what_is_old_and_sealed_and_the_chain_holds_on(reader: User) -> None:
    now = timezone.now()
    write(reader, 3, at=now - timedelta(days=100))
    seal()
    write(reader, 2, at=now - timedelta(days=5))
    seal()
    kept = write(reader, 1, at=now - timedelta(days=99))
    last_old_seal = AccessLogEntry.objects.order_by("id")[2].seal
    disposal = dispose_access_log(now, keep=timedelta(days=30))
    assert disposal is not None
    assert (disposal.count, disposal.last_seal) == (3, last_old_seal)
    assert AccessLogEntry.objects.count() == 3
    assert AccessLogEntry.objects.filter(pk=kept[0].pk).exists()
    seal()
    assert verify().holds
    assert dispose_access_log(now, keep=timedelta(days=30)) is None


def test_the_chain_goes_on_after_everything_was_disposed_of(reader: User) -> None:
    now = timezone.now()
    write(reader, 2, at=now - timedelta(days=100))
    seal()
    dispose_access_log(now, keep=timedelta(days=30))
    write(reader, 2)
    seal()
    assert verify().checked == 2
    assert Disposal.objects.count() == 1


def test_the_gate_closes_behind_disposal(reader: User) -> None:
    now = timezone.now()
    write(reader, 2, at=now - timedelta(days=100))
    seal()
    dispose_access_log(now, keep=timedelta(days=30))
    entry = write(reader)[0]
    seal()
    with pytest.raises(DatabaseError):
        execute(f"DELETE FROM {TABLE} WHERE id = {entry.pk}")


def test_rows_removed_without_a_record_break_the_chain(reader: User) -> None:
    entries = write(reader, 3)
    seal()
    without_guard(f"DELETE FROM {TABLE} WHERE id = {entries[0].pk}")
    assert verify().broken_at == entries[1].pk
