"""A file on its way in: chosen and tried first, then sent again, locked, by the press that imports it."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.translation import gettext as _

from recruitment.desk.tried_file import unlock
from recruitment.privacy.table_file import MOST_BYTES, FileError, decode, template
from recruitment.staff.access import StaffRequest


def sent_file(request: StaffRequest, *, at: datetime) -> tuple[str, FileError | None]:
    """The text of the file that was chosen, or of the one that was tried within the hour."""
    if "tried" in request.POST:
        text = unlock(request.POST["tried"], by=request.user, at=at)
        if text is None:
            return "", FileError(0, "", _("Too long ago. Choose the file and try again."))
        return text, None
    upload = request.FILES.get("fil")
    if upload is None:
        return "", FileError(0, "", _("Choose a file first."))
    # One byte more than allowed tells that there is more, without reading it all.
    return decode(upload.read(MOST_BYTES + 1))


def is_meant(request: StaffRequest) -> bool:
    """Whether the file has been tried, and is now to be taken in."""
    return "tried" in request.POST


def template_file(columns: list[str], *, name: str) -> HttpResponse:
    response = HttpResponse(template(columns), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
