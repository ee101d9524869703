"""Reads the reports of mail servers (RFC 3464) out of the mailbox to which letters come back.

The mailbox is a Maildir on this machine: the mail server puts whole files into it, or a collector does
that fetches them from elsewhere. What has been read is removed, since it may quote the letter; what is no
report of ours stays for a person to look at.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.outbox.models import Told
from recruitment.outbox.reports import take_in

# More than a bad day brings; what is left over is read a few minutes later.
AT_A_TIME = 500
# No report is longer; what is, is no report.
MOST_BYTES = 1_000_000
# How a Maildir marks what has been looked at.
SEEN = ":2,S"
_OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")
_CODE = re.compile(r"\d\.\d{1,3}\.\d{1,3}")
# By weight: of several words about one letter the heaviest counts.
ACTIONS = {"failed": Told.RETURNED, "delayed": Told.DELAYED, "delivered": Told.ARRIVED}


class Report(NamedTuple):
    """Which letter it is about, what became of it, and the code that says why."""

    letter: UUID
    told: Told
    code: str


def read_returned_mail(at: datetime) -> str:
    """Takes in every new report; run again it finds none. A mailbox that is not there fails visibly."""
    folder = settings.MAIL_RETURNS.folder
    if folder is None:
        return _("No mailbox is set up for letters that come back")
    new, looked_at = folder / "new", folder / "cur"
    read = sum(_read_one(file, looked_at, at=at) for file in sorted(new.iterdir())[:AT_A_TIME])
    return _said(read, left=len(list(looked_at.iterdir())))


def report_in(content: bytes) -> Report | None:
    """The report that a mail holds; None for every other mail, whatever is wrong with it."""
    mail = message_from_bytes(content)
    if mail.get_content_type() != "multipart/report":
        return None
    letter = _letter_named_in(mail)
    words = [found for part in mail.walk() for found in _words_about(part)]
    known = [(action, code) for action, code in words if action in ACTIONS]
    if letter is None or not known:
        return None
    action, code = min(known, key=lambda one: list(ACTIONS).index(one[0]))
    return Report(letter, ACTIONS[action], code)


def _read_one(file: Path, looked_at: Path, *, at: datetime) -> int:
    """Removed only after the report is written down: read twice, it is taken in once."""
    content = file.read_bytes() if file.stat().st_size <= MOST_BYTES else b""
    report = report_in(content)
    if report is None:
        file.rename(looked_at / f"{file.name}{SEEN}")
        return 0
    # A letter that was sent anew may come back once more: what is new is the mail about it.
    name = hashlib.sha256(content).hexdigest()
    take_in(report.letter, key=name, told=report.told, code=report.code, at=at)
    file.unlink()
    return 1


def _letter_named_in(mail: Message) -> UUID | None:
    """By the letter's own number: in its head, which comes along, or in what the report answers to."""
    named = [str(head.get("Message-ID", "")) for head in _heads_along(mail)]
    named += [str(mail.get(name, "")) for name in ("In-Reply-To", "References")]
    found = next((number for words in named if (number := _OURS.search(words))), None)
    return UUID(found.group(1)) if found else None


def _heads_along(mail: Message) -> Iterator[Message]:
    """The heads of letters inside; what a message/rfc822 part holds is walked through as well."""
    for part in mail.walk():
        if part.get_content_type() == "text/rfc822-headers":
            yield message_from_bytes(_bytes_of(part))
        elif part is not mail:
            yield part


def _words_about(part: Message) -> Iterator[tuple[str, str]]:
    """What is said of each receiver; the standard library reads such a part as one head after another."""
    if part.get_content_type() != "message/delivery-status" or not part.is_multipart():
        return
    for about in part.get_payload():
        if isinstance(about, Message) and about.get("Action"):
            code = _CODE.search(str(about.get("Status", "")))
            yield str(about["Action"]).split("(")[0].strip().lower(), code.group() if code else ""


def _bytes_of(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _said(read: int, *, left: int) -> str:
    words = []
    if read:
        words.append(_("Reports read: %(count)s.") % {"count": read})
    if left:
        words.append(_("Mail that is no report, for somebody to look at: %(count)s.") % {"count": left})
    return " ".join(words)
