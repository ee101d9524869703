"""Fills the day tables of entries and form steps so that they fit the families: never fewer than they."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from fhr.demo.calendar import days_between, spread
from fhr.demo.drawing import Family
from fhr.demo.form_use import write_form_use
from fhr.demo.households import days_written_again
from fhr.demo.plan import Planned
from recruitment.campaigns.channels import SourceClass
from recruitment.interest.call_me.form import CALL_ME
from recruitment.interest.steps import LAST, STEPS
from recruitment.visits.classify import Filtered
from recruitment.visits.models import ClassDay, EntryDay, FilteredDay, FunnelDay, TagDay

STARTED = "started"
# Of those who begin the form, this many stop before its end.
GIVES_UP = 0.42
# Where those who stop do so, step by step; many only wanted to see what is asked.
STOPS_AT = (30, 14, 8, 8, 6, 10, 18, 6)
# How many look for each one who begins.
LANDINGS_A_START = 14
# Untagged entries a day, by class of source.
A_DAY = {
    SourceClass.SEARCH: 6, SourceClass.DIRECT: 5, SourceClass.SOCIAL: 2, SourceClass.MUNICIPALITY: 2,
    SourceClass.RETURNED: 1, SourceClass.WEBSITE: 1,
}  # fmt: skip
# Where they came from; most apps and mail programs do not say.
WEBSITES = {
    SourceClass.SEARCH: ("google.com", "google.com", "google.se", "bing.com", "duckduckgo.com"),
    SourceClass.SOCIAL: ("facebook.com", "l.facebook.com", "instagram.com", ""),
    SourceClass.WEBSITE: ("lokaltidning.example", "forening.example"),
}
FILTERED_A_DAY = {Filtered.CRAWLER: 22, Filtered.PREVIEW: 3, Filtered.PREFETCH: 2, Filtered.RELOAD: 2}
UNVERIFIED = 0.03
BATCH = 1000

Day = date
Counts = Counter[tuple[Day, str]]


def write_entries(
    rng: Random,
    families: Sequence[Family],
    planned: Sequence[Planned],
    *,
    pages: Sequence[int],
    since: date,
    today: date,
) -> None:
    """Day tables from `since` up to today: each family has landed and begun, and many have only looked."""
    starts = _starts(rng, families, planned, today=today)
    tagged = _landings(rng, starts, planned, today=today)
    days = days_between(since, today)
    untagged = _untagged(rng, starts, days)
    _write_funnel(rng, families, starts)
    write_form_use(rng)
    TagDay.objects.bulk_create(
        [TagDay(day=day, tag_id=code, **_split(rng, n)) for (day, code), n in tagged.items()],
        batch_size=BATCH,
    )
    ClassDay.objects.bulk_create(
        [
            ClassDay(day=day, source_class=source, host=host, **_split(rng, count))
            for (day, source), n in untagged.items()
            for host, count in Counter(rng.choices(WEBSITES.get(source, ("",)), k=n)).items()
        ],
        batch_size=BATCH,
    )
    _write_pages(rng, tagged, untagged, pages)
    FilteredDay.objects.bulk_create(
        [
            FilteredDay(day=day, reason=reason, count=n)
            for reason, a_day in FILTERED_A_DAY.items()
            for day, n in spread(rng, a_day * len(days), days).items()
        ],
        batch_size=BATCH,
    )


def _starts(rng: Random, families: Sequence[Family], planned: Sequence[Planned], *, today: date) -> Counts:
    """Forms begun by day and code: every family's own, and those of people who gave up."""
    starts: Counts = Counter()
    for family in families:
        starts[(timezone.localdate(family.received_at), family.tag_code)] += 1
    came_with = Counter(family.tag_code for family in families)
    for code, days in _running(planned, today).items():
        for day, n in spread(rng, _gave_up(came_with[code]), days).items():
            starts[(day, code)] += n
    for day, n in spread(rng, _gave_up(came_with[""]), [day for day, code in starts if not code]).items():
        starts[(day, "")] += n
    return starts


def _gave_up(finished: int) -> int:
    return round(finished * GIVES_UP / (1 - GIVES_UP))


def _landings(rng: Random, starts: Counts, planned: Sequence[Planned], *, today: date) -> Counts:
    landings: Counts = Counter({(day, code): n for (day, code), n in starts.items() if code})
    began: Counter[str] = Counter()
    for (_day, code), n in starts.items():
        began[code] += n
    for code, days in _running(planned, today).items():
        lookers = began[code] * (LANDINGS_A_START - 1) + rng.randint(3, 12)
        for day, n in spread(rng, lookers, days).items():
            landings[(day, code)] += n
    return landings


def _untagged(rng: Random, starts: Counts, days: Sequence[date]) -> Counts:
    entries: Counts = Counter()
    for (day, code), n in starts.items():
        if not code:
            entries[(day, SourceClass.DIRECT.value)] += n
    for source, a_day in A_DAY.items():
        for day, n in spread(rng, a_day * len(days), days).items():
            entries[(day, source.value)] += n
    return entries


def _write_funnel(rng: Random, families: Sequence[Family], starts: Counts) -> None:
    """Every run step by step, in the events that the form itself counts."""
    funnel: Counter[tuple[date, str, str, str]] = Counter()
    asked, finished = _sent(families, by_call=True), _sent(families, by_call=False)
    for (day, code), n in asked.items():
        funnel[(day, CALL_ME.key, STARTED, code)] += n
        funnel[(day, CALL_ME.key, "submitted", code)] += n
    for day in days_written_again():
        funnel[(day, CALL_ME.key, STARTED, "")] += 1
        funnel[(day, CALL_ME.key, "submitted", "")] += 1
    for (day, code), n in starts.items():
        for run in range(n - asked[(day, code)]):
            is_sent = run < finished[(day, code)]
            reached = len(STEPS) - 1 if is_sent else rng.choices(range(len(STEPS)), weights=STOPS_AT)[0]
            funnel[(day, "start", STARTED, code)] += 1
            for step in STEPS[: reached + 1]:
                funnel[(day, step.key, "shown", code)] += 1
            for step in STEPS[:reached]:
                funnel[(day, step.key, "passed", code)] += 1
            if is_sent:
                funnel[(day, LAST.key, "submitted", code)] += 1
    FunnelDay.objects.bulk_create(
        [
            FunnelDay(day=day, step=step, event=event, tag_code=code, count=n)
            for (day, step, event, code), n in funnel.items()
        ],
        batch_size=BATCH,
    )


def _sent(families: Sequence[Family], *, by_call: bool) -> Counts:
    return Counter(
        (timezone.localdate(family.received_at), family.tag_code)
        for family in families
        if family.asks_for_a_call == by_call
    )


def _write_pages(rng: Random, tagged: Counts, untagged: Counts, pages: Sequence[int]) -> None:
    """The same entries once more by page: the tables add up to the same sum and are never crossed."""
    by_day: Counter[date] = Counter()
    for (day, _what), n in [*tagged.items(), *untagged.items()]:
        by_day[day] += n
    weights = [8, *(1 for _page in pages[1:])]
    rows = []
    for day, n in by_day.items():
        for page, count in Counter(rng.choices(pages, weights=weights, k=n)).items():
            rows.append(EntryDay(day=day, page=page, **_split(rng, count)))
    EntryDay.objects.bulk_create(rows, batch_size=BATCH)


def _running(planned: Sequence[Planned], today: date) -> dict[str, list[date]]:
    """The days on which each tag was out there, up to today."""
    running = {}
    for one in planned:
        last = min(one.activity.ends_on + timedelta(days=14), today)
        for tag in one.tags:
            running[tag.code] = days_between(one.activity.starts_on, last)
    return running


def _split(rng: Random, count: int) -> dict[str, int]:
    unverified = sum(rng.random() < UNVERIFIED for _ in range(count))
    return {"verified": count - unverified, "unverified": unverified}
