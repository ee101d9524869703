"""`uv run python -m tests.bench.beside`: what a visitor notices of a receiver that is down.

The site and its worker run as they do for real. Two thousand packages wait for a receiver that breaks
every line, tried again as seldom as after half an hour of it; in turn with that, nothing is due at all.
Short spells of each are asked in turn, so that whatever else the machine does meets both alike.
"""

import os
import random
import statistics
import subprocess
import sys
import time
import uuid
from base64 import b64encode
from collections import defaultdict
from datetime import timedelta

from tests.bench.__main__ import PAGE, ROOT, furnish, say, serving
from tests.bench.load import Line, request
from tests.make.receiver import SECRET, a_receiver

PACKAGES = 2_000
SPELLS, SPELL_SECONDS = 24, 3.0
# The wait after the fifth attempt: half an hour into an outage.
AGAIN_WITHIN = timedelta(minutes=8)
MOST_TIMES_SLOWER = 1.10
PAGES = {"kept page": request(PAGE, "gzip"), "drawn page": request(f"{PAGE}?x=1", "gzip"),
         "the form's start": request("/intresse/", "gzip")}  # fmt: skip


def main() -> int:
    with a_receiver() as receiver:
        receiver.answer = lambda _receiver, _event: 0
        os.environ |= {
            "FHR_HANDOFF_WAYS": "built_in,webhook",
            "FHR_HANDOFF_WEBHOOK_URL": receiver.url,
            "FHR_HANDOFF_WEBHOOK_HOSTS": "localhost",
            "FHR_HANDOFF_WEBHOOK_NETWORKS": "127.0.0.0/8,::1/128",
            "FHR_HANDOFF_WEBHOOK_SECRETS": "whsec_" + b64encode(SECRET).decode(),
        }
        furnish()
        queue_packages()
        with serving() as port:
            worker = subprocess.Popen([sys.executable, "manage.py", "work"], cwd=ROOT)
            try:
                took = measure(port)
            finally:
                worker.terminate()
                worker.wait(timeout=30)
        return report(took, calls=len(receiver.calls))


def queue_packages() -> None:
    from django.conf import settings
    from django.utils import timezone

    from fhr.env import Handoff
    from recruitment.handoff.models import Adapter
    from recruitment.outbox.models import OutboxMessage
    from tests.make.triage import make_handed_over

    settings.HANDOFF = Handoff(ways=tuple(Adapter.values))
    case = make_handed_over(adapter=Adapter.WEBHOOK)
    OutboxMessage.objects.all().delete()
    now = timezone.now()
    OutboxMessage.objects.bulk_create(
        OutboxMessage(
            kind="handoff.webhook",
            effect_key=f"bench:{number}",
            lane=f"bench:{uuid.uuid4()}",
            payload={"handover": str(case.pk)},
            attempts=5,
            next_attempt_at=now,
            created_at=now,
        )
        for number in range(PACKAGES)
    )


def measure(port: int) -> dict[str, dict[str, list[float]]]:
    """Seconds of every answer, by whether the receiver is asked meanwhile and by page."""
    took: dict[str, dict[str, list[float]]] = {state: defaultdict(list) for state in ("quiet", "down")}
    line = Line(port)
    for _again in range(3):
        for asked in PAGES.values():
            line.ask(asked)
            line.answer()
    for spell in range(SPELLS):
        state = ("quiet", "down")[spell % 2]
        let_try(state == "down")
        until = time.monotonic() + SPELL_SECONDS
        while time.monotonic() < until:
            for name, asked in PAGES.items():
                began = time.perf_counter()
                line.ask(asked)
                line.answer()
                took[state][name].append(time.perf_counter() - began)
    return took


def let_try(is_due: bool) -> None:
    """Packages are due one after the other over the wait that they have come to, or not at all."""
    from django.db import transaction
    from django.utils import timezone

    from recruitment.outbox.models import OutboxMessage

    now = timezone.now()
    with transaction.atomic():
        waiting = list(OutboxMessage.objects.filter(kind="handoff.webhook"))
        for message in waiting:
            message.status, message.attempts, message.leased_until = "queued", 5, None
            wait = random.uniform(0, AGAIN_WITHIN.total_seconds()) if is_due else 90_000
            message.next_attempt_at = now + timedelta(seconds=wait)
        OutboxMessage.objects.bulk_update(
            waiting, ["status", "attempts", "leased_until", "next_attempt_at"], batch_size=500
        )


def report(took: dict[str, dict[str, list[float]]], *, calls: int) -> int:
    say(f"{PACKAGES} packages waited; the receiver was asked {calls} times")
    worst = 0.0
    for name in PAGES:
        quiet, down = (_p95(took[state][name]) for state in ("quiet", "down"))
        worst = max(worst, down / quiet)
        say(
            f"{name:18} p95 {1000 * quiet:6.1f} ms with nothing due, {1000 * down:6.1f} ms beside a receiver "
            f"that is down: {down / quiet:.2f} ({len(took['down'][name])} answers)"
        )
    return int(worst > MOST_TIMES_SLOWER)


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


if __name__ == "__main__":
    sys.exit(main())
