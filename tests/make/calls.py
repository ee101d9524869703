"""Calls from a system that has received a family, signed as it would sign them."""

import itertools
import json
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

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
