"""Makes links to a survey, and takes in an answer without keeping whose it is."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.satisfaction.models import Audience, SurveyAnswer, SurveyLink
from recruitment.satisfaction.questions import MARKS, QUESTIONS
from recruitment.staff.models import User

TOKEN_BYTES = 16
# More than one municipality's colleagues, in all of them.
MOST_LINKS = 100


class NothingAnswered(Exception):
    """Every statement was left alone: there is nothing to take in."""


def make_link(audience: Audience, *, last_day: date) -> str:
    """A link for one answer. What it opens stands in the answer alone: we keep its fingerprint."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    SurveyLink.objects.create(token_hash=_fingerprint(token), audience=audience, last_day=last_day)
    return token


@transaction.atomic
def make_links_for_municipalities(count: int, *, last_day: date, by: User, at: datetime) -> list[str]:
    """Links to hand out, each for one answer; which municipality gets which is written nowhere."""
    if not 1 <= count <= MOST_LINKS:
        raise ValueError(f"no number of links: {count}")
    tokens = [make_link(Audience.MUNICIPALITY, last_day=last_day) for _number in range(count)]
    access_log.record(
        by=by, action=AccessAction.CHANGE, door="satisfaction.make_links", cases=[], reason=str(count), at=at
    )
    return tokens


def find(token: str, *, at: datetime) -> SurveyLink | None:
    """The link that has not been used and whose time is not over."""
    waiting = SurveyLink.objects.filter(last_day__gte=timezone.localdate(at))
    return waiting.filter(token_hash=_fingerprint(token)).first()


@transaction.atomic
def answer(link: SurveyLink, marks: Mapping[str, int], *, at: datetime) -> bool:
    """Takes in one answer and lets the link go; False when somebody has answered by it already."""
    known = QUESTIONS[link.audience]
    given = {question: marks[question] for question in known if marks.get(question) in MARKS}
    if not given:
        raise NothingAnswered
    removed, _rows = SurveyLink.objects.filter(pk=link.pk).delete()
    if not removed:
        return False
    SurveyAnswer.objects.create(audience=link.audience, half_year=half_year(at), marks=given)
    return True


def forget_links(at: datetime) -> str:
    """Removes the links whose time is over."""
    removed, _rows = SurveyLink.objects.filter(last_day__lt=timezone.localdate(at)).delete()
    return str(removed) if removed else ""


def half_year(at: datetime) -> str:
    """As the report writes it: 2026H2."""
    day = timezone.localdate(at)
    return f"{day.year}H{1 if day.month <= 6 else 2}"


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
