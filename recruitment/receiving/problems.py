"""Every way a call can fail, with a name that never changes; answered as RFC 9457 (problem+json) says."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.http import JsonResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.receiving.schema import Misfit

PROBLEM_JSON = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """One problem: its lasting name, the status it has, and what it is called."""

    name: str
    status: int
    title: Promise
    detail: Promise

    @property
    def type(self) -> str:
        return f"urn:fhr:problem:{self.name}"


UNREADABLE = Kind("unreadable", 400, _("The body cannot be read"), _("Send JSON in UTF-8, each name once."))
UNSIGNED = Kind(
    "unsigned", 401, _("The call is not signed by anybody we know"), _("Sign it as Standard Webhooks says.")
)
LATE = Kind(
    "late", 401, _("The call is too old or too new"), _("Sign each attempt anew, and set the clock right.")
)
UNKNOWN_CASE = Kind(
    "unknown-case", 404, _("No such case"), _("Use the reference of a case that is with you.")
)
NOTHING_HERE = Kind(
    "nothing-here", 404, _("Nothing is here"), _("The addresses stand in /api/v1/openapi.json.")
)
WRONG_METHOD = Kind("wrong-method", 405, _("Wrong method"), _("Use the method of the description."))
REFUSED = Kind("refused", 409, _("It contradicts what stands"), _("Nothing was done."))
OTHER_BODY = Kind(
    "other-body",
    409,
    _("The event came before, with another body"),
    _("Give every event an id of its own."),
)
TOO_LARGE = Kind("too-large", 413, _("The body is too large"), _("Send 16 kB at most."))
NOT_JSON = Kind("not-json", 415, _("The body is not said to be JSON"), _("Send it as application/json."))
DOES_NOT_FIT = Kind("does-not-fit", 422, _("The body does not fit the description"), _("See “errors”."))

KINDS = (
    UNREADABLE, UNSIGNED, LATE, UNKNOWN_CASE, NOTHING_HERE, WRONG_METHOD, REFUSED, OTHER_BODY, TOO_LARGE,
    NOT_JSON, DOES_NOT_FIT,
)  # fmt: skip


class Failed(Exception):
    """The call stops here; `detail` and `errors` say more than the kind does by itself."""

    def __init__(self, kind: Kind, detail: str = "", errors: Sequence[Misfit] = ()) -> None:
        super().__init__(kind.name)
        self.kind = kind
        self.detail = detail
        self.errors = errors


def answer(failed: Failed) -> JsonResponse:
    kind = failed.kind
    body: dict[str, Any] = {
        "type": kind.type,
        "title": str(kind.title),
        "status": kind.status,
        "detail": failed.detail or str(kind.detail),
    }
    if failed.errors:
        body["errors"] = [asdict(error) for error in failed.errors]
    response = JsonResponse(body, status=kind.status, content_type=PROBLEM_JSON)
    if kind.status == 401:
        response.headers["WWW-Authenticate"] = "Webhook-Signature"
    return response
