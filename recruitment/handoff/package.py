"""Packs what the investigators need about a family, and no more: see `schema/package-1.2.json`.

How the family found us, notes, and the words said on the telephone stay with the desk.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from recruitment.groundwork.queries import standing_approvals
from recruitment.leads.models import Lead
from recruitment.staff.models import User
from recruitment.triage.models import Assessment, ContactAttempt

SCHEMA_VERSION = "1.2"
Package = dict[str, Any]


def build(
    lead: Lead,
    *,
    assessment: Assessment,
    attempts: Sequence[ContactAttempt],
    by: User,
    at: datetime,
) -> Package:
    """The package of one hand-over, in words the receiver can read without our vocabulary."""
    unit = settings.UNIT
    return {
        "schema_version": SCHEMA_VERSION,
        "reference": lead.reference,
        "received_on": _day(lead.received_at),
        "handed_over_at": timezone.localtime(at).isoformat(timespec="seconds"),
        "from": {"unit": unit.name, "handler": str(by)},
        "applicants": [
            {"name": person.name, "phone": person.phone, "email": person.email}
            for person in lead.applicants.filter(left_at__isnull=True)
        ],
        "municipality": (
            {"code": lead.municipality.code, "name": lead.municipality.name} if lead.municipality else None
        ),
        "language": lead.language,
        "home_types": _labelled(lead.home_types, {known.key: known.label for known in unit.home_types}),
        "age_bands": _labelled(lead.age_bands, {known.key: known.label for known in unit.age_bands}),
        "answers": _answers(lead.answers),
        "assessment": {
            "on": _day(assessment.at),
            "by": str(assessment.by),
            "recommendation": assessment.recommendation,
            "requirements_met": _labelled(
                assessment.requirements_met, {known.key: known.label for known in unit.requirements}
            ),
            "summary": assessment.summary,
        },
        "contacts": [
            {"on": _day(attempt.at), "way": attempt.way, "outcome": attempt.outcome} for attempt in attempts
        ],
        "approvals": [
            {
                "municipality": {"code": approval.municipality.code, "name": approval.municipality.name},
                "given_on": approval.given_on.isoformat(),
                "way": approval.way,
            }
            for approval in standing_approvals(lead)
        ],
        "joined": [
            {
                "reference": other.reference,
                "received_on": _day(other.received_at),
                "home_types": _labelled(
                    other.home_types, {known.key: known.label for known in unit.home_types}
                ),
                "age_bands": _labelled(other.age_bands, {known.key: known.label for known in unit.age_bands}),
                "answers": _answers(other.answers),
            }
            for other in lead.joined.order_by("received_at", "pk")
        ],
    }


def cases(package: Package) -> list[str]:
    """The registrations a package tells of: the one that was handed over, then those joined with it."""
    return [package["reference"], *(other["reference"] for other in package.get("joined", []))]


def digest(package: Package) -> str:
    """SHA-256 of the package as canonical JSON: sorted keys, no blanks, UTF-8."""
    canonical = json.dumps(package, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _answers(stored: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The form's answers by step, as the family saw the questions."""
    return [
        {
            "title": str(step["title"]),
            "answers": [
                {"label": str(answer["label"]), "value": str(answer["value"])} for answer in step["answers"]
            ],
        }
        for step in stored.get("steps", [])
    ]


def _labelled(keys: Sequence[str], labels: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"key": key, "label": str(labels.get(key, key))} for key in keys]


def _day(at: datetime) -> str:
    return timezone.localtime(at).date().isoformat()
