"""What the privacy room does by itself: seal the access log, and dispose of its oldest rows."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import ngettext

from recruitment.privacy.retention import dispose_access_log
from recruitment.privacy.sealing import seal


def seal_access_log(at: datetime) -> str:
    """Seals what was written since the last time."""
    count = seal()
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count} if count else ""


def dispose_old_log(at: datetime) -> str:
    """Removes rows of the access log that the plan no longer keeps."""
    disposal = dispose_access_log(at, keep=timedelta(days=settings.UNIT.retention.access_log_days))
    count = disposal.count if disposal else 0
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": count} if count else ""
