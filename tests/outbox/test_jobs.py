"""Timed jobs run when they are due, once for all workers, and tell how it went."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from recruitment.hallway import DELIVERIES, DELIVERY_TITLES, JOBS
from recruitment.outbox.jobs import LONGEST_RUN, Job, beat, run_if_due
from recruitment.outbox.models import JobRun
from recruitment.outbox.queries import last_runs, silence

NOW = timezone.now()
HOUR = timedelta(hours=1)


def job(run=lambda at: "done", every: timedelta = HOUR) -> Job:
    return Job(name="tidy", title="Tidy", every=every, run=run)


@pytest.mark.django_db
def test_a_job_runs_at_once_and_then_when_its_time_has_come() -> None:
    assert run_if_due(job(), at=NOW)
    assert not run_if_due(job(), at=NOW + HOUR - timedelta(seconds=1))
    assert run_if_due(job(), at=NOW + HOUR)


@pytest.mark.django_db
def test_a_run_is_written_down() -> None:
    run_if_due(job(lambda at: f"tidied at {at:%Y}"), at=NOW)

    run = JobRun.objects.get(pk="tidy")
    assert (run.started_at, run.next_run_at, run.went_well) == (NOW, NOW + HOUR, True)
    assert run.result == f"tidied at {NOW:%Y}"
    assert run.finished_at is not None


@pytest.mark.django_db
def test_a_broken_job_is_written_down_and_tried_sooner() -> None:
    def break_down(at: datetime) -> str:
        raise RuntimeError("Anna Andersson")

    assert run_if_due(job(break_down, every=timedelta(days=1)), at=NOW)

    run = JobRun.objects.get(pk="tidy")
    assert (run.went_well, run.result) == (False, "RuntimeError")
    assert run.next_run_at == NOW + LONGEST_RUN


@pytest.mark.django_db
def test_a_second_worker_leaves_a_running_job_alone() -> None:
    seen: list[bool] = []

    def try_again(at: datetime) -> str:
        seen.append(run_if_due(job(), at=at))
        return ""

    run_if_due(job(try_again), at=NOW)
    assert seen == [False]


@pytest.mark.django_db
def test_a_job_whose_worker_died_is_taken_over() -> None:
    JobRun.objects.create(name="tidy", started_at=NOW, next_run_at=NOW + LONGEST_RUN)
    daily = job(every=timedelta(days=1))
    assert not run_if_due(daily, at=NOW + LONGEST_RUN - timedelta(seconds=1))
    assert run_if_due(daily, at=NOW + LONGEST_RUN)


@pytest.mark.django_db
def test_the_heartbeat_tells_how_long_the_worker_has_been_silent() -> None:
    assert silence(NOW) is None
    beat(at=NOW - timedelta(seconds=90))
    beat(at=NOW - timedelta(seconds=7))
    assert silence(NOW) == timedelta(seconds=7)
    assert last_runs() == {}


@pytest.mark.django_db
@pytest.mark.parametrize("listed", JOBS, ids=[listed.name for listed in JOBS])
def test_every_job_of_the_house_runs_on_an_empty_database(listed: Job) -> None:
    run_if_due(listed, at=NOW)
    assert last_runs()[listed.name].went_well, last_runs()[listed.name].result


def test_every_job_and_delivery_has_a_name_of_its_own() -> None:
    assert len({listed.name for listed in JOBS}) == len(JOBS)
    assert all(str(listed.title) for listed in JOBS)
    assert DELIVERIES.keys() == DELIVERY_TITLES.keys()
