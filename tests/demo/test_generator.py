"""The made-up past holds together: nobody real, nothing in the future, every figure fits the next."""

import re
from datetime import datetime, timedelta

import pytest
from django.db.models import QuerySet, Sum
from django.utils import timezone

from fhr.demo import accounts, build
from fhr.demo.accounts import COLLEAGUES
from fhr.demo.calendar import HALF_YEARS, half_years, local
from recruitment.leads.models import Applicant, EntryChannel, Lead, StatusChange
from recruitment.leads.promise import promised_by
from recruitment.leads.queries import same_household
from recruitment.leads.status import EXITS, OPEN, OWNED, Status
from recruitment.leads.wishes import wishes_in
from recruitment.municipalities.actions import load_unit
from recruitment.municipalities.models import Need
from recruitment.outbox.models import OutboxMessage
from recruitment.outcomes.models import Outcome, OutcomeKind
from recruitment.outcomes.queries import standing
from recruitment.plan.models import Activity, Cost, PlanYear
from recruitment.staff.models import User
from recruitment.staff.setup import create_groups
from recruitment.triage.entering import BY_STAFF
from recruitment.triage.models import ContactAttempt, PromiseEvent, PromiseMark, SilenceCheck
from recruitment.visits.models import ClassDay, EntryDay, FunnelDay, TagDay

NOW = timezone.make_aware(datetime(2026, 11, 20, 14, 30))
A_FEW = 10


@pytest.fixture(scope="module")
def unit(django_db_setup, django_db_blocker):
    """A small unit, built once for the module; everything it wrote is taken back afterwards."""
    from django.db import transaction

    from pages.seed import plant

    with django_db_blocker.unblock(), transaction.atomic():
        load_unit(at=NOW)
        create_groups()
        plant(at=NOW)
        build.employ({}, {})
        build.fill(lambda text: None, now=NOW, size=build.Size(a_half_year=A_FEW))
        yield
        transaction.set_rollback(True)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unit")]


def test_six_half_years_of_about_the_same_size() -> None:
    halves = half_years(timezone.localdate(NOW))
    counts = [
        _wrote_themselves()
        .filter(
            received_at__gte=local(half.starts_on, 0),
            received_at__lt=local(half.ends_on + timedelta(days=1), 0),
        )
        .count()
        for half in halves
    ]
    assert len(halves) == HALF_YEARS
    assert sum(counts) == _wrote_themselves().count()
    assert all(A_FEW * 0.6 <= count <= A_FEW * 1.4 for count in counts), counts


def test_nothing_has_happened_in_the_future() -> None:
    for model, name in (
        (Lead, "received_at"),
        (StatusChange, "at"),
        (ContactAttempt, "at"),
        (Outcome, "recorded_at"),
    ):
        latest = model.objects.order_by(f"-{name}").values_list(name, flat=True)[0]
        assert latest <= NOW, model
    assert not Outcome.objects.filter(occurred_on__gt=timezone.localdate(NOW)).exists()


def test_leads_stand_in_every_kind_of_state() -> None:
    statuses = set(Lead.objects.values_list("status", flat=True))
    assert statuses & OPEN and statuses & EXITS
    assert {Status.HANDED_OVER, Status.RECEIVED} <= statuses
    assert Lead.objects.filter(is_protected=True).count() == 1


def test_open_leads_have_an_owner_and_a_next_step_and_some_are_late() -> None:
    owned = Lead.objects.filter(status__in=OWNED)
    assert not owned.filter(owner=None).exists()
    assert not owned.filter(next_action="").exists()
    assert Lead.objects.filter(status=Status.RECEIVED, promised_by__lt=NOW).count() >= 1
    assert owned.filter(next_action_on=timezone.localdate(NOW)).exists()


def test_outcomes_lag_by_months() -> None:
    decided = standing().filter(kind=OutcomeKind.SUITABLE).select_related("lead")
    waits = [outcome.occurred_on - timezone.localdate(outcome.lead.received_at) for outcome in decided]
    assert waits
    assert min(waits) > timedelta(days=50)


def test_every_family_is_fiction() -> None:
    fiction = re.compile(r"^\+46(701740(60[5-9]|6[1-9]\d)|8465004\d\d|3139006\d\d|4062804\d\d|9803192\d\d)$")
    for applicant in Applicant.objects.all():
        assert not applicant.email or applicant.email.endswith("@example.se")
        assert not applicant.phone or fiction.match(applicant.phone), applicant.phone
    assert all(user.email.endswith(("@example.se", "@localhost")) for user in User.objects.all())


def test_every_family_could_have_been_reached() -> None:
    for lead in Lead.objects.prefetch_related("applicants"):
        assert any(one.phone or one.email for one in lead.applicants.all())
    for lead in _wrote_themselves():
        first = "ring-mig" if lead.entry_channel == EntryChannel.CALL_ME else "uppdrag"
        assert [step["key"] for step in lead.answers["steps"]][:1] == [first]


def test_day_tables_fit_the_families_and_each_other() -> None:
    entries = {}
    for table in (TagDay, ClassDay, EntryDay):
        sums = table.objects.aggregate(Sum("verified"), Sum("unverified"))
        entries[table] = sums["verified__sum"] + sums["unverified__sum"]
    assert entries[EntryDay] == entries[TagDay] + entries[ClassDay]

    def runs(event: str, step: str) -> int:
        return FunnelDay.objects.filter(event=event, step=step).aggregate(Sum("count"))["count__sum"]

    assert runs("submitted", "granska") + runs("submitted", "ring-mig") == _wrote_themselves().count()
    assert runs("started", "ring-mig") == runs("submitted", "ring-mig")
    assert runs("started", "start") == runs("shown", "uppdrag") > Lead.objects.count()
    assert runs("shown", "hushall") == runs("passed", "grundkrav")
    for day in FunnelDay.objects.filter(event="started").exclude(tag_code=""):
        landed = TagDay.objects.get(day=day.day, tag=day.tag_code)
        assert landed.verified + landed.unverified >= day.count


def test_each_plan_year_spends_about_its_budget() -> None:
    for plan in PlanYear.objects.all():
        spent = Cost.objects.filter(activity__plan=plan).aggregate(Sum("amount"))["amount__sum"]
        assert plan.budget == 187_000
        assert 0.9 * plan.budget <= spent <= 1.05 * plan.budget
        assert sum(plan.activities.values_list("budget", flat=True)) == plan.budget


def test_costs_ahead_are_planned_and_the_others_spent() -> None:
    today = timezone.localdate(NOW)
    assert not Cost.objects.filter(is_planned=False, on__gt=today).exists()
    assert not Cost.objects.filter(is_planned=True, on__lte=today).exists()


def test_a_poster_is_out_there_and_leads_to_a_landing_page() -> None:
    posters = Activity.objects.filter(status="running", channel__name="Affischer")
    assert posters.filter(tags__landing_page__isnull=False).exists()


def test_only_the_last_weeks_mail_still_waits() -> None:
    queued = OutboxMessage.objects.filter(status="queued")
    assert all(message.created_at > NOW - timedelta(days=8) for message in queued)
    assert OutboxMessage.objects.filter(status="sent").count() > A_FEW


def test_every_member_has_a_need_that_stands() -> None:
    places = set(
        Need.objects.filter(valid_until__gte=timezone.localdate(NOW)).values_list("municipality", flat=True)
    )
    assert len(places) == 12


def test_a_password_stays_as_long_as_it_opens_the_account() -> None:
    first = {account.email: account for account in build.employ({}, {})}
    seals = accounts.seals()
    assert {account.email: account for account in build.employ(first, seals)} == first

    changed = User.objects.get(email=COLLEAGUES[0].email)
    changed.set_password("någon annans val av ord")
    changed.save(update_fields=["password"])
    again = {account.email: account for account in build.employ(first, seals)}
    assert again[changed.email] != first[changed.email]
    assert User.objects.get(pk=changed.pk).check_password(again[changed.email].password)


def test_staff_wrote_some_down_and_one_household_came_twice() -> None:
    by_staff = Lead.objects.filter(entry_channel__in=BY_STAFF)
    assert set(by_staff.values_list("entry_channel", flat=True)) == {
        "phone", "home_party", "walk_in", "referral",
    }  # fmt: skip
    assert all(lead.owner is not None for lead in by_staff)
    assert any(same_household(lead).exists() for lead in by_staff.filter(entry_channel="phone"))


def test_some_households_wrote_twice_and_wait_for_a_call() -> None:
    waiting = Lead.objects.filter(also_promised_by__isnull=False)
    assert 1 <= waiting.count() <= 2
    assert Lead.objects.filter(joined_to__isnull=False).count() >= waiting.count()


def test_the_clock_has_marked_what_was_left_lying() -> None:
    marks = set(PromiseEvent.objects.values_list("mark", flat=True))
    assert {PromiseMark.BROKEN, PromiseMark.ESCALATED} <= marks
    assert SilenceCheck.objects.count() == 1
    assert OutboxMessage.objects.filter(kind="mail.thanks").exists()


def _wrote_themselves() -> QuerySet[Lead]:
    return Lead.objects.filter(entry_channel__in=[EntryChannel.FORM, EntryChannel.CALL_ME])


def test_some_only_asked_to_be_called_and_were_promised_it() -> None:
    asked = Lead.objects.filter(entry_channel=EntryChannel.CALL_ME)
    assert 0.08 <= asked.count() / Lead.objects.count() <= 0.4
    for lead in asked:
        assert wishes_in(lead.call_wishes) is not None
        assert lead.promised_by == promised_by(lead.received_at, entry_channel=lead.entry_channel)
        assert lead.applicants.count() == 1
    sent = FunnelDay.objects.filter(step="ring-mig", event="submitted").aggregate(Sum("count"))
    assert sent["count__sum"] == asked.count()
