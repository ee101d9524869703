"""`uv run python -m tests.bench.overview [families [times [rounds]]]`: the report's first page, ever fuller.

Four databases: so many families (50 000) and a million hits; the same families and five million hits; so
many times the families (20) with five million hits, all the others long before these; and as many, all of
them in the same years. Each page is asked of all of them in turn, request by request, so that whatever else
the machine does meets them alike. Held against a bar is how long the first of them takes, and the second
and the third beside the first: neither traffic nor what lies behind may cost anything. What the last takes
is told: in each of its periods there are so many times the families.
"""

import statistics
import sys
import time
from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.bench.inbox import browser_of, copied, furnish, percentile, say, using  # first: finds the settings

from django.db import connection, connections  # isort: skip
from django.db.models import F  # isort: skip
from django.test import Client  # isort: skip
from django.utils import timezone  # isort: skip

from recruitment.campaigns.channels import SourceClass  # isort: skip
from recruitment.campaigns.models import Tag  # isort: skip
from recruitment.leads.models import Lead, StatusChange  # isort: skip
from recruitment.leads.status import IN_HAND  # isort: skip
from recruitment.outcomes.models import Outcome  # isort: skip
from recruitment.report.form_words import STEPS  # isort: skip
from recruitment.staff.models import User  # isort: skip
from recruitment.staff.roles import Role  # isort: skip
from recruitment.visits.models import ClassDay, EntryDay, FunnelDay, TagDay  # isort: skip
from tests.make.history import make_goal, make_past  # isort: skip
from tests.make.staff import make_staff  # isort: skip

FAMILIES, TIMES, ROUNDS = 50_000, 20, 15
FEW_HITS, MANY_HITS = 1_000_000, 5_000_000
YEARS = 8
PAGES = 40
LONGEST_OPEN = timedelta(days=300)
HELD = ("more hits", "longer past")
MOST_SECONDS, MOST_TIMES_SLOWER = 1.0, 1.2
BATCH = 5_000
READER = "reader@example.se"


def main() -> int:
    families, times, rounds = (
        int(sys.argv[place]) if len(sys.argv) > place else standard
        for place, standard in ((1, FAMILIES), (2, TIMES), (3, ROUNDS))
    )
    furnish()
    today = timezone.localdate()
    make_staff(Role.UNIT_MANAGER, email=READER)
    make_goal(today.year, "leads", "year", families // YEARS)
    connections.close_all()
    first = copied(
        "first", connection, lambda: fill(families, today), f"{families} families and {FEW_HITS} hits"
    )
    first.close()
    visited = copied(
        "visited", first, lambda: hits(MANY_HITS - FEW_HITS, today), f"{MANY_HITS - FEW_HITS} hits more"
    )
    visited.close()
    databases = {"first": first, "more hits": visited}
    if times > 1:
        more = f"{families * (times - 1)} families more"
        databases["longer past"] = copied(
            "old", visited, lambda: multiply(times - 1, years=YEARS), f"{more}, before"
        )
        databases["longer past"].close()
        databases["fuller years"] = copied("full", visited, lambda: multiply(times - 1), more)
    return report(measure(databases, rounds, today))


def fill(families: int, today: date) -> None:
    make_past(families=families, since=today - timedelta(days=365 * YEARS), until=today)
    end_what_is_old(today - LONGEST_OPEN)
    hits(FEW_HITS, today)


def end_what_is_old(day: date) -> None:
    """Nothing stays open for years: the desk ends what it has, investigators decide, homes are taken."""
    by = User.objects.system()
    old = Lead.objects.filter(received_at__date__lt=day, status__in=IN_HAND)
    ended = list(old.values_list("pk", "received_at"))
    StatusChange.objects.bulk_create(
        [
            StatusChange(
                lead_id=lead, sequence=99, before="contacted", after="not_proceeding", by=by,
                at=came + timedelta(days=90), reason="other",
            )
            for lead, came in ended
        ],
        batch_size=BATCH,
    )  # fmt: skip
    old.update(
        status="not_proceeding", reason="other", owner=None, next_action="", next_action_on=None,
        awaits_first_talk=False, status_since=F("received_at") + timedelta(days=90),
    )  # fmt: skip
    waiting = Lead.objects.filter(
        received_at__date__lt=day, status="handed_over", investigated_until__isnull=True
    )
    free = Lead.objects.filter(free_since__lt=day)
    Outcome.objects.bulk_create(
        [
            Outcome(
                lead_id=lead, kind=kind, occurred_on=came.date() + timedelta(days=200),
                recorded_at=came + timedelta(days=200), recorded_by=by,
            )
            for kind, leads in (("unsuitable", waiting), ("recruited_elsewhere", free))
            for lead, came in leads.values_list("pk", "received_at")
        ],
        batch_size=BATCH,
    )  # fmt: skip
    waiting.update(investigated_until=day)
    free.update(free_since=None)


def hits(count: int, today: date) -> None:
    """Arrivals and forms, as the counters of many processes would have added them up by day."""
    chance = Random(count)
    codes = list(Tag.objects.values_list("pk", flat=True))
    days = [today - timedelta(days=past) for past in range(365 * YEARS)]
    tagged: Counter[tuple[date, str]] = Counter()
    untagged: Counter[tuple[date, str]] = Counter()
    pages: Counter[tuple[date, int]] = Counter()
    for _hit in range(count):
        day = chance.choice(days)
        pages[day, chance.randrange(PAGES)] += 1
        if chance.random() < 0.4:
            tagged[day, chance.choice(codes)] += 1
        else:
            untagged[day, chance.choice(SourceClass.values)] += 1
    # The past that the families were made with has rows of its own, and so has an earlier round of hits.
    for model, names, counted in (
        (TagDay, ("day", "tag_id"), tagged),
        (ClassDay, ("day", "source_class"), untagged),
        (EntryDay, ("day", "page"), pages),
    ):
        model._default_manager.all().delete()
        model._default_manager.bulk_create(
            [model(**dict(zip(names, key, strict=True)), verified=n) for key, n in counted.items()],
            batch_size=BATCH,
        )
    if not FunnelDay.objects.filter(step="start").exists():
        FunnelDay.objects.bulk_create(
            [
                FunnelDay(day=day, step=step, event=event, tag_code=code, count=chance.randrange(1, 9))
                for day in days
                for code in ("", *codes)
                for step, event in (("start", "started"), *((step, "passed") for step in STEPS))
            ],
            batch_size=BATCH,
        )


COPIED = {
    "recruitment_touch": "id",
    "recruitment_statuschange": "",
    "recruitment_contactattempt": "id",
    "recruitment_handover": "id",
    "recruitment_outcome": "id",
}


def multiply(times: int, years: int = 0) -> None:
    """Every family again so many times, with all that happened to it, each time so many years earlier."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE original AS SELECT id FROM recruitment_lead")
        for time_before in range(1, times + 1):
            back = f"interval '{365 * years * time_before} days'"
            cursor.execute("CREATE TEMP TABLE twin AS SELECT id, gen_random_uuid() AS other FROM original")
            cursor.execute("CREATE UNIQUE INDEX ON twin (id)")
            new = {"id": "twin.other", "reference": "substr(md5(twin.other::text), 1, 13)"}
            again(cursor, "recruitment_lead", "id", new, back)
            for table, key in COPIED.items():
                new = {"lead_id": "twin.other", **({key: "gen_random_uuid()"} if key else {})}
                again(cursor, table, "lead_id", new, back)
            cursor.execute("DROP TABLE twin")
    end_what_is_old(timezone.localdate() - LONGEST_OPEN)


def again(cursor: Any, table: str, owner: str, other: dict[str, str], back: str) -> None:
    """Copies the rows of a table that belong to the originals, and moves their days and moments back."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_name = %s AND is_generated = 'NEVER'"
        " AND NOT (column_name = 'id' AND is_identity = 'YES')",
        [table],
    )
    kinds = dict(cursor.fetchall())
    moved = {
        name: f'(t."{name}" - {back})::{kind}'
        for name, kind in kinds.items()
        if kind in {"date", "timestamp with time zone"}
    }
    values = ", ".join(other.get(name) or moved.get(name) or f't."{name}"' for name in kinds)
    columns = ", ".join(f'"{name}"' for name in kinds)
    cursor.execute(
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} t JOIN twin ON t.{owner} = twin.id"
    )


Times = dict[str, dict[str, list[float]]]


def measure(databases: dict[str, Any], rounds: int, today: date) -> Times:
    """Milliseconds of every request, from the databases in turn."""
    pages = {"the half-year": "/rapport/", "the year": f"/rapport/?period={today.year}"}
    clients: dict[str, Client] = {}
    for name, database in databases.items():
        with using(database):
            clients[name] = browser_of(User.objects.get(email=READER))
    found: Times = {page: {name: [] for name in databases} for page in pages}
    for round_number in range(-2, rounds):
        for page, address in pages.items():
            for name, database in databases.items():
                with using(database):
                    started = time.perf_counter()
                    answer = clients[name].get(address)
                    passed = (time.perf_counter() - started) * 1000
                assert answer.status_code == 200, (name, answer.status_code)
                if round_number >= 0:
                    found[page][name].append(passed)
        say(f"round {round_number + 1} of {rounds}")
    return found


def report(found: Times) -> int:
    missed = 0
    for page, by_database in found.items():
        for name, times in by_database.items():
            middle, late = statistics.median(times), percentile(times)
            say(f"{page:16}{name:16} median {middle:8.0f} ms, p95 {late:8.0f} ms")
        middles = {name: statistics.median(times) for name, times in by_database.items()}
        for name, middle in middles.items():
            ratio, is_held = middle / middles["first"], name in HELD
            say(f"{page}: {name} ÷ first {ratio:.2f}" + f" (at most {MOST_TIMES_SLOWER})" * is_held)
            missed += is_held and ratio > MOST_TIMES_SLOWER
    first = statistics.median(found["the half-year"]["first"]) / 1000
    say(f"the half-year, first: {first:.2f} s (at most {MOST_SECONDS:.0f} s)")
    return int(bool(missed) or first > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
