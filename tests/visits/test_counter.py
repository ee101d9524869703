"""Counts are exact, however many processes and threads add to them at once."""

import threading
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connections
from django.test import override_settings
from django.utils import timezone

from recruitment.campaigns.channels import SourceClass
from recruitment.campaigns.models import OrphanDay
from recruitment.visits import counter
from recruitment.visits.classify import Entry, Filtered
from recruitment.visits.models import ClassDay, EntryDay, FilteredDay, FunnelDay, TagDay
from tests.make.campaigns import make_tag


def in_parallel(work: Callable[[], None], threads: int) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    running = [threading.Thread(target=run) for _ in range(threads)]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


@pytest.mark.django_db
def test_each_fact_lands_in_its_own_day_table() -> None:
    tag = make_tag()
    counter.count_entry(Entry.VERIFIED, page=7, tag_code=tag.code, source=SourceClass.DIRECT)
    counter.count_entry(Entry.UNVERIFIED, page=7, tag_code=None, source=SourceClass.SEARCH, host="google.se")
    counter.count_filtered(Filtered.RELOAD)
    counter.count_step("vem", "passed", tag.code)
    counter.flush()
    today = timezone.localdate()
    assert TagDay.objects.values_list("day", "tag", "verified", "unverified").get() == (today, tag.code, 1, 0)
    assert ClassDay.objects.values_list("source_class", "host", "verified", "unverified").get() == (
        "search", "google.se", 0, 1,
    )  # fmt: skip
    assert EntryDay.objects.values_list("page", "verified", "unverified").get() == (7, 1, 1)
    assert FilteredDay.objects.values_list("reason", "count").get() == ("reload", 1)
    assert FunnelDay.objects.values_list("step", "event", "tag_code", "count").get() == (
        "vem", "passed", tag.code, 1,
    )  # fmt: skip


@pytest.mark.django_db
def test_a_flush_adds_to_what_stands_there_and_a_second_one_adds_nothing() -> None:
    tag = make_tag()
    for _ in range(3):
        counter.count_entry(Entry.VERIFIED, page=1, tag_code=tag.code, source=SourceClass.DIRECT)
        counter.flush()
    counter.flush()
    assert TagDay.objects.get().verified == 3


@pytest.mark.django_db
def test_many_rows_go_in_few_statements(django_assert_max_num_queries: Callable) -> None:
    for page in range(250):
        counter.count_entry(Entry.VERIFIED, page=page, tag_code=None, source=SourceClass.DIRECT)
    with django_assert_max_num_queries(8):
        counter.flush()
    assert EntryDay.objects.count() == 250


@pytest.mark.django_db(transaction=True)
def test_the_sum_is_exact_under_fifty_parallel_clients(is_long: bool) -> None:
    tag = make_tag()
    hits = 200 if is_long else 40

    def client() -> None:
        for number in range(hits):
            counter.count_entry(Entry.VERIFIED, page=1, tag_code=tag.code, source=SourceClass.DIRECT)
            if number % 10 == 0:
                counter.flush()

    in_parallel(client, 50)
    counter.flush()
    assert TagDay.objects.get().verified == 50 * hits
    assert EntryDay.objects.get().verified == 50 * hits


@pytest.mark.django_db(transaction=True)
def test_two_processes_that_add_to_the_same_rows_never_lose_or_block_each_other() -> None:
    """Each thread here writes its own counts, as a process of its own would."""
    tags = [make_tag() for _ in range(5)]
    today = timezone.localdate()

    def process() -> None:
        for _ in range(20):
            counts = {(TagDay, (today, tag.code), "verified"): 1 for tag in reversed(tags)}
            counter._write(TagDay, counts)  # the statement itself, without this process's own lock

    in_parallel(process, 8)
    assert {row.verified for row in TagDay.objects.all()} == {160}


@pytest.mark.django_db(transaction=True)
def test_what_could_not_be_written_is_kept_for_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    counter.count_filtered(Filtered.RELOAD)

    def broken(*_args: object) -> None:
        raise DatabaseError("gone")

    with monkeypatch.context() as patched:
        patched.setattr(counter, "_upsert", broken)
        with pytest.raises(DatabaseError):
            counter.flush()
    counter.count_filtered(Filtered.RELOAD)
    counter.flush()
    assert FilteredDay.objects.get().count == 2


@pytest.mark.django_db
def test_a_tag_that_was_taken_back_does_not_hold_up_the_others() -> None:
    gone, standing = make_tag(), make_tag()
    for tag in (gone, standing):
        counter.count_entry(Entry.VERIFIED, page=1, tag_code=tag.code, source=SourceClass.DIRECT)
    gone.delete()
    counter.flush()
    assert list(TagDay.objects.values_list("tag", flat=True)) == [standing.code]


@pytest.mark.django_db
def test_only_possible_misprints_are_remembered_and_never_more_than_the_cap() -> None:
    for text in ("FHR25", "fhr 25", "anna@example.se", "2" * 13, "\x00", "x" * 10_000):
        counter.count_orphan(text)
    for number in range(3 * counter.MOST_ORPHANS):
        counter.count_orphan("".join("23456789BC"[int(digit)] for digit in f"{number:06}"))
    counter.flush()
    assert OrphanDay.objects.get(code="FHR25").count == 2
    assert OrphanDay.objects.count() <= counter.MOST_ORPHANS + 1
    assert sum(OrphanDay.objects.values_list("count", flat=True)) == 6 + 3 * counter.MOST_ORPHANS


@pytest.mark.django_db
def test_websites_without_end_take_no_more_rows_than_the_cap() -> None:
    for number in range(3 * counter.MOST_HOSTS):
        counter.count_entry(
            Entry.VERIFIED, page=1, tag_code=None, source=SourceClass.WEBSITE, host=f"x{number}.example"
        )
    counter.flush()
    assert ClassDay.objects.count() == counter.MOST_HOSTS + 1
    assert sum(ClassDay.objects.values_list("verified", flat=True)) == 3 * counter.MOST_HOSTS


def test_a_forked_worker_starts_with_nothing() -> None:
    """Otherwise every worker would write what its parent had counted, once more each."""
    import os

    counter.count_filtered(Filtered.RELOAD)
    child = os.fork()
    if child == 0:
        os._exit(len(counter._counts))
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert len(counter._counts) == 1


@pytest.mark.django_db(transaction=True)
def test_a_running_site_writes_by_itself_within_a_second_or_so() -> None:
    with override_settings(COUNTER_FLUSH_SECONDS=0.05):
        counter.count_filtered(Filtered.HEAD)
        thread = counter._thread
        assert thread is not None
        for _ in range(100):
            if FilteredDay.objects.filter(reason="head", count=1).exists():
                break
            thread.join(0.05)
    thread.join(5)
    assert not thread.is_alive()
    assert FilteredDay.objects.get().count == 1
