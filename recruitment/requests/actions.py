"""Writes down what a municipality asks for, what it was offered, what it said, and how it ended.

Every action is one transaction with its row in the log inside; done twice it is done once.
"""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.municipalities.models import Municipality
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.requests.models import Closing, MunicipalRequest, Offer, OfferAnswer
from recruitment.requests.refusals import RequestRefused
from recruitment.staff.models import User

MOST_HOMES = 20


@transaction.atomic
def receive(
    *,
    municipality: Municipality,
    received_on: date,
    age_band: str,
    home_type: str,
    siblings: bool,
    homes: int,
    token: UUID,
    by: User,
    at: datetime,
) -> MunicipalRequest:
    """A municipality asks for homes of one kind; the same form sent twice writes one request."""
    if done := MunicipalRequest.objects.filter(pk=token).first():
        return done
    if age_band not in {band.key for band in settings.UNIT.age_bands}:
        raise RequestRefused(_("Choose an age from the list."))
    if home_type not in {kind.key for kind in settings.UNIT.home_types}:
        raise RequestRefused(_("Choose a type of home from the list."))
    _check_homes(homes)
    _check_day(received_on, at=at)
    request = MunicipalRequest.objects.create(
        id=token,
        municipality=municipality,
        received_on=received_on,
        age_band=age_band,
        home_type=home_type,
        siblings=siblings,
        homes=homes,
        at=at,
        by=by,
    )
    _log(request, "requests.receive", by=by, at=at)
    return request


@transaction.atomic
def offer(
    request: MunicipalRequest, *, offered_on: date, homes: int, token: UUID, by: User, at: datetime
) -> Offer:
    """We offered homes in answer; the same form sent twice writes one offer."""
    _hold(request)
    if done := Offer.objects.filter(pk=token).first():
        return done
    if request.closing:
        raise RequestRefused(_("The request has ended. Open a new one if the municipality asks again."))
    _check_homes(homes)
    _check_day(offered_on, at=at, not_before=request.received_on)
    made = Offer.objects.create(id=token, request=request, offered_on=offered_on, homes=homes, at=at, by=by)
    _log(request, "requests.offer", by=by, at=at)
    return made


@transaction.atomic
def note_answer(made: Offer, *, answer: str, answered_on: date, by: User, at: datetime) -> None:
    """What the municipality said about an offer; said again it is the latest word that stands."""
    _hold(made.request)
    made.refresh_from_db()
    if answer not in OfferAnswer.values:
        raise RequestRefused(_("Choose what the municipality said."))
    _check_day(answered_on, at=at, not_before=made.offered_on)
    if (made.answer, made.answered_on) == (answer, answered_on):
        return
    made.answer, made.answered_on, made.answered_at, made.answered_by = answer, answered_on, at, by
    made.save(update_fields=["answer", "answered_on", "answered_at", "answered_by"])
    _log(made.request, "requests.note_answer", by=by, at=at)


@transaction.atomic
def close(request: MunicipalRequest, *, closing: str, closed_on: date, by: User, at: datetime) -> None:
    """How the request ended; ended twice the same way it is ended once."""
    _hold(request)
    if closing not in Closing.values:
        raise RequestRefused(_("Choose how the request ended."))
    if request.closing:
        if request.closing == closing:
            return
        raise RequestRefused(_("The request has already ended."))
    _check_day(closed_on, at=at, not_before=request.received_on)
    request.closing, request.closed_on, request.closed_at, request.closed_by = closing, closed_on, at, by
    request.save(update_fields=["closing", "closed_on", "closed_at", "closed_by"])
    _log(request, "requests.close", by=by, at=at)


def _hold(request: MunicipalRequest) -> None:
    """Reads the request as it stands, and lets nobody change it until we are done."""
    held = MunicipalRequest.objects.select_for_update().get(pk=request.pk)
    request.closing, request.closed_on = held.closing, held.closed_on


def _check_homes(homes: int) -> None:
    if not 1 <= homes <= MOST_HOMES:
        raise RequestRefused(_("Write a number of homes between 1 and %(most)s.") % {"most": MOST_HOMES})


def _check_day(day: date, *, at: datetime, not_before: date | None = None) -> None:
    if day > timezone.localdate(at):
        raise RequestRefused(_("The date lies in the future. Enter what has happened."))
    if not_before is not None and day < not_before:
        raise RequestRefused(_("The date lies before what it answers, on %(day)s.") % {"day": not_before})


def _log(request: MunicipalRequest, door: str, *, by: User, at: datetime) -> None:
    access_log.record(
        by=by, action=AccessAction.CHANGE, door=door, cases=[], reason=request.municipality.name, at=at
    )
