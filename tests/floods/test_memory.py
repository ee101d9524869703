"""The table of what was sent: exact over several processes, forgotten every hour, telling of nobody."""

import multiprocessing
import time
from multiprocessing.connection import Connection

import pytest

from recruitment.floods import limits
from recruitment.floods.memory import AN_HOUR, Rate, Table

TEN = Rate(10, 10)
NOON = 1_000_000.0


def small() -> Table:
    return Table(lines=1 << 12)


def taken(table: Table, name: str, rate: Rate, *, times: int, now: float = NOON) -> int:
    return sum(not table.take([(name, rate)], now=now) for _turn in range(times))


def test_so_many_at_once_and_then_one_by_one() -> None:
    table = small()
    assert taken(table, "a", TEN, times=15) == 10
    wait = table.take([("a", TEN)], now=NOON)
    assert wait == pytest.approx(AN_HOUR / 10)
    assert table.take([("a", TEN)], now=NOON + wait - 1) > 0
    assert table.take([("a", TEN)], now=NOON + wait) == 0


def test_one_place_does_not_wait_for_another() -> None:
    table = small()
    taken(table, "a", TEN, times=15)
    assert taken(table, "b", TEN, times=10) == 10


def test_what_is_refused_counts_nowhere() -> None:
    table = small()
    both = [("a", TEN), ("all", Rate(12, 12))]
    assert sum(not table.take(both, now=NOON) for _turn in range(40)) == 10
    assert taken(table, "all", Rate(12, 12), times=5) == 2


def test_everybody_together_are_limited_too() -> None:
    table = small()
    let_in = sum(not table.take([(f"{n}", TEN), ("all", Rate(12, 12))], now=NOON) for n in range(20))
    assert let_in == 12


def test_the_key_lives_for_an_hour_and_what_it_counted_goes_with_it() -> None:
    table = small()
    taken(table, "a", TEN, times=15)
    key = bytes(table._memory[:32])
    table.take([("b", TEN)], now=NOON + AN_HOUR - 1)
    assert bytes(table._memory[:32]) == key
    assert taken(table, "a", TEN, times=10, now=NOON + AN_HOUR) == 10
    assert bytes(table._memory[:32]) != key


def test_the_key_is_thrown_away_even_if_nobody_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recruitment.floods.memory.AN_HOUR", 0.05)
    table = small()
    table.take([("a", TEN)])
    assert any(table._memory[:])
    deadline = time.monotonic() + 5
    while any(table._memory[:]) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not any(table._memory[:])


def test_the_table_holds_no_address() -> None:
    table = small()
    table.take([("send:192.0.2.17", TEN)], now=NOON)
    assert b"192.0.2" not in bytes(table._memory[:])


def _takes_thirty(table: Table, told: Connection) -> None:
    told.send(taken(table, "a", Rate(50, 50), times=30))


def test_several_processes_count_in_the_same_table() -> None:
    table, forking = small(), multiprocessing.get_context("fork")
    # As gunicorn does it: the table first, then the workers.
    lines = [forking.Pipe(duplex=False) for _worker in range(4)]
    workers = [forking.Process(target=_takes_thirty, args=(table, told)) for _heard, told in lines]
    for worker in workers:
        worker.start()
    counts = [heard.recv() for heard, _told in lines]
    for worker in workers:
        worker.join()
    assert sum(counts) == 50


def _dies_holding(table: Table) -> None:
    import os

    with table._alone():
        os._exit(9)


def test_a_worker_that_is_killed_lets_go_of_the_table() -> None:
    table, forking = small(), multiprocessing.get_context("fork")
    worker = forking.Process(target=_dies_holding, args=(table,))
    worker.start()
    worker.join()
    assert table.take([("a", TEN)], now=NOON) == 0


@pytest.mark.parametrize("seconds_between", [0.0, 60.0])
def test_sixty_families_fill_in_the_whole_form_at_one_address(seconds_between: float) -> None:
    """In one minute or over the hour; ten pages each, twice over for going back and correcting."""
    table, now = small(), NOON
    for _family in range(60):
        for _page in range(20):
            assert not table.take([("step:x", limits.STEP.from_one), ("step", limits.STEP.from_all)], now=now)
        assert not table.take([("send:x", limits.SEND.from_one), ("send", limits.SEND.from_all)], now=now)
        now += seconds_between
