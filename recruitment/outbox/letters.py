"""Letters on their way out of the house: to staff about their accounts, and the form that all mails share."""

from collections.abc import Sequence
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any, NamedTuple
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.house_layout import drawn

LETTER = "letter"
# From here on a mail server means never, below it: not now.
NEVER = 500


class File(NamedTuple):
    """Something that goes with a letter."""

    name: str
    content: bytes
    kind: str


def send_letter(payload: dict[str, Any], message_id: UUID) -> None:
    """Sends one letter about an account."""
    post(subject=payload["subject"], body=payload["text"], to=payload["to"], message_id=message_id)


def post(*, subject: str, body: str, to: Sequence[str], message_id: UUID, files: Sequence[File] = ()) -> None:
    """Sends one mail, as text and drawn; returns when the server has taken it, with a 250.

    A second sending carries the same Message-ID. What cannot be delivered comes back to the address
    of the envelope; whoever reads the letter sees the house's own.
    """
    letter = EmailMultiAlternatives(
        subject=subject,
        body=body,
        from_email=settings.MAIL_RETURNS.address or settings.DEFAULT_FROM_EMAIL,
        to=list(to),
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": f"<{message_id}@{settings.UNIT.mail_domain}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    letter.attach_alternative(drawn(subject, body), "text/html")
    for file in files:
        letter.attach(*file)
    try:
        letter.send()
    except SMTPRecipientsRefused as refused:
        raise _turned_away(max(code for code, _words in refused.recipients.values())) from refused
    except SMTPDataError as refused:
        code = refused.smtp_code
        raise DeliveryFailed(
            _("The mail server did not take the letter (%(code)s)") % {"code": code}, permanent=code >= NEVER
        ) from refused
    except (SMTPException, OSError) as error:
        # The words of the error may quote an address; its kind may not.
        raise DeliveryFailed(
            _("The mail server could not be used: %(kind)s") % {"kind": type(error).__name__},
            is_slow=isinstance(error, TimeoutError),
        ) from error


def _turned_away(code: int) -> DeliveryFailed:
    """Some servers say no to a stranger the first time, and yes to whoever comes back."""
    if code < NEVER:
        return DeliveryFailed(_("The mail server asks us to come back (%(code)s)") % {"code": code})
    return DeliveryFailed(_("The mail server does not know the address"), permanent=True, refused=str(code))
