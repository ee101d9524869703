"""Reads a call before anything is believed of it: its size, who signed it, and a body without surprises."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from recruitment.handoff import signatures
from recruitment.receiving import problems
from recruitment.receiving.problems import Failed
from recruitment.receiving.schema import misfits

MOST_BYTES = 16_000


@dataclass(frozen=True)
class Call:
    """A call by somebody we know, about something the description knows."""

    event_id: str
    content: bytes
    body: dict[str, Any]


def read(request: HttpRequest, *, schema: str, at: datetime) -> Call:
    """The call, or `Failed` with the first thing that is wrong with it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        raise Failed(problems.TOO_LARGE)
    if request.content_type != "application/json":
        raise Failed(problems.NOT_JSON)
    content = request.body
    event_id = request.headers.get(signatures.ID, "")
    _prove(request, event_id, content, at=at)
    body = _parse(content)
    if errors := misfits(body, schema):
        raise Failed(problems.DOES_NOT_FIT, errors=errors)
    return Call(event_id, content, body)


def _prove(request: HttpRequest, event_id: str, content: bytes, *, at: datetime) -> None:
    try:
        signatures.prove(
            event_id,
            request.headers.get(signatures.TIMESTAMP, ""),
            request.headers.get(signatures.SIGNATURE, ""),
            content,
            secrets=settings.HANDOFF.receiving_secrets,
            at=at,
        )
    except signatures.NotProven as error:
        raise Failed(problems.LATE if error.is_late else problems.UNSIGNED) from error


def _parse(content: bytes) -> Any:
    """Strict JSON: each name once, numbers that are numbers, and text that can be stored."""
    try:
        body = json.loads(content.decode("utf-8"), object_pairs_hook=_each_once, parse_constant=_refuse)
        # Half a character, as "\ud800", is read without complaint and cannot be written.
        json.dumps(body, ensure_ascii=False).encode("utf-8")
    except (ValueError, RecursionError) as error:
        raise Failed(problems.UNREADABLE) from error
    return body


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _refuse(constant: str) -> None:
    raise ValueError("no number of JSON")
