"""Who has opened their page in this browser, and until when; it ends by itself."""

from datetime import datetime, timedelta

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django.middleware.csrf import get_token

from recruitment.leads.models import Applicant

KEY = "own_page"
LASTS = timedelta(hours=1)


def open_for(request: HttpRequest, person: Applicant, *, at: datetime) -> None:
    """From now on this browser shows their page; a session somebody else may know is left behind."""
    request.session.cycle_key()
    request.session[KEY] = {"applicant": str(person.pk), "until": (at + LASTS).isoformat()}
    # The secret of later tokens goes into the session now.
    get_token(request)


def opened_by(session: SessionBase, *, at: datetime) -> Applicant | None:
    """Whose page is open here; None when the time is over or the registration is gone."""
    told = session.get(KEY)
    if not told or datetime.fromisoformat(told["until"]) <= at:
        return None
    people = Applicant.objects.select_related("lead__owner", "lead__joined_to__owner")
    return people.filter(pk=told["applicant"], lead__is_protected=False).first()


def ends_at(session: SessionBase) -> datetime:
    return datetime.fromisoformat(session[KEY]["until"])


def close(session: SessionBase) -> None:
    session.pop(KEY, None)
