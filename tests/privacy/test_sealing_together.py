"""Writers and sealers at the same time: the chain holds, and no late row lands behind a sealed one."""

import threading

import pytest
from django.db import connection, connections, transaction

from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.privacy.sealing import seal, verify
from recruitment.staff.models import User

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]

WRITERS, ROWS, SEALERS = 6, 30, 3


def test_many_writers_and_several_sealers_make_one_chain() -> None:
    reader = User.objects.create_user("maja@example.se")
    writing = threading.Event()
    writing.set()
    faults: list[BaseException] = []

    def guarded(work):
        def run() -> None:
            try:
                work()
            except BaseException as fault:
                faults.append(fault)
            finally:
                connections.close_all()

        return run

    def write() -> None:
        for number in range(ROWS):
            with transaction.atomic():
                record(by=reader, action=AccessAction.READ, door="desk:lead", cases=[f"FHR-{number}"])

    def keep_sealing() -> None:
        while writing.is_set():
            seal()

    writers = [threading.Thread(target=guarded(write)) for _ in range(WRITERS)]
    sealers = [threading.Thread(target=guarded(keep_sealing)) for _ in range(SEALERS)]
    for thread in (*writers, *sealers):
        thread.start()
    for thread in writers:
        thread.join()
    writing.clear()
    for thread in sealers:
        thread.join()
    assert not faults
    seal()
    verdict = verify()
    assert verdict.holds
    assert verdict.checked == WRITERS * ROWS


def test_a_slow_reader_holds_sealing_up_and_not_the_other_way_round() -> None:
    reader = User.objects.create_user("maja@example.se")
    in_the_middle, sealed = threading.Event(), threading.Event()

    def slow_request() -> None:
        with transaction.atomic():
            record(by=reader, action=AccessAction.READ, door="desk:lead", cases=["FHR-1"])
            in_the_middle.set()
            sealed.wait(10)
        connections.close_all()

    thread = threading.Thread(target=slow_request)
    thread.start()
    in_the_middle.wait(10)
    record(by=reader, action=AccessAction.READ, door="desk:lead", cases=["FHR-2"])
    assert seal() == 0
    sealed.set()
    thread.join()
    assert seal() == 2
    assert [entry.cases for entry in AccessLogEntry.objects.order_by("id")] == [["FHR-1"], ["FHR-2"]]
    assert verify().holds
