"""Counts the obligatory statistics once more, in plain Python over the raw rows of the event log.

Nothing is asked of the report's own code, and nothing of the database but whole tables, so that the two
counts can only agree by both being right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from recruitment.handoff.models import Handover
from recruitment.leads.models import Lead, StatusChange
from recruitment.municipalities.models import Municipality
from recruitment.outcomes.models import Outcome
from recruitment.triage.models import ContactAttempt

ZONE = ZoneInfo("Europe/Stockholm")
ENDED = {"withdrawn", "not_proceeding", "unreachable", "duplicate", "referred"}
WAYS = ["withdrawn", "not_proceeding", "unreachable", "referred", "unsuitable"]


@dataclass
class Family:
    place: str
    received_at: datetime
    promised_by: datetime
    contacted_at: datetime | None
    # Before, after and moment of every move, in order.
    moves: list[tuple[str, str, datetime]]
    attempts: list[tuple[datetime, str]]
    was_handed_over: bool
    # Kind → day and municipality of the facts that stand.
    facts: dict[str, tuple[date, str]]

    @property
    def status(self) -> str:
        return self.moves[-1][1]

    def day(self, kind: str) -> date | None:
        return self.facts[kind][0] if kind in self.facts else None

    def verdict(self) -> date | None:
        return self.day("suitable") or self.day("unsuitable")


@dataclass
class Log:
    families: list[Family]
    # The lines of a table by municipality: code → name, members only.
    members: dict[str, str]
    now: datetime

    @property
    def today(self) -> date:
        return day_of(self.now)

    def lines(self, cells: Callable[[list[Family]], tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
        """One line a municipality where the family lives, and the total."""
        sorted_out: dict[str, list[Family]] = {name: [] for name in self.names}
        for family in self.families:
            sorted_out[self.name(family.place)].append(family)
        return {
            **{name: cells(mine) for name, mine in sorted_out.items()},
            "Summa": cells(self.families),
        }

    @property
    def names(self) -> list[str]:
        return [*self.members.values(), "Övriga kommuner", "Kommun inte angiven"]

    def name(self, place: str) -> str:
        return self.members.get(place, "Övriga kommuner") if place else "Kommun inte angiven"


def read_log(now: datetime) -> Log:
    moves: dict[object, list[tuple[str, str, datetime]]] = {}
    for row in sorted(StatusChange.objects.all(), key=lambda row: row.sequence):
        moves.setdefault(row.lead_id, []).append((row.before, row.after, row.at))
    attempts: dict[object, list[tuple[datetime, str]]] = {}
    for row in ContactAttempt.objects.all():
        attempts.setdefault(row.lead_id, []).append((row.at, row.outcome))
    rows = list(Outcome.objects.all())
    replaced = {row.supersedes_id for row in rows}
    facts: dict[object, dict[str, tuple[date, str]]] = {}
    for row in rows:
        if row.pk not in replaced and row.kind:
            facts.setdefault(row.lead_id, {})[row.kind] = (row.occurred_on, row.municipality_id or "")
    handed_over = {row.lead_id for row in Handover.objects.all()}
    families = [
        Family(
            lead.municipality_id or "",
            lead.received_at,
            lead.promised_by,
            lead.contacted_at,
            moves[lead.pk],
            attempts.get(lead.pk, []),
            lead.pk in handed_over,
            facts.get(lead.pk, {}),
        )
        for lead in Lead.objects.all()
    ]
    members = {
        row.code: row.name
        for row in sorted(Municipality.objects.all(), key=lambda row: row.name)
        if row.is_member
    }
    households = [family for family in families if family.status != "duplicate"]
    return Log(households, members, now)


def five_counts(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    def holds(day: date | None) -> bool:
        return day is not None and start <= day < end

    lines = {}
    for name in [*log.names, "Summa"]:
        mine = [family for family in log.families if name in ("Summa", log.name(family.place))]
        went = [
            kind
            for family in log.families
            for kind, (day, place) in family.facts.items()
            if holds(day) and name in ("Summa", log.name(place))
        ]
        lines[name] = (
            sum(holds(day_of(family.received_at)) for family in mine),
            sum(holds(family.day("case_opened")) for family in mine),
            went.count("matched"),
            went.count("placed"),
            sum(holds(family.day("trained")) for family in mine),
        )
    return lines


def lead_times(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    def cells(families: list[Family]) -> tuple[object, ...]:
        days = sorted(
            (verdict - day_of(family.received_at)).days
            for family in families
            if (verdict := family.verdict()) and start <= verdict < end
        )
        waiting = 0
        for family in families:
            status, last = family.status, log.today
            if end <= log.today:
                then = [after for _before, after, at in family.moves if day_of(at) < end]
                status, last = (then or [""])[-1], end - timedelta(days=1)
            decided = [day for kind in ("suitable", "unsuitable", "withdrawn") if (day := family.day(kind))]
            waiting += status == "handed_over" and not any(day <= last for day in decided)
        middle = len(days) // 2
        median = Fraction(days[middle] + days[~middle], 2) if days else None
        ninth = next((day for day in days if 10 * sum(one <= day for one in days) >= 9 * len(days)), None)
        return len(days), median, ninth, waiting

    return log.lines(cells)


def lead_times_of_cohort(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    def cells(families: list[Family]) -> tuple[object, ...]:
        waits = []
        for family in families:
            if not family.was_handed_over or not start <= day_of(family.received_at) < end:
                continue
            left = day_of(family.moves[-1][2]) if family.status in ENDED else None
            until = family.verdict() or family.day("withdrawn") or left or log.today
            waits.append(((until - day_of(family.received_at)).days, family.verdict() is not None))
        finished = sum(is_finished for _days, is_finished in waits)
        return finished, kaplan_meier(waits, 50), kaplan_meier(waits, 90), len(waits) - finished

    return log.lines(cells)


def placements(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    def cells(families: list[Family]) -> tuple[object, ...]:
        cohort = [
            family for family in families if (opened := family.day("case_opened")) and start <= opened < end
        ]
        waits = [
            (placed - opened).days
            for family in cohort
            if (placed := family.day("placed")) and (opened := family.day("case_opened"))
        ]
        still_open = sum(
            not {"placed", "unsuitable", "withdrawn"} & set(family.facts) and family.status not in ENDED
            for family in cohort
        )
        had_their_year = end + timedelta(days=365) <= log.today
        within = sum(wait <= 365 for wait in waits) if had_their_year else None
        return len(cohort), len(waits), within, still_open

    return log.lines(cells)


def free_homes(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    last = min(end - timedelta(days=1), log.today)

    def is_free(family: Family) -> bool:
        since = family.day("available")
        if since is None or since > last:
            return False
        gone = [family.day(kind) for kind in ("matched", "placed", "withdrawn", "unsuitable")]
        return not any(day and since <= day <= last for day in gone)

    return log.lines(lambda families: (sum(map(is_free, families)),))


def responses(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    def cells(families: list[Family]) -> tuple[object, ...]:
        came = [family for family in families if start <= day_of(family.received_at) < end]
        due = reached = tried = 0
        waits = []
        for family in came:
            in_time = family.contacted_at is not None and family.contacted_at <= family.promised_by
            has_left = family.contacted_at is None and family.status in ENDED
            if has_left and family.moves[-1][2] <= family.promised_by:
                pass
            elif family.promised_by < log.now or in_time:
                due += 1
                reached += in_time
                tried += in_time or any(
                    at <= family.promised_by and outcome in {"reached", "message_left"}
                    for at, outcome in family.attempts
                )
            until = family.contacted_at or (family.moves[-1][2] if has_left else log.now)
            waits.append(((day_of(until) - day_of(family.received_at)).days, family.contacted_at is not None))
        return due, reached, tried, due - tried, kaplan_meier(waits, 50), kaplan_meier(waits, 90)

    return log.lines(cells)


def ways_out(log: Log, start: date, end: date) -> dict[str, tuple[object, ...]]:
    def way(family: Family) -> str | None:
        if family.status in ENDED:
            return family.status if start <= day_of(family.moves[-1][2]) < end else None
        judged = family.day("unsuitable")
        return "unsuitable" if judged and start <= judged < end else None

    def cells(families: list[Family]) -> tuple[object, ...]:
        left = [found for family in families if (found := way(family))]
        return *(left.count(one) for one in WAYS), len(left)

    return log.lines(cells)


def kaplan_meier(waits: list[tuple[int, bool]], per_cent: int) -> int | None:
    """The product-limit estimate, day by day and in exact fractions."""
    survived = Fraction(1)
    for day in sorted({days for days, is_finished in waits if is_finished}):
        at_risk = sum(days >= day for days, _is_finished in waits)
        ends = sum(days == day and is_finished for days, is_finished in waits)
        survived *= 1 - Fraction(ends, at_risk)
        if survived <= 1 - Fraction(per_cent, 100):
            return day
    return None


def day_of(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()
