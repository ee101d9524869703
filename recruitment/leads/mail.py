"""The receipt: a neutral subject, the reference, the promise, and nothing of what the family told us."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recruitment.leads.family_words import Facts, FamilyWord
from recruitment.leads.intake import RECEIPT
from recruitment.leads.models import Lead


def _facts(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    has_phone = any(applicant.phone for applicant in lead.applicants.all())
    return {"has_phone": has_phone, "own_page": settings.BASE_URL + reverse("interest:own_page")}


RECEIPT_WORD = FamilyWord(
    RECEIPT, _("Receipt"), subject=_("We have received your message"), facts=_facts, may_repeat=True
)
