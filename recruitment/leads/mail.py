"""The receipt: a neutral subject, the reference, the promise, and nothing of what the family told us."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recruitment.leads.family_words import Facts, FamilyWord
from recruitment.leads.intake import RECEIPT
from recruitment.leads.models import Lead
from recruitment.words.queries import current, edition


def _facts(lead: Lead, payload: Mapping[str, Any]) -> Facts:
    has_phone = any(applicant.phone for applicant in lead.applicants.all())
    return {
        "has_phone": has_phone,
        "own_page": settings.BASE_URL + reverse("interest:own_page"),
        # The words that were published when they wrote; the newest to whom we showed none.
        "edition": edition(lead.text_version) if lead.text_version else current(),
    }


RECEIPT_WORD = FamilyWord(RECEIPT, _("Receipt"), _facts, may_repeat=True)
