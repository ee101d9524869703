"""What a receiver's system answers over the network, signed as it would sign it."""

import json
import uuid
from typing import Any

import requests
from django.utils import timezone

from recruitment.handoff.signatures import headers
from tests.make.calls import SECRET


def today() -> str:
    return timezone.localdate().isoformat()


def answer_over_http(base_url: str, kind: str, body: dict[str, Any]) -> None:
    """One event, which must be taken in."""
    content = json.dumps(body).encode()
    signed = headers(f"evt_{uuid.uuid4().hex}", content, secrets=[SECRET], at=timezone.now())
    answer = requests.post(
        f"{base_url}/api/v1/{kind}",
        data=content,
        headers={**signed, "Content-Type": "application/json"},
        timeout=30,
    )
    assert answer.status_code == 200, answer.text
