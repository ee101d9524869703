"""Text messages as files in the demo's own folder: what a telephone would show, and in how many parts."""

from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.sms.alphabet import parts


def send(number: str, text: str, message_id: UUID) -> None:
    folder = settings.SMS.folder
    if folder is None:
        raise DeliveryFailed(_("No folder is set up for text messages"), permanent=True)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{timezone.localtime():%Y%m%d-%H%M%S}-{message_id}.txt"
    head = f"From: {settings.SMS.sender}\nTo: {number}\nParts: {parts(text)}\n"
    (folder / name).write_text(f"{head}\n{text}\n", encoding="utf-8")
