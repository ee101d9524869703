"""Every row about a family that the database hands out has its row in the access log: no page reads unseen.

The database's own statement log tells what was asked while the suite opens every address of the staff's.
"""

from collections.abc import Iterator
from zlib import crc32

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.access.addresses import Address
from tests.access.known_families import Mark, all_marks, handed_out, naming_marks, tables
from tests.access.statement_log import StatementLog, selects, statement_log
from tests.access.table import rule_of
from tests.make.leads import make_lead
from tests.make.meetings import make_booking, make_meeting
from tests.make.staff import make_staff
from tests.make.triage import brought_to, make_handler

pytestmark = pytest.mark.django_db

# Doors of figures: they may follow keys to count families, and still never meet who anybody is.
COUNTED_BY_KEY = frozenset(
    {
        "report:overview", "report:needs", "report:needs_file", "report:activities", "report:activities_file",
        "report:statistics", "report:statistics_file", "report:cost_split", "report:data_quality",
        "report:activity", "report:activity_picture", "report:told", "report:told_file",
        "report:data_quality_file", "report:picture",
    }
)  # fmt: skip
# Ways out that ask for more than a reason, with tests of their own.
STATES = (
    Status.RECEIVED, Status.ASSIGNED, Status.ATTEMPTED, Status.CONTACTED, Status.ASSESSED, Status.HANDED_OVER,
    Status.DORMANT, Status.WITHDRAWN,
)  # fmt: skip
FAMILIES = 50


@pytest.fixture
def families(lead: Lead) -> None:
    """Fifty who could be read unseen: in every state of the desk, and some of them at a meeting."""
    owner = make_handler()
    for number in range(FAMILIES):
        state = STATES[number % len(STATES)]
        who = {"name": f"Fågel{number} Fågelsson", "email": f"fagel{number}@example.se"}
        if state == Status.RECEIVED:
            make_lead(**who)
        else:
            brought_to(state, owner=owner, **who)
    meeting = make_meeting()
    for number in range(3):
        make_booking(meeting, name=f"Gäst{number}", email=f"gast{number}@example.se")


@pytest.fixture
def reader() -> Client:
    """Somebody who may open everything, so that nothing stays unread behind a lock."""
    client = Client(raise_request_exception=False)
    client.force_login(make_staff(*Role))
    return client


@pytest.fixture
def log() -> Iterator[StatementLog]:
    with statement_log() as log:
        if log is None:
            pytest.skip("this server's statement log cannot be read from here")
        yield log


class Watch:
    """Sends requests and tells of each which families it met without a row that names them."""

    def __init__(self, log: StatementLog, client: Client) -> None:
        self.log, self.client = log, client
        self.every, self.naming = all_marks(), naming_marks()
        self.tables = tables()
        self.asked = 0

    def unseen(self, name: str, method: str, address: str, **data: object) -> list[str]:
        marks = self.naming if name in COUNTED_BY_KEY else self.every
        with transaction.atomic():
            before = AccessLogEntry.objects.order_by("pk").last()
            self.log.fresh()
            answer = self.client.post(address, data) if data else self.client.generic(method, address)
            asked = [sql for sql in selects(self.log.fresh()) if any(table in sql for table in self.tables)]
            self.asked += len(asked)
            faults = list(self._faults(asked, marks, before.pk if before else 0))
            transaction.set_rollback(True)
        return [f"{method} {name} {address} ({answer.status_code}): {fault}" for fault in faults]

    def _faults(self, asked: list[str], marks: dict[Mark, str], last: int) -> Iterator[str]:
        rows = list(AccessLogEntry.objects.filter(pk__gt=last))
        named = {case for row in rows for case in row.cases}
        for sql in dict.fromkeys(asked):
            if missing := handed_out(sql, marks) - named:
                yield f"{len(missing)} unseen by {sql[:160]}"
        if len([row for row in rows if row.action != AccessAction.CHANGE]) > 1:
            yield f"more than one row: {[row.door for row in rows]}"


def test_every_address_of_the_staff_writes_down_whom_it_reads(
    addresses: list[Address], families: None, reader: Client, log: StatementLog, is_long: bool
) -> None:
    """By default a quarter of the doors, the same every time, are sent something besides being read.

    Of the library's screens, which know of no family, half are read.
    """
    assert Lead.objects.count() > FAMILIES
    watch = Watch(log, reader)
    faults = []
    for address in addresses:
        kind, lot = rule_of(str(address)).kind, crc32(str(address).encode())
        if kind == "door":
            faults += watch.unseen(str(address), "GET", address.example)
            if is_long or lot % 4 == 0:
                faults += watch.unseen(str(address), "POST", address.example)
        elif kind == "editor" and not address.has_parameters and (is_long or lot % 2):
            faults += watch.unseen(str(address), "GET", address.example)
    # Had the log been silent, nothing would have been found either.
    assert watch.asked > 100
    assert not faults, "\n" + "\n".join(faults)


def test_what_is_sent_and_found_is_written_down_too(
    families: None, lead: Lead, reader: Client, log: StatementLog
) -> None:
    """Lists narrowed down, searches with one hit and many, ticks, and news since the first deed."""
    watch = Watch(log, reader)
    faults = [
        *watch.unseen("desk:search", "POST", "/handlaggning/sok/", sok="Fågelsson"),
        *watch.unseen("desk:search", "POST", "/handlaggning/sok/", sok="fagel7@example.se"),
        *watch.unseen("desk:search", "POST", "/handlaggning/sok/", sok="ingen@example.se"),
        *watch.unseen(
            "desk:share_out", "POST", "/handlaggning/fordela/", anmalan=f"{lead.reference}.received.0.0"
        ),
        *watch.unseen("desk:news", "GET", "/handlaggning/nytt/?sedan=1-1"),
    ]
    for tab in ("mina", "utan-ansvarig", "vaknar", "vilar", "hos-utredare", "avslutade"):
        faults += watch.unseen("desk:inbox", "GET", f"/handlaggning/?flik={tab}")
    assert not faults, "\n" + "\n".join(faults)


def test_a_page_that_forgets_the_log_is_caught(
    families: None, lead: Lead, reader: Client, log: StatementLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check itself is checked: without its log row, opening a registration must be found out."""
    system = User.objects.system()

    def forget(**facts: object) -> AccessLogEntry:
        return AccessLogEntry(at=timezone.now(), actor=system)

    monkeypatch.setattr(access_log, "record", forget)
    watch = Watch(log, reader)
    for address in (f"/handlaggning/{lead.reference}/", "/handlaggning/", "/handlaggning/larm/"):
        faults = watch.unseen("desk", "GET", address)
        assert bool(faults) == (address != "/handlaggning/larm/"), address
