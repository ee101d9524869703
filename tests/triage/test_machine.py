"""No silent lead: whatever staff do in whatever order, an open lead has an owner, a step and a day.

The machine works on one lead and three colleagues over weeks, from any status; every action is tried in
every state, and a refusal must leave no trace.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, ClassVar
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from recruitment.duty.actions import end_absence
from recruitment.duty.models import Absence
from recruitment.duty.queries import absence_on
from recruitment.duty.refusals import DutyRefused
from recruitment.groundwork import actions as groundwork
from recruitment.groundwork.actions import Judged
from recruitment.groundwork.models import Judgement
from recruitment.groundwork.refusals import GroundworkRefused
from recruitment.handoff import actions as handoff
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.reasons import ReturnReason
from recruitment.handoff.refusals import HandoffRefused
from recruitment.leads.households import join_what_is_open, keep_apart
from recruitment.leads.models import Lead, NextAction, StatusChange
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.leads.status import BEFORE_TALK, EXITS, IN_HAND, OPEN, OWNED, Status, may_move
from recruitment.municipalities.models import Municipality
from recruitment.outbox.models import OutboxMessage
from recruitment.outcomes import actions as outcomes
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.queries import standing_of
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.outcomes.rules import Fact, check_together
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions, coming_back
from recruitment.triage import households as judging
from recruitment.triage.absence import go_away, hand_on, take_back
from recruitment.triage.calls import THANKS, log_call
from recruitment.triage.concern import pass_on_concern
from recruitment.triage.longer import move_promise
from recruitment.triage.models import (
    ContactAttempt,
    ContactOutcome,
    PromiseMark,
    Recommendation,
    TellingWay,
)
from recruitment.triage.reasons import REASONS
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.rules import Told
from recruitment.triage.silence import silent_leads
from recruitment.triage.watch import keep_watch
from recruitment.triage.wave import carry_out, plan_wave
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff
from tests.make.triage import brought_to

REFUSALS = (
    TriageRefused, DutyRefused, GroundworkRefused, HandoffRefused, OutcomeRefused, MoveRefused,
    SomeoneWasFirst,
)  # fmt: skip
START = timezone.make_aware(datetime(2026, 1, 7, 9, 0))
DAYS = st.integers(-2, 40)
STEPS = st.sampled_from(NextAction.values)
WAYS_OUT = st.sampled_from(
    [(status.value, str(reason)) for status, reasons in REASONS.items() for reason in reasons.values]
)
MOST_OTHERS = 2
# 2 000 runs with full numbers, in batches that can be dealt out to several processes.
RUNS, BATCHES = 100, 20
REMEMBERED = ("status", "owner_id", "partner_id", "next_action", "next_action_on", "contacted_at")
ALSO = ("reason", "promised_by", "also_promised_by", "awaits_first_talk", "due_on", "joined_to_id")
TRAIL = (
    "changes", "assignments", "attempts", "assessments", "handovers", "outcomes", "concerns",
    "promise_events", "notes", "endings", "ways_back", "judgements",
    "household_judgements", "judged_beside",
)  # fmt: skip


def rows_of(trail: str) -> str:
    """How many rows of one trail a lead has; joined with each other, the trails would be multiplied."""
    relation = Lead._meta.get_field(trail).remote_field
    table, column = relation.model._meta.db_table, relation.column
    return f"(SELECT COUNT(*) FROM {table} WHERE {table}.{column} = lead.id)"


# Asked before and after every deed: composing it anew each time would take longer than the answer.
TRACE = "SELECT {} FROM {} AS lead WHERE id = %s".format(
    ", ".join([*(f"lead.{name}" for name in (*REMEMBERED, *ALSO)), *map(rows_of, TRAIL)]),
    Lead._meta.db_table,
)


class Desk(RuleBasedStateMachine):
    """One family, two handlers who also may be a pair, one investigator, and a calendar."""

    handlers: ClassVar[list[User]]
    investigator: ClassVar[User]
    town: ClassVar[Municipality]

    @initialize(start=st.sampled_from(Status))
    def begin(self, start: Status) -> None:
        self.point = transaction.savepoint()
        self.at = START
        facts = {} if start == Status.RECEIVED else {"owner": self.handlers[0]}
        self.lead = brought_to(start, at=START, municipality=self.town, **facts)
        self.promised_by = self.lead.promised_by
        # What else the household has sent.
        self.others = [self.lead.joined_to] if self.lead.joined_to else []
        self.looked_at: object = None

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def do(self, deed: Callable[[], object]) -> None:
        """Does a deed, or sees it refused without a trace."""
        before = self.trace()
        try:
            deed()
        except REFUSALS as refusal:
            assert str(refusal), "a refusal says why"
            assert self.trace() == before
            self.lead = Lead.objects.get(pk=self.lead.pk)

    def trace(self) -> object:
        """Everything a refused deed could have left behind, with any of the household."""
        with connection.cursor() as cursor:
            found = []
            for one in (self.lead, *self.others):
                cursor.execute(TRACE, [Lead._meta.pk.get_db_prep_value(one.pk, connection)])
                found.append(cursor.fetchone())
        return found, AccessLogEntry.objects.count()

    def step(self, next_action: str, days: int) -> dict[str, Any]:
        day = timezone.localtime(self.at).date() + timedelta(days=days)
        return {"next_action": next_action, "next_action_on": day}

    @rule(hours=st.integers(1, 200))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)

    @rule(who=st.integers(0, 1), pair=st.booleans(), step=STEPS, days=DAYS)
    def assign(self, who: int, pair: bool, step: str, days: int) -> None:
        by = self.handlers[who]
        partner = self.handlers[1 - who] if pair else None
        self.do(
            lambda: actions.assign(
                self.lead, owner=by, partner=partner, **self.step(step, days), by=by, at=self.at
            )
        )

    @rule(who=st.integers(0, 1), outcome=st.sampled_from(ContactOutcome.values), step=STEPS, days=DAYS)
    def call(self, who: int, outcome: str, step: str, days: int) -> None:
        self.do(
            lambda: actions.log_contact(
                self.lead,
                way="phone",
                outcome=outcome,
                note="",
                **self.step(step, days),
                by=self.handlers[who],
                at=self.at,
            )
        )

    @rule(who=st.integers(0, 1), outcome=st.sampled_from(ContactOutcome.values), step=STEPS, days=DAYS)
    def log_from_the_card(self, who: int, outcome: str, step: str, days: int) -> None:
        """Tapped twice: the second tap finds the call logged and the thanks queued."""
        token = uuid4()

        def tap() -> None:
            log_call(
                self.lead,
                outcome=outcome,
                note="",
                **self.step(step, days),
                may_write=False,
                by=self.handlers[who],
                at=self.at,
                token=token,
            )

        self.do(tap)
        self.do(tap)
        logged = ContactAttempt.objects.filter(pk=token, outcome=ContactOutcome.REACHED).count()
        assert OutboxMessage.objects.filter(effect_key__startswith=f"{THANKS}:{token}").count() == logged

    @rule(who=st.integers(0, 1))
    def hand_on(self, who: int) -> None:
        self.do(
            lambda: hand_on(
                away=self.handlers[who], stand_in=self.handlers[1 - who], by=self.handlers[0], at=self.at
            )
        )
        self.lead = Lead.objects.get(pk=self.lead.pk)

    @rule(who=st.integers(0, 1), spread=st.booleans(), days=st.integers(0, 20))
    def go_away(self, who: int, spread: bool, days: int) -> None:
        """Noted as away; what they have goes on at once, to the other or by the proposal."""
        today = timezone.localdate(self.at)
        other = None if spread else self.handlers[1 - who]
        self.do(
            lambda: go_away(
                person=self.handlers[who],
                first_day=today,
                last_day=today + timedelta(days=days),
                stand_in=other,
                by=self.handlers[1 - who],
                at=self.at,
            )
        )
        self.lead = Lead.objects.get(pk=self.lead.pk)

    @rule(who=st.integers(0, 1), wants=st.booleans())
    def come_back(self, who: int, wants: bool) -> None:
        """Nothing comes back but what is wanted."""
        absence = Absence.objects.filter(person=self.handlers[who]).order_by("-registered_at").first()
        if absence is None:
            return
        before = self.lead.owner_id
        end_absence(absence, by=self.handlers[who], at=self.at)
        self.do(lambda: take_back(absence, [self.lead] if wants else [], by=self.handlers[who], at=self.at))
        self.lead = Lead.objects.get(pk=self.lead.pk)
        assert wants or self.lead.owner_id == before

    @rule(days=st.integers(1, 9))
    def say_in_time_that_it_takes_longer(self, days: int) -> None:
        to = self.lead.promised_by + timedelta(days=days)
        self.do(lambda: move_promise(self.lead, to=to, by=self.handlers[0], at=self.at))

    @rule()
    def share_out_the_wave(self) -> None:
        """Nobody who is away gets it, and nobody is given what somebody has."""
        before = self.lead.owner_id
        wave = plan_wave(by=self.handlers[0], people=[person.pk for person in self.handlers], now=self.at)
        carry_out(wave, by=self.handlers[0], at=self.at)
        self.lead = Lead.objects.get(pk=self.lead.pk)
        if before is not None:
            assert self.lead.owner_id == before
        elif self.lead.owner is not None:
            assert absence_on(self.lead.owner, timezone.localdate(self.at)) is None

    @rule()
    def pass_on_a_concern(self) -> None:
        self.do(
            lambda: pass_on_concern(
                self.lead, municipality=self.town, by=self.handlers[0], at=self.at, token=uuid4()
            )
        )

    @rule()
    def watch(self) -> None:
        keep_watch(self.at)

    @rule(step=STEPS, days=DAYS)
    def plan(self, step: str, days: int) -> None:
        self.do(
            lambda: actions.set_next_action(
                self.lead, **self.step(step, days), by=self.handlers[0], at=self.at
            )
        )

    @rule(recommendation=st.sampled_from(Recommendation.values), days=DAYS)
    def assess(self, recommendation: str, days: int) -> None:
        self.do(
            lambda: actions.assess(
                self.lead,
                recommendation=recommendation,
                requirements_met=["time"],
                summary="Prov",
                **self.step("hand_over", days),
                by=self.handlers[0],
                at=self.at,
            )
        )

    @rule(way=WAYS_OUT, has_told=st.booleans(), place=st.sampled_from(["", "Mora"]))
    def close(self, way: tuple[str, str], has_told: bool, place: str) -> None:
        by = self.handlers[0]
        told = Told(by, timezone.localtime(self.at).date(), TellingWay.PHONE) if has_told else None
        self.do(
            lambda: actions.close(
                self.lead, to=way[0], reason=way[1], told=told, referred_to=place, by=by, at=self.at
            )
        )

    @rule()
    def wake(self) -> None:
        """A rest that is over ends by itself, and with somebody to call."""
        coming_back.wake(self.at)
        self.lead = Lead.objects.get(pk=self.lead.pk)
        overdue = Lead.objects.filter(
            status=Status.DORMANT, next_action_on__lte=timezone.localtime(self.at).date()
        )
        assert timezone.localtime(self.at).time() < coming_back.NOT_BEFORE or not overdue.exists()

    @rule()
    def press_we_still_want_to(self) -> None:
        """The newest letter's button, pressed whenever: only an ended registration opens."""
        if way := self.lead.ways_back.order_by("-made_at").first():
            self.do(lambda: coming_back.come_back(way, at=self.at))
            self.lead = Lead.objects.get(pk=self.lead.pk)

    @rule(who=st.integers(0, 1), days=DAYS)
    def ask_a_colleague(self, who: int, days: int) -> None:
        due_on = timezone.localtime(self.at).date() + timedelta(days=days)
        self.do(
            lambda: actions.add_note(
                self.lead,
                text="Ring skolan",
                addressee=self.handlers[who],
                due_on=due_on,
                by=self.handlers[1 - who],
                at=self.at,
            )
        )

    @rule(word=st.sampled_from(Judgement.values), reason=st.sampled_from(["", "Flyttar snart"]))
    def judge(self, word: str, reason: str) -> None:
        judged = {"stability": Judged(word, reason)}
        self.do(lambda: groundwork.judge(self.lead, judged, by=self.handlers[0], at=self.at))

    @rule(days=DAYS)
    def rest(self, days: int) -> None:
        until = timezone.localtime(self.at).date() + timedelta(days=days)
        self.do(lambda: actions.rest(self.lead, until=until, by=self.handlers[0], at=self.at))

    @rule(who=st.integers(0, 1), step=STEPS, days=DAYS)
    def reopen(self, who: int, step: str, days: int) -> None:
        by = self.handlers[who]
        self.do(
            lambda: actions.reopen(
                self.lead, owner=by, partner=None, **self.step(step, days), by=by, at=self.at
            )
        )

    @rule()
    def the_household_writes_again(self) -> None:
        if len(self.others) < MOST_OTHERS:
            again = make_lead(at=self.at, municipality=self.town)
            join_what_is_open(again, at=self.at)
            self.others.append(again)
            self.look_again()

    @rule(who=st.integers(0, 1), which=st.integers(0, 1), turned=st.booleans())
    def bring_together(self, who: int, which: int, turned: bool) -> None:
        if which < len(self.others):
            one, other = (self.others[which], self.lead) if turned else (self.lead, self.others[which])
            self.do(lambda: judging.bring_together(one, other, by=self.handlers[who], at=self.at))
            self.look_again()

    @rule(who=st.integers(0, 1), which=st.integers(0, 2))
    def undo_a_joining(self, who: int, which: int) -> None:
        lead = [self.lead, *self.others][which % (len(self.others) + 1)]
        self.do(lambda: judging.separate(lead, by=self.handlers[who], at=self.at))
        self.look_again()

    @rule(which=st.integers(0, 1))
    def keep_apart(self, which: int) -> None:
        if which < len(self.others):
            keep_apart(self.lead, self.others[which], by=self.handlers[0], at=self.at)

    def look_again(self) -> None:
        """A deed on one of the household may have moved the others."""
        self.lead = Lead.objects.get(pk=self.lead.pk)
        self.others = list(Lead.objects.filter(pk__in=[one.pk for one in self.others]).order_by("pk"))

    @rule(adapter=st.sampled_from(Adapter.values))
    def hand_over(self, adapter: str) -> None:
        self.do(lambda: handoff.hand_over(self.lead, adapter=adapter, by=self.handlers[0], at=self.at))

    @rule()
    def claim(self) -> None:
        if handover := self.standing():
            self.do(lambda: handoff.claim(handover, by=self.investigator, at=self.at))

    @rule(reason=st.sampled_from(ReturnReason.values), step=STEPS, days=DAYS)
    def give_back(self, reason: str, step: str, days: int) -> None:
        if handover := self.standing():
            self.do(
                lambda: handoff.give_back(
                    handover, reason=reason, **self.step(step, days), by=self.investigator, at=self.at
                )
            )
            self.lead = Lead.objects.get(pk=self.lead.pk)

    @rule(kind=st.sampled_from(OutcomeKind.values), days=st.integers(-30, 1))
    def enter(self, kind: str, days: int) -> None:
        reason = {"unsuitable": "capacity", "withdrawn": "time"}.get(kind, "")
        self.do(
            lambda: outcomes.record(
                self.lead,
                kind=kind,
                occurred_on=timezone.localtime(self.at).date() + timedelta(days=days),
                municipality=self.town,
                reason=reason,
                by=self.investigator,
                at=self.at,
            )
        )

    def standing(self) -> Handover | None:
        return Handover.objects.filter(lead=self.lead, returned_at__isnull=True).first()

    @invariant()
    def what_must_hold_after_every_deed(self) -> None:
        """Looked at whenever something happened: most refusals leave nothing new to see."""
        now = (self.at, self.trace(), [getattr(self.lead, name) for name in REMEMBERED])
        if now == self.looked_at:
            return
        self.looked_at = now
        lead = Lead.objects.get(pk=self.lead.pk)
        trail = list(lead.changes.order_by("sequence"))
        self.no_open_lead_is_silent(lead)
        self.the_first_promise_stands_and_is_marked_once(lead)
        self.only_time_or_a_colleague_who_left_makes_a_lead_silent(lead)
        self.the_inbox_has_it_on_the_day_it_is_due(lead, trail)
        self.every_status_has_its_event(lead, trail)
        self.a_household_is_met_in_one_and_none_of_its_promises_is_forgotten()
        self.a_case_stands_once_and_its_facts_can_be_true()

    def no_open_lead_is_silent(self, lead: Lead) -> None:
        if lead.status in OWNED:
            assert lead.owner_id is not None
            assert lead.next_action
        if lead.status in OWNED | {Status.DORMANT}:
            assert lead.next_action_on is not None
        if lead.status in EXITS:
            assert lead.reason in REASONS[Status(lead.status)].values
        for name in REMEMBERED:
            assert getattr(self.lead, name) == getattr(lead, name), name

    def the_first_promise_stands_and_is_marked_once(self, lead: Lead) -> None:
        assert lead.promised_by == self.promised_by
        marks = list(lead.promise_events.values_list("mark", flat=True))
        assert len(marks) == len(set(marks))
        if PromiseMark.ESCALATED in marks:
            assert PromiseMark.BROKEN in marks
        was_alone = not lead.household_judgements.exists()
        # A talk that turns out to have been the household's comes to light after the clock has judged.
        if was_alone and lead.contacted_at and lead.contacted_at <= lead.promised_by:
            assert PromiseMark.BROKEN not in marks

    def only_time_or_a_colleague_who_left_makes_a_lead_silent(self, lead: Lead) -> None:
        if silent_leads(self.at).filter(pk=lead.pk).exists():
            is_new = lead.status == Status.RECEIVED and lead.received_at < self.at
            today = timezone.localdate(self.at)
            assert is_new or (lead.next_action_on is not None and lead.next_action_on < today)

    def the_inbox_has_it_on_the_day_it_is_due(self, lead: Lead, trail: list[StatusChange]) -> None:
        if lead.joined_to_id is not None:
            return
        has_left = any(row.after not in BEFORE_TALK | {Status.DUPLICATE} for row in trail)
        assert lead.awaits_first_talk is not has_left
        due_on = lead.next_action_on if has_left else timezone.localdate(lead.promised_by)
        if due_on and lead.also_promised_by:
            due_on = min(due_on, timezone.localdate(lead.also_promised_by))
        assert lead.due_on == due_on
        assert (lead.due_on is not None) is (lead.status in IN_HAND)

    def every_status_has_its_event(self, lead: Lead, trail: list[StatusChange]) -> None:
        assert [row.sequence for row in trail] == list(range(1, len(trail) + 1))
        assert trail[-1].after == lead.status
        for before, after in pairwise(trail):
            assert after.before == before.after
            assert may_move(Status(after.before), Status(after.after))

    def a_household_is_met_in_one_and_none_of_its_promises_is_forgotten(self) -> None:
        for lead in Lead.objects.filter(pk__in=[self.lead.pk, *(one.pk for one in self.others)]):
            worked = lead.joined_to
            if lead.status in OWNED:
                assert lead.owner_id and lead.next_action and lead.next_action_on
            waiting = lead.joined.filter(awaits_first_talk=True).order_by("promised_by").first()
            assert lead.also_promised_by == (waiting.promised_by if waiting else None)
            if worked is not None:
                assert (lead.status, worked.joined_to) == (Status.DUPLICATE, None)
                assert not lead.joined.exists()
                if lead.awaits_first_talk:
                    assert worked.status in OPEN
                    assert worked.due_on is not None
                    assert worked.due_on <= timezone.localdate(lead.promised_by)

    def a_case_stands_once_and_its_facts_can_be_true(self) -> None:
        handovers = list(self.lead.handovers.defer("package").select_related("queue_item"))
        queued = [row for row in handovers if hasattr(row, "queue_item") and row.queue_item.closed_at is None]
        assert len(queued) <= 1
        if self.lead.status == Status.HANDED_OVER:
            assert any(row.returned_at is None for row in handovers)
        facts = standing_of(self.lead)
        check_together([Fact(fact.kind, fact.occurred_on) for fact in facts])
        opened = [fact for fact in facts if fact.kind == OutcomeKind.CASE_OPENED]
        assert len(opened) == (1 if handovers else 0)


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [0, *(pytest.param(n, marks=pytest.mark.long) for n in range(1, BATCHES))])
def test_no_lead_is_ever_silent(batch: int, is_long: bool) -> None:
    Desk.handlers = [make_staff(Role.HANDLER, second_factor=False) for _number in range(2)]
    Desk.investigator = make_staff(Role.INVESTIGATOR, second_factor=False)
    Desk.town = make_municipality()
    # Where every run must be like the last, as in CI, the batches must not be like each other.
    machine = seed(batch)(type("Batch", (Desk,), {})) if settings().derandomize else Desk
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=12 if is_long else 9,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
