"""`manage.py demo`: a whole unit on one machine, set up, filled and running, with nothing to install."""

import argparse
import gc
import json
import signal
import sys
import time
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils import timezone
from django.utils.translation import gettext as _

from fhr.demo import accounts, build, handout, network, static_files
from fhr.demo.accounts import Account
from fhr.demo.environment import add_options, write_private
from fhr.demo.interruption import interruptible
from fhr.demo.servers import CannotStart, Servers


class Command(BaseCommand):
    help = "Set up and run a demo with made-up families; it can never send mail."
    # Each check opens files and tables that the first start has yet to make.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                _("Start the demo with “manage.py demo”, so that it gets settings of its own.")
            )
        self.started = time.monotonic()
        # A terminal that knows no Swedish letters shall not stop anything.
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
        data_dir = Path(settings.DATA_DIR)
        if not options["no_serve"]:
            self.refuse_busy_port()
        try:
            with interruptible():
                people = self.set_up(data_dir)
        except KeyboardInterrupt:
            self.stdout.write(_("Stopped. Start again, and what is missing will be made."))
            raise SystemExit(130) from None
        handout.write(data_dir / "demo.json", people)
        if options["no_serve"]:
            self.say(
                _("Everything is set up; addresses and accounts stand in %(file)s")
                % {"file": data_dir / "demo.json"}
            )
            return
        self.serve(data_dir, people)

    def set_up(self, data_dir: Path) -> list[Account]:
        """Does what has not been done yet; each step is whole or is done again next time."""
        # Looking for litter among all that is made and kept takes a fifth of the first start.
        gc.freeze()
        gc.set_threshold(100_000, 50, 100)
        collection = self.start_collecting()
        build.bring_up_to_date(self.say)
        ready = data_dir / "demo.ready"
        is_new = not ready.exists()
        seals = {} if is_new else json.loads(ready.read_text())
        people = build.employ(handout.read_accounts(data_dir / "demo.json"), seals)
        if is_new:
            build.fill(self.say, now=timezone.now())
        write_private(ready, json.dumps(accounts.seals()))
        if collection:
            collection.wait()
        return people

    def start_collecting(self) -> static_files.Collection | None:
        if static_files.are_fresh():
            return None
        self.say(_("Collecting style sheets, scripts and pictures"))
        collection = static_files.Collection()
        collection.start()
        return collection

    def serve(self, data_dir: Path, people: list[Account]) -> None:
        """Runs both servers until Ctrl-C; ends them whatever happens."""
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, lambda *_: stop.set())
        # The children open their own; ours would only hold the database file.
        connections.close_all()
        self.say(_("Starting the web server and the background worker"))
        servers = Servers(binds=_binds(), data_dir=data_dir)
        try:
            servers.wait_until_ready(handout.urls()["health_ready"], stop=stop)
            if not stop.is_set():
                self.say(_("Ready"))
                self.stdout.write("\n" + handout.screen(people))
                self.stdout.flush()
                connections.close_all()
            ended_well = servers.watch(stop=stop)
        except CannotStart:
            ended_well = False
        finally:
            self.stdout.write(_("Ending the demo"))
            servers.end()
        if not ended_well:
            raise CommandError(
                _("The web server stopped. The end of its log, %(file)s:") % {"file": servers.log_path}
                + "\n"
                + servers.last_words()
            )

    def refuse_busy_port(self) -> None:
        for bind in _binds():
            host, _colon, port = bind.rpartition(":")
            if not network.is_free(host, int(port)):
                raise CommandError(
                    _("Port %(port)s is taken by another program. Choose another one with --port.")
                    % {"port": port}
                )

    def say(self, text: str) -> None:
        """One line of progress with the time it came, at once even when the output is a file."""
        self.stdout.write(f"{time.monotonic() - self.started:6.1f} s  {text}")
        self.stdout.flush()


def _binds() -> list[str]:
    """The address the demo goes by, and always this computer's own."""
    address = urlsplit(settings.BASE_URL)
    return [f"{host}:{address.port}" for host in dict.fromkeys([address.hostname, "127.0.0.1"])]
