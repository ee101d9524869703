"""The suite's ground rules: short by default, `--long` for every issue's full numbers."""

import gc
from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.test import Client
from django.utils import translation
from xdist.scheduler import LoadScopeScheduling

from recruitment.campaigns import channels, level, queries
from recruitment.desk import needs_now
from recruitment.staff.setup import create_groups
from recruitment.visits import counter
from recruitment.words import queries as words
from tests import migrated, put_back
from tests.put_off import indexing
from tests.running_demo import demo

__all__ = ["demo"]

LOOKS_AT_THE_DEMO = ("tests/browser/", "tests/rigs/", "tests/demo/test_running.py")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run with the full numbers")
    parser.addoption("--proofs", action="store_true", help="run validators and Lighthouse (.ci/proofs)")
    parser.addoption("--screens", action="store_true", help="write a picture of every page to var/screens/")
    parser.addoption("--clock", help="live through another time, from 2026-12-31T23:59:40+01:00 for example")


def pytest_configure(config: pytest.Config) -> None:
    """What holds only today, or not past midnight, is found out before that day comes."""
    if begins_at := config.getoption("--clock"):
        time_machine.travel(datetime.fromisoformat(begins_at)).start()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Marks what looks at the running demo, and what has fuller numbers to run with."""
    fixtures = getattr(item, "fixturenames", ())
    if "demo" in fixtures:
        item.add_marker(pytest.mark.demo)
    if "is_long" in fixtures or item.get_closest_marker("long"):
        item.add_marker(pytest.mark.fuller)


class OneDemo(LoadScopeScheduling):
    """Deals the suite out file by file; all that looks at the running demo goes to one process.

    With full numbers test by test, since a single file can then be a third of the run. What takes longest
    goes out first, so that no process is left alone with it at the end.
    """

    LONGEST = ("demo", "tests/triage/test_machine.py", "tests/interest/test_machine.py")

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(LOOKS_AT_THE_DEMO):
            return "demo"
        return nodeid if self.config.getoption("--long") else nodeid.split("::", 1)[0]

    def _assign_work_unit(self, node: Any) -> None:
        for longest in reversed(self.LONGEST):
            for scope in [scope for scope in self.workqueue if scope.startswith(longest)]:
                self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> OneDemo:
    return OneDemo(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves out what was not asked for; deselected, so that a skip always means something is missing."""
    for option in ("long", "proofs", "screens"):
        if not config.getoption(f"--{option}"):
            unasked = [item for item in items if item.get_closest_marker(option)]
            config.hook.pytest_deselected(items=unasked)
            items[:] = [item for item in items if item not in unasked]
    # While the demo starts, the other process runs the migrations that this one then takes a copy of.
    items.sort(key=lambda item: not item.get_closest_marker("demo"))


def pytest_collection_finish() -> None:
    """What has been imported stays: looking through all of it for litter costs a test in sixteen."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    migrated.use()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The roles' groups stand in the test database from the start: making them costs half a second."""
    with django_db_blocker.unblock():
        migrated.keep()
        create_groups()
        put_back.after_every_real_transaction(put_back.remember())


@pytest.fixture(scope="session")
def is_long(request: pytest.FixtureRequest) -> bool:
    """Whether the full numbers are asked for."""
    return bool(request.config.getoption("--long"))


@pytest.fixture
def indexed() -> Iterator[None]:
    """What is saved can be found by Wagtail's search, and it is known what refers to what."""
    with indexing():
        yield


@pytest.fixture(autouse=True)
def a_forced_login_shows_both_factors(monkeypatch: pytest.MonkeyPatch) -> None:
    """`client.force_login` stands for a whole sign-in, the second factor included.

    Only the test client's short cut is extended: what passes the login page proves itself for real.
    """
    password_only = Client.force_login

    def force_login(client: Client, user: Any, backend: str | None = None) -> None:
        password_only(client, user, backend)
        session = client.session
        record_authentication(SimpleNamespace(session=session), user, "mfa", type="totp")
        session.save()

    monkeypatch.setattr(Client, "force_login", force_login)


@pytest.fixture(autouse=True)
def nothing_is_remembered_from_another_test() -> None:
    """Processes remember tags, needs, the tracking level and counts for seconds; a test knows nothing."""
    for room in (level, queries, channels, counter, needs_now, words):
        room.forget()


@pytest.fixture(autouse=True)
def the_language_is_nobodys_yet() -> None:
    """A request leaves its language with the thread; in a test that would be the one before's."""
    translation.activate(settings.LANGUAGE_CODE)
