"""`uv run python -m tests.bench.inbox [largest [rounds [which]]]`: the inbox of 1 000 families beside 50 000.

Every address is asked of the two databases in turn, request by request, so that whatever else the machine
does meets both alike. What is compared is the 95th percentile of each; how many questions a request puts
to the larger database is counted too. Families are spread so that the smaller database, too, fills the
page of every address but the rare name's: two pages of fifty rows are compared, not fifty rows with five.
With `which`, only the addresses that have it in their name are asked.
"""

import gc
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tests.settings",
    "FHR_DATA_DIR": tempfile.mkdtemp(prefix="fhr-bench-"),
}
os.environ.pop("DATABASE_URL", None)
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

import django  # noqa: E402

django.setup()

from allauth.account.internal.flows.login import record_authentication  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.utils import timezone  # noqa: E402

from recruitment.desk import needs_now  # noqa: E402
from recruitment.desk.paging import place_after  # noqa: E402
from recruitment.leads.promise import end_of, working_days_after  # noqa: E402
from recruitment.leads.reference import new_reference  # noqa: E402
from recruitment.leads.status import BEFORE_TALK, EXITS, OWNED, Status  # noqa: E402
from recruitment.municipalities.actions import load_unit  # noqa: E402
from recruitment.municipalities.models import Municipality  # noqa: E402
from recruitment.privacy.contact import email_index, phone_index  # noqa: E402
from recruitment.privacy.encryption import encrypt  # noqa: E402
from recruitment.privacy.names import name_tokens  # noqa: E402
from recruitment.staff.models import User  # noqa: E402
from recruitment.staff.roles import Role  # noqa: E402
from recruitment.staff.setup import create_groups  # noqa: E402
from recruitment.triage import queries  # noqa: E402
from recruitment.triage.queries import Tab  # noqa: E402
from tests.make.campaigns import make_tag  # noqa: E402
from tests.make.history import make_need  # noqa: E402
from tests.make.staff import make_staff  # noqa: E402

SMALL, LARGE = 1_000, 50_000
ROUNDS = 30
MOST_TIMES_SLOWER = 1.2
MOST_QUERIES = 8
SHARES = {
    Status.RECEIVED: 14, Status.ASSIGNED: 10, Status.ATTEMPTED: 8, Status.CONTACTED: 8, Status.ASSESSED: 6,
    Status.DORMANT: 14, Status.HANDED_OVER: 10, Status.WITHDRAWN: 12, Status.NOT_PROCEEDING: 8,
    Status.UNREACHABLE: 5, Status.REFERRED: 3, Status.DUPLICATE: 2,
}  # fmt: skip
# The commonest surname is borne by three in a hundred, somewhat more than in the whole country, and by
# so many at least that they fill a page.
FIRST = ("Kim", "Åsa", "Omar", "Siv", "Leila", "Bo", "Karin", "Per", "Nils", "Maja")
COMMON, COMMONLY, AT_LEAST = "Andersson", 0.03, 60
LAST = tuple(
    f"{start}{end}"
    for start in ("Berg", "Lind", "Sjö", "Åker", "Öst", "Hed", "Dal")
    for end in ("ström", "lund", "kvist", "gren", "mark", "man")
)
# A name that so many families bear, whatever the size.
RARE, RARELY = "Ovanlig", 40
# So many are late, one handler's and in one municipality, whatever the size.
GATHERED = 60
# Of those at rest, a part that wakes within a week beside what chance makes of the others.
WAKING = 0.5
# Told in time that the first call takes longer: what one wave in a year comes to.
MOVED = 0.1
TODAY = timezone.localdate()


def main() -> int:
    largest = int(sys.argv[1]) if len(sys.argv) > 1 else LARGE
    furnish()
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    small, large = filled("small", SMALL), filled("large", largest)
    GIVEN.clear()
    # Python looks for litter when it likes, whichever database is being asked: here, between rounds.
    gc.disable()
    which = sys.argv[3] if len(sys.argv) > 3 else ""
    return report(*measure(small, large, rounds, which), largest)


def furnish() -> None:
    """A database with tables, colleagues, municipalities, needs and one tag, and no family yet."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    create_groups()
    load_unit(at=timezone.now())
    for number in range(5):
        make_staff(Role.HANDLER, email=f"handler{number}@example.se")
    make_tag()
    for _number in range(12):
        make_need()
    connections.close_all()


def filled(name: str, families: int) -> Any:
    """The connection to a copy of the furnished database that holds so many families."""
    return copied(name, connection, lambda: write(families), f"{families} families")


def copied(name: str, origin: Any, fill: Callable[[], None], what: str) -> Any:
    """The connection to a copy of another database, with more in it."""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{origin.settings_dict["NAME"]}"')
    other = connections.create_connection("default")
    other.settings_dict = {**connection.settings_dict, "NAME": name}
    with using(other):
        started = time.perf_counter()
        fill()
        with other.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        say(f"{what} written in {time.perf_counter() - started:.0f} s")
    return other


class using:
    """For a while, the site's own database is another one."""

    def __init__(self, other: Any) -> None:
        self.other = other

    def __enter__(self) -> None:
        self.before = connections["default"]
        connections["default"] = self.other

    def __exit__(self, *_error: object) -> None:
        connections["default"] = self.before


def write(families: int) -> None:
    """Families straight into the tables, locked and fingerprinted as intake does it."""
    chance = random.Random(families)
    handlers = User.objects.filter(email__startswith="handler").order_by("email")
    staff = list(handlers.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM recruitment_tag LIMIT 1")
        tag = cursor.fetchone()[0]
        cursor.execute("SELECT code FROM recruitment_municipality ORDER BY code")
        places = [row[0] for row in cursor.fetchall()]
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in COLUMNS}
    for number in range(families):
        for table, row in family(chance, number, staff, places, tag):
            rows[table].append(row)
        if len(rows["recruitment_lead"]) == 20_000:
            copy(rows)
    copy(rows)


COLUMNS = {
    "recruitment_lead": (
        "id", "reference", "entry_channel", "language", "form_version", "received_at", "promised_by",
        "contacted_at", "awaits_first_talk", "status", "status_since", "reason", "owner_id", "partner_id",
        "next_action", "next_action_on", "municipality_id", "home_types", "age_bands", "siblings",
        "is_protected", "answers",
    ),
    "recruitment_applicant": (
        "id", "lead_id", "position", "name", "phone", "email", "phone_index", "email_index",
    ),
    "recruitment_touch": (
        "id", "lead_id", "sequence", "kind", "tag_id", "answer", "source_class", "is_stale", "was_shown",
        "recorded_at",
    ),
    "recruitment_statuschange": ("lead_id", "sequence", "before", "after", "at", "by_id", "reason"),
    "recruitment_contactattempt": ("id", "lead_id", "at", "by_id", "way", "outcome", "note"),
    "recruitment_task": ("id", "case", "kind", "text", "due_on", "created_at", "created_by_id"),
    "recruitment_promiseevent": ("id", "lead_id", "mark", "at", "new_promise", "was_told"),
}  # fmt: skip
TOKENS: list[tuple[str, list[str]]] = []
# Among a million, two draw the same now and then; intake would draw again.
GIVEN: set[str] = set()


def family(
    chance: random.Random, number: int, staff: list[int], places: list[str], tag: str
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    lead, person = uuid.uuid4(), uuid.uuid4()
    status = Status(chance.choices(list(SHARES), weights=list(SHARES.values()))[0])
    received_at = timezone.now() - timedelta(days=chance.randrange(1, 3000), seconds=chance.randrange(86_400))
    if status in BEFORE_TALK:
        received_at = timezone.now() - timedelta(hours=chance.randrange(1, 120))
    is_gathered = number < GATHERED
    if is_gathered:
        status, received_at = Status.ATTEMPTED, timezone.now() - timedelta(days=chance.randrange(8, 20))
    since = received_at + timedelta(hours=chance.randrange(1, 100))
    owned = status != Status.RECEIVED
    owner, partner = staff[:2] if is_gathered else chance.sample(staff, 2)
    place = places[0] if is_gathered else chance.choice((places[0], *places[:8]))
    soon = status == Status.DORMANT and chance.random() < WAKING
    reference = unused_reference()
    has_step = status in OWNED | {Status.DORMANT}
    yield (
        "recruitment_lead",
        (
            lead, reference, chance.choices(("form", "call_me", "meeting"), (72, 12, 16))[0],
            chance.choices(("sv", "en"), (90, 10))[0], 1, received_at,
            end_of(working_days_after(received_at, 2)),
            None if status in BEFORE_TALK else since, status in BEFORE_TALK, status.value, since,
            "other" if status in EXITS else "", owner if owned else None,
            partner if owned and chance.random() < 0.6 else None,
            ("wake" if status == Status.DORMANT else "call_again") if has_step else "",
            TODAY + timedelta(days=chance.randrange(-5, 7 if soon else 40)) if has_step else None,
            place, '["jourhem"]' if chance.random() < 0.12 else '["familjehem"]',
            chance.choice(('["0-6"]', '["7-12", "13-17"]', '["13-17"]', "[]")), "maybe",
            chance.random() < 0.01, locked("lead.answers", lead, "{}"),
        ),
    )  # fmt: skip
    is_common = RARELY <= number < RARELY + AT_LEAST or chance.random() < COMMONLY
    last = COMMON if is_common else chance.choice(LAST)
    name = f"{chance.choice(FIRST)} {RARE if number < RARELY else last}"
    phone, email = f"+4670{number:07d}", f"familj{number}@example.se"
    yield (
        "recruitment_applicant",
        (
            person, lead, 1, locked("applicant.name", person, name),
            locked("applicant.phone", person, phone), locked("applicant.email", person, email),
            phone_index(phone), email_index(email),
        ),
    )  # fmt: skip
    TOKENS.append((str(person), name_tokens(name)))
    yield "recruitment_touch", (uuid.uuid4(), lead, 1, "tag", tag, "", "", False, True, received_at)
    yield "recruitment_statuschange", (lead, 1, "", "received", received_at, owner, "")
    if number < RARELY:
        task = uuid.uuid4()
        text = locked("task.text", task, "")
        yield "recruitment_task", (task, reference, "unreachable", text, TODAY, received_at, owner)
    if chance.random() < MOVED:
        later = end_of(working_days_after(received_at, 5))
        yield "recruitment_promiseevent", (uuid.uuid4(), lead, "moved", received_at, later, True)
    if owned:
        yield "recruitment_statuschange", (lead, 2, "received", status.value, since, owner, "")
        attempt = uuid.uuid4()
        note = locked("contactattempt.note", attempt, "")
        yield "recruitment_contactattempt", (attempt, lead, since, owner, "phone", "no_answer", note)


def unused_reference() -> str:
    while (reference := new_reference()) in GIVEN:
        pass
    GIVEN.add(reference)
    return reference


def locked(field: str, key: uuid.UUID, text: str) -> bytes:
    return encrypt(text, context=f"recruitment.{field}:{key}")


def copy(rows: dict[str, list[tuple[Any, ...]]]) -> None:
    with connection.cursor() as cursor:
        for table, of_table in rows.items():
            names = ", ".join(f'"{column}"' for column in COLUMNS[table])
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as into:
                for row in of_table:
                    into.write_row(row)
            of_table.clear()
        with cursor.copy("COPY recruitment_nametoken (applicant_id, token) FROM STDIN") as into:
            for person, tokens in TOKENS:
                for token in tokens:
                    into.write_row((person, token))
    TOKENS.clear()


Ask = Callable[[], Any]


def asks() -> dict[str, Ask]:
    """What a handler does in the inbox, as requests to the database in use."""
    user = User.objects.get(email="handler0@example.se")
    client = browser_of(user)
    here = Municipality.objects.order_by("code").values_list("code", flat=True)[0]
    inbox = {
        "first page": "",
        "mine": "flik=mina",
        "nobody's yet": "flik=utan-ansvarig",
        "waking": "flik=vaknar",
        "resting": "flik=vilar",
        "with investigators": "flik=hos-utredare",
        "ended": "flik=avslutade",
        "late": "nar=sena",
        "due today or late": "nar=idag",
        "due within a week": "nar=veckan",
        "municipality": f"kommun={here}",
        "age": "alder=13-17",
        "two ages": "alder=7-12&alder=13-17",
        "rare type of home": "hem=jourhem",
        "rare language": "sprak=en",
        "rare way in": "kanal=meeting",
        "mine, late, a municipality": f"flik=mina&nar=sena&kommun={here}",
        "ended, a municipality": f"flik=avslutade&kommun={here}",
        "far page": f"efter={place(user, Tab.TODO, far_into(Tab.TODO, user))}",
        "far page of the ended": f"flik=avslutade&efter={place(user, Tab.ENDED, far_into(Tab.ENDED, user))}",
    }
    known = queries.visible_to(user).order_by("received_at").first()
    assert known is not None
    person = known.applicants.get()
    searches = {"reference": known.reference, "telephone": person.phone, "e-mail": person.email,
                "common name": COMMON, "rare name": RARE}  # fmt: skip
    return {
        **{name: (lambda query=query: client.get(f"/handlaggning/?{query}"))
           for name, query in inbox.items()},
        **{f"search, {name}": (lambda text=text: client.post("/handlaggning/sok/", {"sok": text}))
           for name, text in searches.items()},
    }  # fmt: skip


def browser_of(user: User) -> Client:
    """Signed in with both factors."""
    client = Client()
    client.force_login(user)
    record_authentication(SimpleNamespace(session=(session := client.session)), user, "mfa", type="totp")
    session.save()
    return client


def far_into(tab: Tab, user: User) -> int:
    return int(queries.in_tab(tab, user=user, today=TODAY).count() * 0.8)


def place(user: User, tab: Tab, rows: int) -> str:
    leads = queries.in_tab(tab, user=user, today=TODAY).order_by(*queries.order_of(tab))
    return quote(place_after(leads[rows], tab))  # type: ignore[arg-type]


Times = dict[str, tuple[list[float], list[float]]]


def measure(
    small: Any, large: Any, rounds: int, which: str
) -> tuple[Times, dict[str, list[int]], dict[str, int]]:
    """Milliseconds of every request, from the two databases in turn, its rows in each, and its queries."""
    asked, rows = [], defaultdict(list)
    for database in (small, large):
        with using(database):
            asked.append({name: ask for name, ask in asks().items() if which in name})
    found: Times = {name: ([], []) for name in asked[0]}
    for round_number in range(-3, rounds):
        gc.collect()
        for name, times in found.items():
            for database, ask, kept in zip((small, large), asked, times, strict=True):
                with using(database):
                    started = time.perf_counter()
                    answer = ask[name]()
                    passed = (time.perf_counter() - started) * 1000
                assert answer.status_code in {200, 302}, name
                if round_number < 0:
                    rows[name].append(answer.content.count(b"data-row="))
                else:
                    kept.append(passed)
    with using(large):
        counted = {name: queries_of(ask) for name, ask in asked[1].items()}
    return found, rows, counted


def queries_of(ask: Ask) -> int:
    """Questions of one request, without the marks of its transaction and what is remembered for seconds."""
    needs_now.forget()
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
    marks = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
    return sum(not row["sql"].startswith(marks) for row in captured)


def report(found: Times, rows: dict[str, list[int]], queries: dict[str, int], largest: int) -> int:
    missed = 0
    say(
        f"{'':28}{'p95 at 1 000':>14}{f'p95 at {largest}':>18}{'ratio':>8}{'of medians':>12}"
        f"{'queries':>9}  rows"
    )
    for name, (few, many) in found.items():
        ratio = percentile(many) / percentile(few)
        middle = statistics.median(many) / statistics.median(few)
        is_search = name.startswith("search")
        missed += ratio > MOST_TIMES_SLOWER or (queries[name] > MOST_QUERIES and not is_search)
        say(
            f"{name:28}{percentile(few):11.1f} ms{percentile(many):15.1f} ms{ratio:8.2f}{middle:12.2f}"
            f"{queries[name]:9}  {rows[name][:2]}"
        )
    every = [percentile(many) / percentile(few) for few, many in found.values()]
    say(f"\nmiddle ratio {statistics.median(every):.2f}, worst {max(every):.2f}, over the bar: {missed}")
    return 1 if missed else 0


def percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
