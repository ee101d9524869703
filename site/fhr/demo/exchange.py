"""What passed between the demo's unit and the municipalities: requests, offers, and what is said of us."""

from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from fhr.demo.drawing import member_by_children
from recruitment.disclosures.actions import disclose
from recruitment.disclosures.models import DisclosureWay, Told
from recruitment.groundwork.actions import approve
from recruitment.groundwork.models import ApprovalWay
from recruitment.leads.models import Lead
from recruitment.municipalities.models import Municipality
from recruitment.requests.models import Closing, MunicipalRequest, Offer, OfferAnswer
from recruitment.satisfaction.models import Audience, SurveyAnswer
from recruitment.satisfaction.questions import QUESTIONS
from recruitment.staff.models import User

DAYS_BETWEEN = 7
OFFERED = 0.7
# How each request ended, when it did.
ENDS = {Closing.OUR_HOME: 0.35, Closing.OWN_HOME: 0.25, Closing.CONSULTANT: 0.2, Closing.NOT_NEEDED: 0.15,
        Closing.NO_HOME: 0.05}  # fmt: skip
ANSWERS = {Audience.FAMILY: (6, 14), Audience.MUNICIPALITY: (8, 12)}
MARK_WEIGHTS = (1, 2, 5, 9, 7)


def make_requests(rng: Random, *, since: date, by: User, now: datetime) -> None:
    """Half-years of requests, a few of them waiting still."""
    asked: list[MunicipalRequest] = []
    offers: list[Offer] = []
    today, day = timezone.localdate(now), since
    while (day := day + timedelta(days=rng.randint(1, 2 * DAYS_BETWEEN))) <= today:
        request = MunicipalRequest(
            id=_id(rng),
            municipality=member_by_children(rng),
            received_on=day,
            age_band=rng.choice(settings.UNIT.age_bands).key,
            home_type="familjehem",
            siblings=rng.random() < 0.2,
            homes=rng.choice((1, 1, 1, 2)),
            at=now,
            by=by,
        )
        ended_on = day + timedelta(days=rng.randint(20, 120))
        if rng.random() < OFFERED:
            offers += _offers(rng, request, until=min(ended_on, today), by=by, now=now)
        if ended_on <= today:
            request.closing = rng.choices(list(ENDS), weights=list(ENDS.values()))[0]
            request.closed_on, request.closed_at, request.closed_by = ended_on, now, by
        asked.append(request)
    MunicipalRequest.objects.bulk_create(asked)
    Offer.objects.bulk_create(offers)


def make_answers(rng: Random, *, since: date, today: date) -> None:
    """Anonymous answers of every half-year, of the municipalities in the autumns only."""
    answers = []
    for number in range(since.year * 2 + (since.month > 6), today.year * 2 + (today.month > 6) + 1):
        year, is_autumn = divmod(number, 2)
        code = f"{year}H{is_autumn + 1}"
        for audience, (fewest, most) in ANSWERS.items():
            if audience == Audience.FAMILY or is_autumn:
                answers += [_answer(rng, audience, code) for _one in range(rng.randint(fewest, most))]
    SurveyAnswer.objects.bulk_create(answers)


def tell(lead: Lead, place: Municipality, *, by: User, at: datetime) -> None:
    """The family has approved that a municipality is told who it is, and it is told."""
    today = timezone.localdate(at)
    approval = approve(lead, municipality=place, given_on=today, way=ApprovalWay.PHONE, by=by, at=at)
    disclose(
        approval,
        told_on=today,
        way=DisclosureWay.SECURE_MAIL,
        what=[Told.WHO, Told.HOME, Told.RESULT],
        token=UUID(int=approval.pk.int ^ 1),
        by=by,
        at=at,
    )


def _offers(rng: Random, request: MunicipalRequest, *, until: date, by: User, now: datetime) -> list[Offer]:
    made, day = [], request.received_on
    for _number in range(rng.choice((1, 1, 2))):
        day += timedelta(days=rng.randint(3, 25))
        if day > until:
            break
        offer = Offer(id=_id(rng), request=request, offered_on=day, at=now, by=by)
        answered_on = day + timedelta(days=rng.randint(1, 9))
        if answered_on <= until:
            offer.answer = rng.choice(OfferAnswer.values)
            offer.answered_on, offer.answered_at, offer.answered_by = answered_on, now, by
        made.append(offer)
    return made


def _answer(rng: Random, audience: Audience, code: str) -> SurveyAnswer:
    marks = {
        question: rng.choices((1, 2, 3, 4, 5), weights=MARK_WEIGHTS)[0]
        for question in QUESTIONS[audience]
        if rng.random() < 0.93
    }
    return SurveyAnswer(id=_id(rng), audience=audience, half_year=code, marks=marks or {"told": 3})


def _id(rng: Random) -> UUID:
    return UUID(int=rng.getrandbits(128), version=4)
