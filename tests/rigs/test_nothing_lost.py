"""Workers die, families press twice: nothing acknowledged is lost, and nothing is there twice.

On the demo's SQLite, and only its workers die; in `test_killed_at_random` a real PostgreSQL dies too.
"""

import os
import random
import signal
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from tests.rigs.family import REFERENCE, SAME_ORIGIN, Family
from tests.running_demo import Demo

CLIENTS = 4


def stored_references(demo: Demo) -> set[str]:
    return set(demo.ask("SELECT reference FROM recruitment_lead"))


def receipts_queued(demo: Demo) -> set[str]:
    """The cases for which a receipt stands, or stood, in the outbox."""
    return set(demo.ask("SELECT \"case\" FROM recruitment_outboxmessage WHERE kind = 'mail.receipt'"))


def workers(demo: Demo) -> list[int]:
    """The processes that answer requests: the children of gunicorn's master."""
    port = str(urlsplit(demo.base_url).port)
    listing = subprocess.run(
        ["ps", "-ww", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listing.splitlines()]
    gunicorn = {pid: parent for pid, parent, args in rows if "gunicorn" in args and port in args}
    return [int(pid) for pid, parent in gunicorn.items() if parent in gunicorn]


class Reaper:
    """Kills a random worker after every few answers: its pace follows the machine's, not the clock's."""

    def __init__(self, demo: Demo) -> None:
        self.demo = demo
        self.kills = 0
        self.dice = random.Random(7)
        self.lock = threading.Lock()
        self.until_next = self.dice.randint(10, 60)

    def answered(self) -> None:
        with self.lock:
            self.until_next -= 1
            if self.until_next > 0:
                return
            self.until_next = self.dice.randint(10, 60)
            if alive := workers(self.demo):
                os.kill(self.dice.choice(alive), signal.SIGKILL)
                self.kills += 1


def test_twenty_posts_at_once_make_one_lead(demo: Demo) -> None:
    family = Family(demo.base_url)
    family.fill_until_review()
    address, fields = family.form()
    before = stored_references(demo)

    def post(_: int) -> str:
        again = Family(demo.base_url)
        again.browser.cookies.update(family.browser.cookies)
        return REFERENCE.findall(again.ask("POST", address, fields).text)[0]

    with ThreadPoolExecutor(20) as pool:
        references = set(pool.map(post, range(20)))

    assert len(references) == 1
    assert stored_references(demo) - before == references


def test_a_later_post_of_a_finished_run_shows_the_same_receipt(demo: Demo) -> None:
    family = Family(demo.base_url)
    family.fill_until_review()
    address, fields = family.form()
    reference = family.send()
    again = family.browser.post(address, data=fields, headers=SAME_ORIGIN, timeout=20)
    assert REFERENCE.findall(again.text)[0] == reference


def test_killed_workers_lose_and_double_nothing(demo: Demo, is_long: bool) -> None:
    families = 500 if is_long else 12
    before = stored_references(demo)
    reaper = Reaper(demo)
    with ThreadPoolExecutor(CLIENTS) as pool:
        receipts = list(pool.map(lambda _: Family(demo.base_url, reaper.answered).apply(), range(families)))

    new = stored_references(demo) - before
    assert reaper.kills >= families / 12, "the rig did not kill anything: it proves nothing"
    assert len(set(receipts)) == families, "two families share a receipt"
    assert set(receipts) <= new, "an acknowledged registration is lost"
    assert len(new) == families, "a registration stands twice"
    assert set(receipts) <= receipts_queued(demo), "a receipt was never queued"


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_at_the_start_page_starts_nothing(demo: Demo, method: str) -> None:
    answer = Family(demo.base_url).ask(method, demo.url("form"))
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
