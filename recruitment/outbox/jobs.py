"""Timed jobs: what runs by itself, how often, and how the last run went."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise

from recruitment.outbox.models import JobRun

HEARTBEAT = "heartbeat"
# A job whose worker died is tried again after this, even if it otherwise runs once a day.
LONGEST_RUN = timedelta(minutes=15)

logger = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Job:
    """One thing that happens by itself; `run` takes the time and answers with a line for the screen.

    Running twice must do no harm: a worker may die between doing and writing down.
    """

    name: str
    title: str | Promise
    every: timedelta
    run: Callable[[datetime], str]


def run_if_due(job: Job, *, at: datetime) -> bool:
    """Runs the job unless it is too early or another worker took it; its JobRun tells how it went."""
    if not _take(job, at=at):
        return False
    try:
        result, went_well = job.run(at), True
    except Exception as error:
        # One broken job must not stop the others; the error's text may quote data, its kind may not.
        logger.exception("Job %s broke", job.name)
        result, went_well = type(error).__name__, False
    next_run = at + (job.every if went_well else min(job.every, LONGEST_RUN))
    JobRun.objects.filter(pk=job.name, started_at=at).update(
        finished_at=timezone.now(), next_run_at=next_run, went_well=went_well, result=result[:200]
    )
    return True


def beat(*, at: datetime) -> None:
    """Says that a worker is alive; the health page asks how long ago this was."""
    JobRun.objects.update_or_create(pk=HEARTBEAT, defaults={"started_at": at, "finished_at": at})


def _take(job: Job, *, at: datetime) -> bool:
    run, _created = JobRun.objects.get_or_create(pk=job.name, defaults={"started_at": at, "next_run_at": at})
    # Read before writing: the worker asks every second, and mostly the answer is no.
    if run.next_run_at and run.next_run_at > at:
        return False
    due = Q(next_run_at__isnull=True) | Q(next_run_at__lte=at)
    return bool(
        JobRun.objects.filter(due, pk=job.name).update(
            started_at=at, finished_at=None, next_run_at=at + min(job.every, LONGEST_RUN)
        )
    )
