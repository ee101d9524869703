"""The inbox: which registrations somebody may see, in the order their promises fall due."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.db.models import (
    BooleanField,
    CharField,
    Count,
    Exists,
    Expression,
    ExpressionWrapper,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
)
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from recruitment.leads.models import Applicant, BookedCall, Lead, Touch, TouchKind
from recruitment.leads.status import EXITS, IN_HAND, OPEN, Status
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES, GROUP_NAMES, Role
from recruitment.triage.edition import edition_parts
from recruitment.triage.filters import WEEK
from recruitment.triage.models import ContactAttempt, ContactOutcome, PromiseEvent, SavedFilter

PAGE_SIZE = 50
# Counted no further: nobody plans a day by whether 340 or 350 wait, and every row counted costs.
MOST_COUNTED = 100
NEW_FOR = timedelta(days=7)


if TYPE_CHECKING:

    class ListedLead(Lead):
        """A lead as a list reads it, with what the database has worked out for the reader."""

        has_way_back: bool
        attempts_made: int
        told_new_promise: datetime | None
        call_starts_at: datetime | None
        call_ends_at: datetime | None
        campaign: str
        told: str
        told_answer: str
        noted: str
        source: str

        class Meta:
            abstract = True
else:
    ListedLead = Lead


class Tab(TextChoices):
    """The views of the inbox; the value stands in the address."""

    TODO = "att-gora", pgettext_lazy("inbox", "To do")
    MINE = "mina", pgettext_lazy("inbox", "Mine")
    UNASSIGNED = "utan-ansvarig", pgettext_lazy("inbox", "Nobody's yet")
    WAKING = "vaknar", pgettext_lazy("inbox", "Waking within a week")
    RESTING = "vilar", pgettext_lazy("inbox", "Resting")
    INVESTIGATED = "hos-utredare", pgettext_lazy("inbox", "With investigators")
    ENDED = "avslutade", pgettext_lazy("inbox", "Ended")


# Here nothing is due any more: these lists follow the moment of the last move.
MOVED_ON = frozenset({Tab.INVESTIGATED, Tab.ENDED})


@dataclass(frozen=True)
class Place:
    """Where a page of the list begins: after the row with this day, this moment and this key.

    The day is the one the row is due, the moment its arrival: two leads of a day stand in order of
    arrival. In the lists of `MOVED_ON` both are those of the move.
    """

    on: date
    at: datetime
    lead: UUID


def visible_to(user: User) -> QuerySet[Lead]:
    """Registrations this person may meet; protected families only for their pair and the manager."""
    leads = Lead.objects.all()
    if user.holds_any({Role.UNIT_MANAGER}):
        return leads
    # A joined registration is seen by whoever is responsible for the one it is joined with. A value and
    # not an EXISTS: for that one the database gathers every row that ever was theirs, and needs none.
    worked = Lead.objects.filter(pk=OuterRef("joined_to"))
    theirs = ExpressionWrapper(Q(owner=user) | Q(partner=user), output_field=BooleanField())
    is_met_in_theirs = Subquery(worked.values_list(theirs)[:1], output_field=BooleanField())
    return leads.filter(Q(is_protected=False) | Q(owner=user) | Q(partner=user) | Q(is_met_in_theirs))


def in_tab(tab: Tab, *, user: User, today: date) -> QuerySet[Lead]:
    return visible_to(user).filter(_in_tab(tab, user, today))


def with_way_back(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Adds `has_way_back`: whether we left the family a way to reach us within the promise."""
    return leads.annotate(has_way_back=_left_way_back())


def counts(*, user: User, today: date, also: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """How many registrations each tab holds, and what presses today: one question to the database.

    MOST_COUNTED stands for as many or more. The edition of the leads comes along (`edition_in`), and
    what else a page asks for in one figure.
    """
    leads = visible_to(user)
    wanted = {tab.name: leads.filter(_in_tab(tab, user, today)) for tab in Tab}
    open_now = leads.filter(status__in=sorted(OPEN))
    wanted["BROKEN"] = leads.filter(~Q(_left_way_back()), awaits_first_talk=True, due_on__lt=today)
    wanted["TODAY"] = open_now.filter(due_on=today)
    wanted["OVERDUE"] = open_now.filter(awaits_first_talk=False, due_on__lt=today)
    wanted["NEW"] = leads.filter(received_at__gte=timezone.now() - NEW_FOR)
    figures = {
        name: _CountOfSome(found.order_by().values("pk")[:MOST_COUNTED]) for name, found in wanted.items()
    }
    return dict(User.objects.filter(pk=user.pk).values(**figures, **edition_parts(), **(also or {})).get())


def page_of(leads: QuerySet[Lead], *, tab: Tab, after: Place | None) -> list[ListedLead]:
    """The next page of a tab after a place in it, one row more than a page when there is more."""
    if after is not None:
        leads = leads.filter(_behind(after, tab))
    page = for_a_list(leads).order_by(*order_of(tab))[: PAGE_SIZE + 1]
    return cast("list[ListedLead]", list(page))


def for_a_list(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """What a row of a list shows, and nothing more: names come with them, answers do not."""
    return (
        with_way_back(with_adults(leads))
        .defer("answers")
        .annotate(
            campaign=_first_touch(TouchKind.TAG, "tag__activity__name"),
            told=_first_touch(TouchKind.SELF_REPORT, "activity__name"),
            told_answer=_first_touch(TouchKind.SELF_REPORT, "answer"),
            noted=_first_touch(TouchKind.STAFF, "activity__name"),
            source=_first_touch(TouchKind.SOURCE, "source_class"),
            attempts_made=_attempts_made(),
            told_new_promise=_told_new_promise(),
            call_starts_at=_booked_call("starts_at"),
            call_ends_at=_booked_call("ends_at"),
        )
    )


def with_adults(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Brings the one or two who apply along with each lead, in the same question to the database."""
    brought = leads.annotate(
        brings_adults=Value(True),
        first_applicant=FilteredRelation("applicants", condition=Q(applicants__position=1)),
        second_applicant=FilteredRelation("applicants", condition=Q(applicants__position=2)),
    ).select_related("owner", "partner", "municipality")
    # The type checker does not know relations that a question has made itself.
    return brought.select_related("first_applicant", "second_applicant")  # type: ignore[misc]


def adults(lead: Lead) -> list[Applicant]:
    """The one or two who still apply; asked for anew where no list has brought them along."""
    if not hasattr(lead, "brings_adults"):
        return [person for person in lead.applicants.all() if person.left_at is None]
    # One who is not there leaves no mark on the lead.
    brought = [getattr(lead, name, None) for name in ("first_applicant", "second_applicant")]
    return [person for person in brought if person is not None and person.left_at is None]


def saved_filters(user: User) -> QuerySet[SavedFilter]:
    """A person's own saved filters, and those that colleagues share."""
    return SavedFilter.objects.filter(Q(owner=user) | Q(is_shared=True)).order_by("name", "created_at")


def desk_staff() -> QuerySet[User]:
    """The people who can be responsible for a registration."""
    groups = [GROUP_NAMES[role] for role in DESK_ROLES]
    return (
        User.objects.filter(is_active=True, groups__name__in=groups)
        .distinct()
        .order_by("first_name", "last_name", "email")
    )


def _in_tab(tab: Tab, user: User, today: date) -> Q:
    # A sleeping registration whose day has come is work for today, by itself.
    to_do = Q(status__in=sorted(IN_HAND)) & (Q(status__in=sorted(OPEN)) | Q(due_on__lte=today))
    match tab:
        case Tab.TODO:
            return to_do
        case Tab.MINE:
            return to_do & (Q(owner=user) | Q(partner=user))
        case Tab.UNASSIGNED:
            return Q(status__in=sorted(OPEN), owner__isnull=True)
        case Tab.WAKING:
            return Q(status=Status.DORMANT, due_on__lte=today + WEEK)
        case Tab.RESTING:
            return Q(status=Status.DORMANT)
        case Tab.INVESTIGATED:
            return Q(status=Status.HANDED_OVER)
        case Tab.ENDED:
            return Q(status__in=sorted(EXITS))


def order_of(tab: Tab) -> tuple[str, ...]:
    if tab == Tab.ENDED:
        return ("-status_since", "-pk")
    return ("status_since", "pk") if tab in MOVED_ON else ("due_on", "received_at", "pk")


def _behind(place: Place, tab: Tab) -> Q:
    """What stands after a place. The first part alone would do for the database to find its way."""
    if tab == Tab.ENDED:
        at, rest = Q(status_since__lte=place.at), Q(status_since__lt=place.at) | Q(pk__lt=place.lead)
        return at & rest
    if tab in MOVED_ON:
        at, rest = Q(status_since__gte=place.at), Q(status_since__gt=place.at) | Q(pk__gt=place.lead)
        return at & rest
    same_day = Q(received_at__gt=place.at) | Q(received_at=place.at, pk__gt=place.lead)
    return Q(due_on__gte=place.on) & (Q(due_on__gt=place.on) | same_day)


class _CountOfSome(Subquery):
    """How many rows a sliced query gives, as one figure of a bigger question."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def _first_touch(kind: TouchKind, field: str) -> Expression:
    touches = Touch.objects.filter(lead=OuterRef("pk"), kind=kind).order_by("sequence")
    return Coalesce(
        NullIf(Subquery(touches.values(field)[:1]), Value("")), Value(""), output_field=CharField()
    )


def _attempts_made() -> Expression:
    attempts = (
        ContactAttempt.objects.filter(lead=OuterRef("pk"))
        .exclude(outcome=ContactOutcome.REACHED)
        .order_by()
        .values("lead")
    )
    return Coalesce(Subquery(attempts.annotate(number=Count("pk")).values("number")), Value(0))


def _told_new_promise() -> Subquery:
    """The latest day the family itself has been told of instead of the first one."""
    told = PromiseEvent.objects.filter(lead=OuterRef("pk"), was_told=True, new_promise__isnull=False)
    return Subquery(told.order_by("-at").values("new_promise")[:1])


def _booked_call(field: str) -> Subquery:
    """The hour the family has chosen, while it is ahead or goes on."""
    calls = BookedCall.objects.filter(lead=OuterRef("pk"), ended_at__isnull=True, ends_at__gt=timezone.now())
    return Subquery(calls.values(field)[:1])


def ways_left() -> QuerySet[ContactAttempt]:
    """Calls that left a lead a way to reach us: its own, and its household's since it came in."""
    return ContactAttempt.objects.filter(
        Q(lead=OuterRef("pk")) | Q(lead=OuterRef("joined_to"), at__gte=OuterRef("received_at")),
        outcome=ContactOutcome.MESSAGE_LEFT,
    )


def worked_on(lead: Lead) -> Lead:
    """The registration in which a family is met: this one, or the one it is joined with."""
    return lead.joined_to or lead


def _left_way_back() -> Exists:
    return Exists(ways_left().filter(at__lte=OuterRef("promised_by")))
