"""A file in a folder that the receiver's system empties: whole or not at all, its check sum beside it."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.handoff.models import Handover
from recruitment.handoff.sending import envelope, handover_of, mark_sent, queue
from recruitment.outbox.delivery import DeliveryFailed

FILE = "handoff.file_drop"
# Readable by its owner only; who else may collect it is a matter of the folder.
PRIVATE = 0o600


def send(handover: Handover) -> None:
    """Queues the file: the folder may be away for a while, and the hand-over stands all the same."""
    queue(handover, kind=FILE)


def deliver(payload: dict[str, Any], event_id: UUID) -> None:
    """Writes the file; written twice it is the same file under the same name."""
    handover = handover_of(payload)
    folder = settings.HANDOFF.folder
    if folder is None:
        raise DeliveryFailed(_("No folder is set for files to the receiver"), permanent=True)
    name = f"{handover.lead.reference}-{handover.sequence}.json"
    content = envelope(handover, event_id)
    check_sum = f"{hashlib.sha256(content).hexdigest()}  {name}\n".encode()
    try:
        # The check sum first: whoever finds the file finds that too.
        _write(folder / f"{name}.sha256", check_sum, event_id)
        _write(folder / name, content, event_id)
    except OSError as error:
        raise DeliveryFailed(
            _("The folder for files cannot be written: %(cause)s") % {"cause": error.strerror}
        ) from error
    mark_sent(handover)


def _write(path: Path, content: bytes, event_id: UUID) -> None:
    """Under a hidden name first; the real name is given to a whole file, safe on the disk."""
    draft = path.with_name(f".{path.name}.{event_id}.part")
    with suppress(FileNotFoundError):
        draft.unlink()
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
    _make_lasting(path.parent)


def _make_lasting(folder: Path) -> None:
    """The name too must outlive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
