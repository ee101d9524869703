"""The one background process: sends what waits in the outbox and runs the timed jobs."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Event

from django.db import Error as DatabaseError
from django.db import close_old_connections
from django.utils import timezone

from recruitment.outbox.delivery import Deliveries, deliver_next, give_up_abandoned
from recruitment.outbox.jobs import Job, beat, run_if_due

PAUSE = 1.0
# While the database is away; short enough that mail flows again within seconds of its return.
PAUSE_AFTER_ERROR = 5.0
BEAT_EVERY = timedelta(seconds=10)

Clock = Callable[[], datetime]
logger = logging.getLogger(__name__)


def work(deliveries: Deliveries, jobs: Sequence[Job], *, stop: Event, clock: Clock = timezone.now) -> None:
    """Works until `stop` is set. Several processes may work at once: all claims are conditional."""
    worker = Worker(deliveries, jobs, stop=stop, clock=clock)
    while not stop.is_set():
        close_old_connections()
        try:
            busy = worker.turn()
        except DatabaseError:
            logger.exception("The database does not answer; trying again")
            stop.wait(PAUSE_AFTER_ERROR)
        else:
            if not busy:
                stop.wait(PAUSE)


class Worker:
    """One worker's turns, with the time of its last sign of life."""

    def __init__(
        self, deliveries: Deliveries, jobs: Sequence[Job], *, stop: Event, clock: Clock = timezone.now
    ) -> None:
        self.deliveries = deliveries
        self.jobs = jobs
        self.stop = stop
        self.clock = clock
        self._last_beat: datetime | None = None

    def turn(self) -> bool:
        """Runs each due job and sends one message; True when there may be more to send at once."""
        self._beat()
        for job in self.jobs:
            if self.stop.is_set():
                return False
            if run_if_due(job, at=self.clock()):
                self._beat()
        give_up_abandoned(at=self.clock())
        return deliver_next(self.deliveries, at=self.clock()) is not None

    def _beat(self) -> None:
        now = self.clock()
        if self._last_beat is None or now - self._last_beat >= BEAT_EVERY:
            beat(at=now)
            self._last_beat = now
