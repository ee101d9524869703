"""`uv run python -m tests.bench.journey [journeys]`: the processor's time of a whole form, beside formtools.

Beside ours goes a form as formtools makes it: the same steps, questions and pages, its answers in a database
session, and at the end one row as it was typed. It locks and encrypts nothing, counts nothing, limits nobody,
remembers no press, promises nothing and writes to nobody. Each page is fetched, and each answer sent, by both
in turn, in this process and with SQLite, so that the database's work is in the figure.
"""

import json
import re
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from tests.bench.__main__ import furnish, say  # first: finds the settings

from django.contrib.sessions.models import Session  # isort: skip
from django.http import HttpResponse  # isort: skip
from django.test import Client  # isort: skip
from django.test.utils import override_settings  # isort: skip
from django.urls import path  # isort: skip
from django.utils import timezone  # isort: skip
from formtools.wizard.views import NamedUrlSessionWizardView  # isort: skip

from recruitment.interest.answers import Answers, RunFacts  # isort: skip
from recruitment.interest.steps import newest  # isort: skip
from tests.bench.urls import urlpatterns as addresses_of_the_bench  # isort: skip
from tests.make.form import LEAST  # isort: skip

JOURNEYS, WARM_UP, NEIGHBOURS = 60, 5, 200
MOST_TIMES_DEARER = 1.5
STEPS = newest().steps


class Plain(NamedUrlSessionWizardView):
    """formtools as its own documentation shows it, on our pages."""

    form_list = [(step.key, step.form) for step in STEPS]
    template_name = "interest/step.html"

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        return {"run": RunFacts(Answers(self.storage.data["step_data"]))}

    def get_context_data(self, form: Any, **kwargs: Any) -> dict[str, Any]:
        place = self.steps.index
        return {
            **super().get_context_data(form=form, **kwargs),
            "step": STEPS[place],
            "words": form.words,
            "edition": form.run.edition,
            "number": place + 1,
            "count": len(STEPS),
            "minutes_left": sum(step.minutes for step in STEPS[place:]),
            "is_first": place == 0,
        }

    def done(self, form_list: list[Any], **kwargs: Any) -> HttpResponse:
        told = json.dumps([form.cleaned_data for form in form_list], default=str)
        until = timezone.now() + timedelta(days=1)
        Session.objects.create(session_key=uuid.uuid4().hex, session_data=told, expire_date=until)
        return HttpResponse(told)


plain = Plain.as_view(url_name="plain", done_step_name="klart")
urlpatterns = [path("enkel/<slug:step>/", plain, name="plain"), *addresses_of_the_bench]


def main() -> int:
    journeys = int(sys.argv[1]) if len(sys.argv) > 1 else JOURNEYS
    furnish()
    took: dict[str, list[float]] = {"ours": [], "formtools": []}
    with override_settings(ROOT_URLCONF="tests.bench.journey"):
        for number in range(-WARM_UP, journeys):
            for name, journey in (("ours", our_journey), ("formtools", plain_journey)):
                seconds = seconds_of(journey, number + WARM_UP)
                if number >= 0:
                    took[name].append(seconds)
    return report(took)


def seconds_of(journey: Callable[[Client, int], None], number: int) -> float:
    """Of the processor, not of the clock."""
    # Many at one address would be asked to wait.
    browser = Client(enforce_csrf_checks=True, REMOTE_ADDR=f"10.0.{number % NEIGHBOURS}.7")
    began = time.process_time()
    journey(browser, number)
    return time.process_time() - began


def our_journey(browser: Client, number: int) -> None:
    started = expect(browser.post("/intresse/start/", headers={"Sec-Fetch-Site": "same-origin"}), 303)
    run = started["Location"].split("/")[2]
    for step in STEPS:
        answer = fill_in(browser, f"/intresse/{run}/{step.key}/", f"run-{run}", step.key, number)
    expect(browser.get(answer["Location"]), 200)


def plain_journey(browser: Client, number: int) -> None:
    for step in STEPS:
        fill_in(browser, f"/enkel/{step.key}/", "plain", step.key, number)
    expect(browser.get("/enkel/klart/"), 200)


def fill_in(browser: Client, address: str, prefix: str, step: str, number: int) -> Any:
    page = expect(browser.get(address), 200).content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    # One household each: those that know of each other are joined.
    own = {"phone": f"070-174 {number:04d}", "email": f"familj{number}@example.se"}
    answers = LEAST[step] | (own if step == "kontakt" else {})
    sent = {f"{step}-{name}": value for name, value in answers.items()}
    sent |= {"csrfmiddlewaretoken": found[1], f"{prefix}-current_step": step}
    return expect(browser.post(address, sent), 302, 303)


def expect(answer: Any, *codes: int) -> Any:
    if answer.status_code not in codes:
        raise RuntimeError(f"{answer.status_code}: {answer.content.decode()[:500]}")
    return answer


def report(took: dict[str, list[float]]) -> int:
    ours, beside = (statistics.median(took[name]) for name in ("ours", "formtools"))
    for name, seconds in took.items():
        say(f"{name:10} {statistics.median(seconds) * 1000:7.0f} ms of the processor")
    say(f"ours ÷ formtools: {ours / beside:.2f} (at most {MOST_TIMES_DEARER:.2f})")
    return int(ours / beside > MOST_TIMES_DEARER)


if __name__ == "__main__":
    sys.exit(main())
