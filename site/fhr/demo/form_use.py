"""What the form would have counted about itself: the steps of every run, where it was hard, and how long."""

from collections import Counter
from datetime import date
from random import Random

from recruitment.interest.steps import LAST, newest
from recruitment.visits.models import FormDay, FunnelDay

# Of a hundred who meet the step, so many meet the error.
ERRORS = {
    ("uppdrag", "municipality:required"): 9,
    ("hushall", "applicants:required"): 4,
    ("bostad", "spare_room:required"): 5,
    ("vem", "age_bands:required"): 8,
    ("kontakt", "phone:unreadable"): 6,
    ("kontakt", "phone:no_way"): 4,
}
# Of a hundred who send, so many take so long.
SPANS = {"00-4": 6, "05-9": 38, "10-14": 30, "15-29": 18, "30-59": 5, "60-": 3}
SAVES_OF_STOPPED = 0.12
BATCH = 1000


def write_form_use(rng: Random) -> None:
    """Written from the funnel, so that both tell the same runs."""
    counts: Counter[tuple[date, str, str, str]] = Counter()
    form = newest()
    keys = {step.key for step in form.steps}
    for day, step, event, n in FunnelDay.objects.values_list("day", "step", "event", "count"):
        if step in keys:
            counts[(day, step, event, "")] += n
    for (day, step, event, _detail), n in list(counts.items()):
        if event == "shown" and step != LAST.key:
            stopped = n - counts[(day, step, "passed", "")]
            saved = sum(rng.random() < SAVES_OF_STOPPED for _ in range(stopped))
            counts[(day, step, "saved", "")] += saved
            counts[(day, step, "expired", "")] += stopped - saved
            for (where, error), share in ERRORS.items():
                met = sum(rng.random() * 100 < share for _ in range(n)) if where == step else 0
                counts[(day, step, "error", error)] += met
                counts[(day, step, "error", "")] = max(counts[(day, step, "error", "")], met)
        if event == "submitted":
            for span in rng.choices(list(SPANS), weights=list(SPANS.values()), k=n):
                counts[(day, "", "time", span)] += 1
    FormDay.objects.bulk_create(
        [
            FormDay(day=day, version=form.version, step=step, event=event, detail=detail, count=n)
            for (day, step, event, detail), n in counts.items()
            if n
        ],
        batch_size=BATCH,
    )
