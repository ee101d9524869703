"""A run of the form under every order of events: forward, back, jumping, changing, sending, sending again."""

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from recruitment.interest.steps import STEPS
from recruitment.leads.models import Draft, Lead
from recruitment.outbox.models import OutboxMessage
from tests.make.form import LEAST, Family

KEYS = [step.key for step in STEPS]
LIGHT = {"home_types": ["kontaktfamilj"], "municipality": "2085"}
LEFT_OUT = {"bostad", "vem"}
RUNS, ALL_RUNS = 100, 2_000


class Run(RuleBasedStateMachine):
    """Beside the form stands a model of it: what has been answered rightly, and whether it was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.point = transaction.savepoint()
        self.families: list[Family] = []
        self.right: dict[str, set[str]] = {}
        self.light: dict[str, bool] = {}
        self.sent: dict[str, str] = {}

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    @initialize()
    def begin(self) -> None:
        self.start_family(Family())

    def start_family(self, family: Family) -> None:
        if family.start().status_code == 303:
            self.families.append(family)
            self.right[family.run] = set()
            self.light[family.run] = False

    @rule()
    def another_browser(self) -> None:
        if len(self.families) < 3:
            self.start_family(Family())

    def the(self, number: int) -> Family:
        return self.families[number % len(self.families)]

    def steps_of(self, family: Family) -> list[str]:
        return [key for key in KEYS if not (self.light[family.run] and key in LEFT_OUT)]

    def furthest(self, family: Family) -> str:
        return next((key for key in self.steps_of(family) if key not in self.right[family.run]), "granska")

    def is_open(self, family: Family, key: str) -> bool:
        steps = self.steps_of(family)
        return key in steps and steps.index(key) <= steps.index(self.furthest(family))

    @rule(number=st.integers(0, 2), key=st.sampled_from([*KEYS, "finns-inte", "done"]))
    def look(self, number: int, key: str) -> None:
        family = self.the(number)
        response = family.get(key)
        if family.run in self.sent:
            assert response["Location"] == family.url("klart")
        elif self.is_open(family, key):
            assert response.status_code == 200
        else:
            assert response["Location"] == family.url(self.furthest(family))

    @rule(
        number=st.integers(0, 2),
        key=st.sampled_from(KEYS[:-1]),
        answers=st.sampled_from(["least", "least", "least", "nothing", "light"]),
        back=st.booleans(),
        is_changing=st.booleans(),
    )
    def answer(self, number: int, key: str, answers: str, back: bool, is_changing: bool) -> None:
        family = self.the(number)
        is_light = key == "uppdrag" and answers == "light"
        chosen = {} if answers == "nothing" else LIGHT if is_light else LEAST[key]
        extra = {"back": "yes"} if back else {}
        was_open = self.is_open(family, key)
        response = family.answer(key, chosen, query="?andra=1" if is_changing else "", **extra)
        if family.run in self.sent:
            assert response["Location"] == family.url("klart")
            return
        if not was_open:
            assert response["Location"] == family.url(self.furthest(family))
            return
        is_right = bool(chosen) or not LEAST[key]
        if key == "uppdrag":
            self.light[family.run] = is_light
        (self.right[family.run].add if is_right else self.right[family.run].discard)(key)
        assert response.status_code == (303 if is_right or back else 200)

    @rule(number=st.integers(0, 2), key=st.sampled_from(KEYS[:-1]))
    def set_aside(self, number: int, key: str) -> None:
        """Saving keeps what was typed, passes nothing, and loses nothing that was passed."""
        family = self.the(number)
        was_open = self.is_open(family, key)
        response = family.answer(key, save="yes")
        if family.run in self.sent:
            assert response["Location"] == family.url("klart")
        elif not was_open:
            assert response["Location"] == family.url(self.furthest(family))
        else:
            assert response["Location"] == family.url("spara")
            assert family.get("spara").status_code == 200
            if key == "uppdrag":
                self.light[family.run] = False

    @rule(number=st.integers(0, 2))
    def finish_what_is_left(self, number: int) -> None:
        family = self.the(number)
        while family.run not in self.sent and (key := self.furthest(family)) != "granska":
            assert family.answer(key).status_code == 303
            self.right[family.run].add(key)

    @rule(number=st.integers(0, 2), times=st.integers(1, 3))
    def send(self, number: int, times: int) -> None:
        family = self.the(number)
        for _again in range(times):
            response = family.send()
            if family.run in self.sent or self.furthest(family) == "granska":
                assert response["Location"] == family.url("klart")
                self.sent.setdefault(family.run, Lead.objects.get(run=family.run).reference)
            else:
                assert response["Location"] == family.url(self.furthest(family))

    @rule(number=st.integers(0, 2))
    def a_stranger_looks(self, number: int) -> None:
        family = self.the(number)
        page = Client().get(family.url("granska"))
        assert page.status_code == 404
        assert "Exempelsson" not in page.content.decode()

    @invariant()
    def as_many_leads_as_runs_sent(self) -> None:
        assert {str(lead.run): lead.reference for lead in Lead.objects.all()} == self.sent
        assert OutboxMessage.objects.count() == len(self.sent)

    @invariant()
    def a_sent_run_is_empty_and_shows_its_receipt(self) -> None:
        for family in self.families:
            if family.run in self.sent:
                assert Draft.objects.get(pk=family.run).answers == {}
                assert self.sent[family.run] in family.get("klart").content.decode()


@pytest.mark.django_db
def test_every_order_of_events(is_long: bool) -> None:
    run_state_machine_as_test(
        Run,
        settings=settings(
            max_examples=ALL_RUNS if is_long else RUNS,
            stateful_step_count=12 if is_long else 9,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
