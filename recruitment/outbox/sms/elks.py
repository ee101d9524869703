"""Text messages by 46elks, as https://46elks.se/docs/send-sms describes it.

One POST with the account in its head; the provider is asked not to keep the words.
"""

import json
from base64 import b64encode
from datetime import timedelta
from time import monotonic
from urllib.parse import urlencode, urlsplit
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.receiver import Answer, ReceiverSilent, post
from recruitment.outbox.sms.callbacks import address_of

# Silence that costs the worker more than this costs everybody else's letters too.
SLOW_SECONDS = 2.0
# About this very message: asked again, the answer is the same. Accounts and credit can be mended.
NEVER = frozenset({400, 404, 405, 413, 415, 422})
ACCOUNT = frozenset({401, 402, 403})


def send(number: str, text: str, message_id: UUID) -> None:
    setup = settings.SMS
    told = {
        "from": setup.sender,
        "to": number,
        "message": text,
        "dontlog": "message",
        "whendelivered": address_of(message_id),
    }
    account = b64encode(f"{setup.user}:{setup.password}".encode()).decode()
    began = monotonic()
    try:
        answer = post(
            setup.url,
            urlencode(told).encode(),
            headers={
                "Authorization": f"Basic {account}",
                "Content-Type": "application/x-www-form-urlencoded",
            },
            hosts=[(urlsplit(setup.url).hostname or "").lower()],
        )
    except ReceiverSilent as silence:
        is_slow = monotonic() - began > SLOW_SECONDS
        raise DeliveryFailed(str(silence), permanent=silence.is_forbidden, is_slow=is_slow) from silence
    _require_success(answer)


def _require_success(answer: Answer) -> None:
    if answer.status in ACCOUNT:
        raise DeliveryFailed(
            _("The provider of text messages does not accept our account (%(status)s)")
            % {"status": answer.status}
        )
    if not 200 <= answer.status < 300:
        is_never = answer.status in NEVER or 300 <= answer.status < 400
        raise DeliveryFailed(
            _("The provider of text messages answered %(status)s") % {"status": answer.status},
            permanent=is_never,
            wait=timedelta(seconds=answer.retry_after),
            refused=str(answer.status) if is_never and answer.status >= 400 else "",
        )
    if _status_in(answer.body) == "failed":
        raise DeliveryFailed(
            _("The provider of text messages did not take the number"), permanent=True, refused="failed"
        )


def _status_in(body: bytes) -> str:
    try:
        told = json.loads(body)
    except ValueError:
        told = None
    if not isinstance(told, dict) or "id" not in told:
        # Somebody answered, but not the provider: nothing is sent until it says so itself.
        raise DeliveryFailed(_("The provider's answer cannot be read"))
    return str(told.get("status", ""))
