"""Codes that open “Min anmälan”: asked for, mailed, and tried, alike for registrations that are and are not.

Asking writes one row and queues one letter, whatever was asked for; whether there is somebody to write to
is found out by the worker. Trying changes that row. So neither the answers nor the work behind them tell
whether a family is known here.
"""

import secrets
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.utils.crypto import constant_time_compare, salted_hmac

from recruitment.leads.models import Applicant, CodeRequest
from recruitment.leads.models.own_page import MOST_TRIES
from recruitment.leads.reference import normalise
from recruitment.outbox.actions import enqueue
from recruitment.privacy.contact import email_index, is_mobile, phone_index

LETTER, TEXT = "mail.code", "sms.code"
WORKS_FOR = timedelta(minutes=30)
# Letters that one person can be made to get in a day, by whomever.
MOST_LETTERS = 5
A_DAY = timedelta(days=1)
DIGITS = 6
SALT = "recruitment.leads.own_codes"


@transaction.atomic
def ask(*, reference: str, to: str, language: str, at: datetime) -> CodeRequest:
    """Queues the letter, or the text message, which leaves only if both belong together."""
    is_letter = "@" in to
    asked = CodeRequest.objects.create(
        reference=normalise(reference) or "",
        email_index=email_index(to) if is_letter else "",
        phone_index="" if is_letter else phone_index(to),
        language=language,
        asked_at=at,
        expires_at=at + WORKS_FOR,
    )
    kind = LETTER if is_letter else TEXT
    enqueue(kind=kind, effect_key=f"{kind}:{asked.pk}", payload={"request": str(asked.pk)}, at=at)
    return asked


def new_code(asked: CodeRequest, *, at: datetime) -> tuple[Applicant, str] | None:
    """Who is written to, and the code for the letter; None where nobody may be, or enough has been sent.

    A family with protected identity has not said that we may write.
    """
    if asked.expires_at <= at or not asked.reference or not (asked.email_index or asked.phone_index):
        return None
    told = Q(phone_index=asked.phone_index) if asked.phone_index else Q(email_index=asked.email_index)
    people = Applicant.objects.select_related("lead").filter(lead__is_protected=False)
    person = people.filter(told, lead__reference=asked.reference).first()
    if person is None or (asked.phone_index and not is_mobile(person.phone)):
        return None
    sent = CodeRequest.objects.filter(applicant=person, asked_at__gt=at - A_DAY).exclude(pk=asked.pk)
    if sent.count() >= MOST_LETTERS:
        return None
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    CodeRequest.objects.filter(pk=asked.pk).update(applicant=person, code_hash=_hash(asked.pk, code))
    return person, code


@transaction.atomic
def open_with(request: UUID, code: str, *, at: datetime) -> Applicant | None:
    """Whose page the code opens; a few tries for each letter, and each code once."""
    counted = CodeRequest.objects.filter(
        pk=request, expires_at__gt=at, used_at__isnull=True, tries__lt=MOST_TRIES
    ).update(tries=F("tries") + 1)
    if not counted:
        return None
    asked = CodeRequest.objects.select_related("applicant").get(pk=request)
    typed = _hash(asked.pk, "".join(symbol for symbol in code if symbol.isdecimal()))
    # Compared also where there is no code, so that it takes as long.
    is_right = constant_time_compare(typed, asked.code_hash or _hash(asked.pk, "none"))
    if not is_right or asked.applicant is None:
        return None
    asked.used_at = at
    asked.save(update_fields=["used_at"])
    return asked.applicant


def forget_requests(at: datetime) -> str:
    """Removes requests that are a day old; until then they count how many letters somebody was sent."""
    count, _by_model = CodeRequest.objects.filter(asked_at__lte=at - A_DAY).delete()
    return str(count) if count else ""


def _hash(request: UUID, code: str) -> str:
    """Keyed, since six digits are soon tried through."""
    return salted_hmac(SALT, f"{request}:{code}", algorithm="sha256").hexdigest()
