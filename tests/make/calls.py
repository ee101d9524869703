"""Calls from a system that has received a family, signed as it would sign them."""

import itertools
import json
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from recruitment.handoff.models import Handover
from recruitment.handoff.signatures import headers

SECRET = b"a secret of those who answer"
_numbers = itertools.count(1)


def call(
    kind: str,
    body: dict[str, Any] | bytes,
    *,
    event: str = "",
    secret: bytes = SECRET,
    at: datetime | None = None,
    content_type: str = "application/json",
    **changed: str,
) -> HttpResponse:
    """One event; `changed` replaces headers after the signing."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    signed = headers(event or f"evt_{next(_numbers)}", content, secrets=[secret], at=at or timezone.now())
    signed |= {name.replace("_", "-"): value for name, value in changed.items()}
    return Client(raise_request_exception=False).post(
        f"/api/v1/{kind}", content, content_type=content_type, headers=signed
    )


def about(case: Handover, **more: Any) -> dict[str, Any]:
    return {"reference": case.lead.reference, **more}


def day(days_ago: int = 0) -> str:
    return (timezone.localdate() - timedelta(days=days_ago)).isoformat()


def acknowledged(case: Handover, **changed: Any) -> dict[str, Any]:
    return about(case, sequence=1, registry_number="IFO 2026:7", received_on=day(), **changed)


def problem(answer: HttpResponse) -> tuple[int, str]:
    """The status and the lasting name of a refusal, which is always told in the same form."""
    body = json.loads(answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    assert (
        {"type", "title", "status", "detail"} <= set(body) <= {"type", "title", "status", "detail", "errors"}
    )
    assert body["status"] == answer.status_code
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, body["type"].removeprefix("urn:fhr:problem:")


def problem_of_any_size(answer: HttpResponse) -> tuple[int, str]:
    body = json.loads(answer.content)
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, body["type"].removeprefix("urn:fhr:problem:")
