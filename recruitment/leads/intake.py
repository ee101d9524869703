"""Takes a registration in: family, touches, trail and receipt in one transaction, once per form run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.campaigns.models import Tag
from recruitment.campaigns.ways import are_shown, ways_of
from recruitment.leads.models import Applicant, EntryChannel, Lead, NameToken, Touch, TouchKind
from recruitment.leads.moves import record_change
from recruitment.leads.promise import promised_by
from recruitment.leads.reach import Way, reaches, tell_one
from recruitment.leads.reference import new_reference
from recruitment.leads.status import Status
from recruitment.leads.wishes import CallWishes
from recruitment.meetings.bookings import of_contacts
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.status import Status as BookingStatus
from recruitment.municipalities.models import Municipality
from recruitment.plan.models import Activity
from recruitment.privacy.contact import clean, email_index, normalise_phone, phone_index
from recruitment.privacy.names import name_tokens
from recruitment.staff.models import User

RECEIPT = "receipt"
# Two random references meet about once in 10^11 leads; a few tries make it never.
REFERENCE_TRIES = 5


@dataclass(frozen=True)
class ApplicantDetails:
    """One adult who applies; at least a telephone number or an e-mail address is given."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class TouchFacts:
    """One contact with our campaigns as it was learnt (`leads.models.Touch` says what fields mean)."""

    kind: str
    tag: Tag | None = None
    activity: Activity | None = None
    answer: str = ""
    source_class: str = ""
    entry_page: int | None = None
    entry_day: date | None = None
    is_stale: bool = False
    was_shown: bool = True
    meeting: Meeting | None = None


@transaction.atomic
def receive(
    *,
    applicants: Sequence[ApplicantDetails],
    answers: Mapping[str, Any],
    touches: Sequence[TouchFacts] = (),
    municipality: Municipality | None,
    home_types: Sequence[str] = (),
    age_bands: Sequence[str] = (),
    siblings: str = "",
    is_protected: bool = False,
    call_wishes: CallWishes | None = None,
    entry_channel: str = EntryChannel.FORM,
    language: str = "sv",
    form_version: int = 1,
    text_version: int = 0,
    run: UUID | None = None,
    is_told: bool = True,
    by: User | None = None,
    at: datetime,
) -> Lead:
    """The lead of this form run: made now, or the one an earlier call of the same run made.

    `by` is whoever typed it in for the family; a family that writes itself is taken in by the system.
    Who wrote to us long ago is not told (`is_told`) that it has arrived today.
    """
    if earlier := _of_run(run):
        return earlier

    lead, is_new = _insert(
        Lead(
            run=run,
            entry_channel=entry_channel,
            language=language,
            form_version=form_version,
            text_version=text_version,
            received_at=at,
            promised_by=promised_by(at, entry_channel=entry_channel),
            status_since=at,
            municipality=municipality,
            home_types=list(home_types),
            age_bands=list(age_bands),
            siblings=siblings,
            is_protected=is_protected,
            answers=dict(answers),
            call_wishes=call_wishes.stored() if call_wishes else None,
        )
    )
    if not is_new:
        return lead
    people = _add_people(lead, applicants, start=1)
    _append_touches(lead, [*_from_bookings(people, at), *touches], after=0, at=at)
    record_change(lead, before="", after=Status.RECEIVED, by=by or User.objects.system(), at=at)
    if is_told:
        _queue_receipts(lead, start=1, at=at)
    return lead


def add_applicant(lead: Lead, details: ApplicantDetails, *, at: datetime) -> None:
    """A second adult who was not named at first: met by name, and sent a receipt of their own."""
    if lead.applicants.count() == 1:
        _add_people(lead, [details], start=2)
        _queue_receipts(lead, start=2, at=at)


def add_touches(lead: Lead, touches: Sequence[TouchFacts], *, at: datetime) -> None:
    """What we learn later of how a family came; what is known already, and knowing nothing, adds no row."""
    known = list(lead.touches.values("kind", "tag", "activity", "answer", "source_class"))
    new = [facts for facts in touches if facts.kind != TouchKind.DIRECT and _plain(facts) not in known]
    _append_touches(lead, new, after=len(known), at=at)


def _plain(facts: TouchFacts) -> dict[str, Any]:
    return {
        "kind": facts.kind,
        "tag": facts.tag.pk if facts.tag else None,
        "activity": facts.activity.pk if facts.activity else None,
        "answer": facts.answer,
        "source_class": facts.source_class,
    }


def _add_people(lead: Lead, applicants: Sequence[ApplicantDetails], *, start: int) -> list[Applicant]:
    people = Applicant.objects.bulk_create(
        _applicant(lead, position, details) for position, details in enumerate(applicants, start=start)
    )
    NameToken.objects.bulk_create(
        NameToken(applicant=person, token=token) for person in people for token in name_tokens(person.name)
    )
    return people


def _append_touches(lead: Lead, touches: Sequence[TouchFacts], *, after: int, at: datetime) -> None:
    Touch.objects.bulk_create(
        Touch(lead=lead, sequence=sequence, recorded_at=at, **vars(facts))
        for sequence, facts in enumerate(touches, start=after + 1)
    )


def _queue_receipts(lead: Lead, *, start: int, at: datetime) -> None:
    """To each by the way that gets there; a protected family gets no text message. It names no answer."""
    for reach in reaches(lead):
        if reach.person.position >= start and (reach.way == Way.MAIL or not lead.is_protected):
            tell_one(reach, RECEIPT, key=f"{lead.pk}:{reach.person.position}", at=at)


def _insert(lead: Lead) -> tuple[Lead, bool]:
    """The saved lead and True, or the one that a parallel call of the same run just made and False."""
    for _ in range(REFERENCE_TRIES):
        lead.reference = new_reference()
        try:
            with transaction.atomic():
                lead.save(force_insert=True)
        except IntegrityError:
            if earlier := _of_run(lead.run):
                return earlier, False
        else:
            return lead, True
    raise IntegrityError("no free reference found")


def _of_run(run: UUID | None) -> Lead | None:
    return None if run is None else Lead.objects.filter(run=run).first()


def _applicant(lead: Lead, position: int, details: ApplicantDetails) -> Applicant:
    return Applicant(
        lead=lead,
        position=position,
        name=clean(details.name),
        phone=normalise_phone(details.phone) or clean(details.phone),
        email=clean(details.email),
        phone_index=phone_index(details.phone),
        email_index=email_index(details.email),
    )


def _from_bookings(people: Sequence[Applicant], at: datetime) -> list[TouchFacts]:
    """The meetings that somebody with the same telephone or address had booked, and the ways to them."""
    booked = of_contacts(
        phones=[person.phone_index for person in people], emails=[person.email_index for person in people]
    )
    meant = booked.exclude(status=BookingStatus.CANCELLED).filter(booked_at__lte=at)
    return [
        touch for booking in meant.select_related("meeting__activity") for touch in _from_booking(booking)
    ]


def _from_booking(booking: Booking) -> list[TouchFacts]:
    return [
        *(
            TouchFacts(
                kind=TouchKind.TAG if way.tag else TouchKind.SOURCE,
                tag=way.tag,
                source_class=way.source.value if way.source else "",
                entry_page=way.entry_page,
                entry_day=way.entry_day,
                is_stale=way.is_stale,
                was_shown=are_shown(),
            )
            for way in ways_of(booking.arrivals)
        ),
        TouchFacts(
            kind=TouchKind.BOOKING,
            meeting=booking.meeting,
            activity=booking.meeting.activity,
            entry_day=timezone.localdate(booking.booked_at),
        ),
    ]
