"""The door for systems that have received a family: no session, no cookie, every call signed."""

import logging

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt

from recruitment.handoff.received import Answer, OtherContent, case_of, take_once
from recruitment.handoff.refusals import HandoffRefused
from recruitment.handoff.signatures import EVENT_ID, ID
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.receiving import problems
from recruitment.receiving.events import EVENTS
from recruitment.receiving.problems import Failed
from recruitment.receiving.reading import read
from recruitment.receiving.schema import DESCRIPTION
from recruitment.triage.refusals import TriageRefused

REFUSALS = (HandoffRefused, OutcomeRefused, TriageRefused, MoveRefused, SomeoneWasFirst)
logger = logging.getLogger(__name__)


@csrf_exempt
@never_cache
def event(request: HttpRequest, kind: str) -> HttpResponse:
    """Takes in one event; whatever is wrong with it, the answer says so in the same form."""
    try:
        if request.method != "POST":
            raise Failed(problems.WRONG_METHOD)
        # Sorted, so that the answer of the first time is the same to the letter.
        return JsonResponse(_take(request, kind), json_dumps_params={"sort_keys": True})
    except Failed as failed:
        _note(request, kind, failed)
        response = problems.answer(failed)
        if failed.kind is problems.WRONG_METHOD:
            response.headers["Allow"] = "POST"
        return response


@cache_control(public=True, max_age=3600)
def description(request: HttpRequest) -> HttpResponse:
    """The published description, as it is used."""
    if request.method not in {"GET", "HEAD"}:
        response = problems.answer(Failed(problems.WRONG_METHOD))
        response.headers["Allow"] = "GET, HEAD"
        return response
    return HttpResponse(DESCRIPTION, content_type="application/json")


@csrf_exempt
@never_cache
def nothing_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problems.answer(Failed(problems.NOTHING_HERE))


def _take(request: HttpRequest, kind: str) -> Answer:
    schema, act = EVENTS[kind]
    now = timezone.now()
    call = read(request, schema=schema, at=now)
    reference = call.body["reference"]

    def do() -> Answer:
        case = case_of(reference)
        if case is None:
            raise Failed(problems.UNKNOWN_CASE)
        act(case, call.body, now)
        return {"event": call.event_id, "reference": reference, "kind": kind}

    try:
        return take_once(call.event_id, call.content, kind=kind, case=reference, act=do, at=now)
    except OtherContent as error:
        raise Failed(problems.OTHER_BODY) from error
    except REFUSALS as refusal:
        raise Failed(problems.REFUSED, str(refusal)) from refusal


def _note(request: HttpRequest, kind: str, failed: Failed) -> None:
    """Written down without anything of a family: which door, which problem, which event."""
    given = request.headers.get(ID, "")
    event_id = given if EVENT_ID.fullmatch(given) else "-"
    logger.warning("Refused a call to %s: %s, event %s", kind, failed.kind.name, event_id)
