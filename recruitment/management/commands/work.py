"""The background worker: `manage.py work` sends the outbox and runs every timed job."""

import signal
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from recruitment.hallway import DELIVERIES, JOBS
from recruitment.outbox.worker import Worker, work


class Command(BaseCommand):
    help = "Sends what waits in the outbox and runs the timed jobs, until it is told to stop."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then stop")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = Event()
        if options["once"]:
            worker = Worker(DELIVERIES, JOBS, stop=stop)
            while worker.turn():
                pass
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            # The message or job at hand is finished first; a second signal changes nothing.
            signal.signal(number, lambda *_: stop.set())
        work(DELIVERIES, JOBS, stop=stop)
