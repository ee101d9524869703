"""What we write to families: each kind of word, and how it leaves as a letter or a text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from recruitment.languages.queries import spoken_instead_of
from recruitment.leads.models import Applicant, Lead
from recruitment.leads.reach import Way
from recruitment.outbox.delivery import Deliver, DeliveryFailed, NoLongerNeeded
from recruitment.outbox.letters import post
from recruitment.outbox.sms.sending import send_text
from recruitment.outbox.words import letter_subject, letter_words, sms_words

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class FamilyWord:
    """One kind: `about` names it and its texts, `title` is for staff.

    `facts` reads what the text tells when it leaves, and says `NoLongerNeeded` where that has ceased to
    be true. What can be made anew from what is kept `may_repeat`: staff can send it once more.
    """

    about: str
    title: Promise
    facts: Callable[[Lead, Mapping[str, Any]], Facts]
    may_repeat: bool = False

    @property
    def kinds(self) -> list[str]:
        return [f"{way}.{self.about}" for way in Way.values]

    def deliveries(self) -> dict[str, Deliver]:
        return {
            f"{Way.MAIL.value}.{self.about}": partial(_by_mail, self),
            f"{Way.SMS.value}.{self.about}": partial(_by_text, self),
        }


def _by_mail(word: FamilyWord, payload: dict[str, Any], message_id: UUID) -> None:
    person = _receiver(payload)
    if not person.email:
        raise DeliveryFailed(_("The family has no e-mail address any more"), permanent=True)
    with translation.override(spoken_instead_of(person.lead.language)):
        facts = _facts(word, person, payload)
        subject, text = letter_subject(word.about, facts), letter_words(word.about, facts)
        post(subject=subject, body=text, to=[person.email], message_id=message_id)


def _by_text(word: FamilyWord, payload: dict[str, Any], message_id: UUID) -> None:
    person = _receiver(payload)
    if not person.phone:
        raise DeliveryFailed(_("The family has no telephone number any more"), permanent=True)
    with translation.override(spoken_instead_of(person.lead.language)):
        text = sms_words(word.about, _facts(word, person, payload))
        send_text(number=person.phone, text=text, message_id=message_id)


def _receiver(payload: Mapping[str, Any]) -> Applicant:
    person = Applicant.objects.select_related("lead").filter(pk=payload["person"]).first()
    if person is None:
        raise DeliveryFailed(_("The registration is gone"), permanent=True)
    if person.left_at is not None:
        # They withdrew while it waited.
        raise NoLongerNeeded
    return person


def _facts(word: FamilyWord, person: Applicant, payload: Mapping[str, Any]) -> Facts:
    return {"lead": person.lead, "person": person, **word.facts(person.lead, payload)}
