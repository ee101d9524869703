"""Sends one text message by the way this unit is set up for: a provider, or a file in the demo."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.sms import elks, file
from recruitment.outbox.sms.alphabet import plain

# Number as +46…, text, and the message's own number.
Send = Callable[[str, str, UUID], None]
WAYS: Mapping[str, Send] = {"46elks": elks.send, "file": file.send}


def is_set_up() -> bool:
    return settings.SMS.way in WAYS


def send_text(*, number: str, text: str, message_id: UUID) -> None:
    """Returns when the provider has taken the message; a second sending may reach the telephone twice."""
    send = WAYS.get(settings.SMS.way)
    if send is None:
        raise DeliveryFailed(_("Text messages are not set up"), permanent=True)
    send(number, plain(text), message_id)
