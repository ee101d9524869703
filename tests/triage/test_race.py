"""Two officers at the same second, on real connections: one wins, the other is told, nothing doubles."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from recruitment.handoff.actions import claim, hand_over
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.refusals import HandoffRefused
from recruitment.leads.models import Lead
from recruitment.leads.moves import SomeoneWasFirst
from recruitment.leads.status import Status
from recruitment.outcomes.actions import record
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.staff.roles import GROUP_NAMES, Role
from recruitment.triage import actions
from recruitment.triage.sharing_out import SharedOut, share_out
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import make_assessed, make_assigned, make_handed_over, make_handler, tomorrow

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time"),
]
NOW = timezone.now()
HANDS = 6


@pytest.fixture(autouse=True)
def roles(transactional_db: None) -> None:
    """These tests empty the database when they end, the page tree with it: the bare groups suffice."""
    for name in GROUP_NAMES.values():
        Group.objects.get_or_create(name=name)


def together(*deeds: Callable[[], object]) -> list[object]:
    """Does all deeds at once, each on a connection of its own; a refusal is an answer too."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> object:
        start.wait(timeout=20)
        try:
            return deed()
        except (SomeoneWasFirst, HandoffRefused, OutcomeRefused) as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def refused(answers: list[object]) -> int:
    return sum(isinstance(answer, Exception) for answer in answers)


def test_two_officers_take_the_same_new_registration() -> None:
    lead = make_lead()
    officers = [make_handler() for _number in range(HANDS)]

    def take(number: int) -> Callable[[], object]:
        seen = Lead.objects.get(pk=lead.pk)
        return lambda: actions.assign(
            seen,
            owner=officers[number],
            partner=None,
            next_action="first_call",
            next_action_on=tomorrow(NOW),
            by=officers[number],
            at=NOW,
        )

    answers = together(*(take(number) for number in range(HANDS)))
    assert refused(answers) == HANDS - 1
    lead.refresh_from_db()
    assert lead.assignments.get().owner == lead.owner
    assert lead.changes.filter(after=Status.ASSIGNED).count() == 1


def test_one_form_sent_many_times_at_once_is_one_call() -> None:
    lead = make_assigned()
    token = uuid4()

    def log() -> Callable[[], object]:
        seen = Lead.objects.get(pk=lead.pk)
        return lambda: actions.log_contact(
            seen,
            way="phone",
            outcome="reached",
            note="",
            next_action="assess",
            next_action_on=tomorrow(NOW),
            by=lead.owner,
            at=NOW,
            token=token,
        )

    answers = together(*(log() for _number in range(HANDS)))
    assert refused(answers) == 0
    assert lead.attempts.count() == 1


def test_a_family_is_handed_over_once() -> None:
    lead = make_assessed()

    def give() -> Callable[[], object]:
        seen = Lead.objects.get(pk=lead.pk)
        return lambda: hand_over(seen, adapter=Adapter.BUILT_IN_QUEUE, by=lead.owner, at=NOW)

    answers = together(*(give() for _number in range(HANDS)))
    assert refused(answers) == 0
    assert {answer.pk for answer in answers if isinstance(answer, Handover)} == {lead.handovers.get().pk}
    assert lead.outcomes.count() == 1


def test_one_investigator_gets_the_case() -> None:
    handover = make_handed_over()
    investigators = [make_staff(Role.INVESTIGATOR) for _number in range(HANDS)]

    def take(number: int) -> Callable[[], object]:
        seen = Handover.objects.get(pk=handover.pk)
        return lambda: claim(seen, by=investigators[number], at=NOW)

    answers = together(*(take(number) for number in range(HANDS)))
    assert refused(answers) == HANDS - 1


def test_two_truths_are_not_both_entered() -> None:
    at = timezone.now()
    lead = make_handed_over(at=at).lead
    day = timezone.localtime(at).date()

    def enter(kind: str, reason: str) -> Callable[[], object]:
        seen = Lead.objects.get(pk=lead.pk)
        return lambda: record(seen, kind=kind, occurred_on=day, reason=reason, by=lead.owner, at=at)

    answers = together(*[enter("suitable", ""), enter("unsuitable", "capacity")] * 3)
    assert lead.outcomes.exclude(kind="case_opened").count() == 1
    assert refused(answers) == 3


def test_two_officers_share_out_the_same_page() -> None:
    """Every family is somebody's, each exactly once, and each officer is told which the other got."""
    leads = [make_lead() for _number in range(8)]
    officers = [make_handler(), make_handler()]

    def share(number: int) -> Callable[[], object]:
        seen = [Lead.objects.get(pk=lead.pk) for lead in leads]
        seen = seen[::-1] if number else seen
        mine = [(lead, officers[number]) for lead in seen]
        return lambda: share_out(mine, partner=None, by=officers[number], at=NOW)

    done = together(share(0), share(1))
    assert all(isinstance(answer, SharedOut) for answer in done)
    taken = [set(answer.taken) for answer in done if isinstance(answer, SharedOut)]
    lost = [
        {reference for reference, _why in answer.refused} for answer in done if isinstance(answer, SharedOut)
    ]
    everything = {lead.reference for lead in leads}
    assert taken[0] | taken[1] == everything
    assert not taken[0] & taken[1]
    assert (lost[0], lost[1]) == (taken[1], taken[0])
    for lead in leads:
        assert lead.assignments.count() == 1
        assert lead.changes.filter(after=Status.ASSIGNED).count() == 1
