"""Leads for tests, taken in the way the form does."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from recruitment.leads.intake import ApplicantDetails, TouchFacts, receive
from recruitment.leads.models import Lead
from recruitment.municipalities.models import Municipality


def make_lead(
    *,
    name: str = "Kim Exempelsson",
    phone: str = "070-174 06 05",
    email: str = "kim@example.se",
    touches: Sequence[TouchFacts] = (),
    at: datetime | None = None,
    **facts: Any,
) -> Lead:
    """A lead just received from one applicant in Ludvika who can meet teenagers."""
    facts.setdefault("municipality", make_municipality())
    facts.setdefault("answers", {"steps": []})
    facts.setdefault("home_types", ["familjehem"])
    facts.setdefault("age_bands", ["13-17"])
    return receive(
        applicants=[ApplicantDetails(name, phone, email)], touches=touches, at=at or timezone.now(), **facts
    )


def make_municipality(code: str = "2085", name: str = "Ludvika", **facts: Any) -> Municipality:
    """A member municipality, the same one for the same code."""
    defaults = {"name": name, "is_member": True, **facts}
    return Municipality.objects.get_or_create(code=code, defaults=defaults)[0]
