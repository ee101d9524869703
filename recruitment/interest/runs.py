"""One run of the form: begun by pressing the button, found again by the browser that began it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.utils import timezone
from django.utils.translation import get_language

from recruitment.campaigns.carrier import Arrival
from recruitment.campaigns.ways import kept
from recruitment.interest.steps import FIRST, newest
from recruitment.leads.models import Draft, Lead, SavedRun
from recruitment.words.queries import current

SESSION_KEY = "form_runs"
# Several tabs each have a run of their own; a session remembers the last ones.
MOST_RUNS = 10


def begin(
    session: SessionBase,
    *,
    carried: Sequence[Arrival],
    at: datetime,
    deepens: Lead | None = None,
) -> Draft:
    """Opens an empty run of the newest form and words; ways in from the browser's earlier run stay first.

    `deepens` is the call asked for before, which the run tells more of.
    """
    runs: list[str] = session.get(SESSION_KEY, [])
    earlier = Draft.objects.filter(pk__in=runs, expires_at__gt=at).order_by("-started_at").first()
    draft = Draft.objects.create(
        form_version=newest().version,
        text_version=current().number,
        deepens=deepens,
        step=FIRST.key,
        language=get_language() or settings.LANGUAGE_CODE,
        answers=_told_before(deepens),
        arrivals=kept(carried, earlier=earlier.arrivals if earlier else (), on=timezone.localdate(at)),
        started_at=at,
        expires_at=at + timedelta(hours=settings.UNIT.retention.draft_hours),
    )
    open_in(session, draft)
    return draft


def _told_before(deepens: Lead | None) -> dict[str, Any]:
    """What need not be asked twice, as the first step would have kept it."""
    if deepens is None or deepens.municipality_id is None:
        return {}
    return {"step_data": {FIRST.key: {f"{FIRST.key}-municipality": [deepens.municipality_id]}}}


def open_in(session: SessionBase, draft: Draft) -> None:
    """Lets this browser go on with a run that another one began."""
    others = [run for run in session.get(SESSION_KEY, []) if run != str(draft.pk)]
    session[SESSION_KEY] = [*others, str(draft.pk)][-MOST_RUNS:]


def belongs_to(session: SessionBase, run: UUID) -> bool:
    """Whether this browser began the run; an address alone opens nobody's answers."""
    return str(run) in session.get(SESSION_KEY, [])


def find(run: UUID, *, at: datetime, for_writing: bool = False) -> Draft | None:
    """The run with this number; None when its time is over. For writing it is held for others to wait."""
    drafts = Draft.objects.select_for_update() if for_writing else Draft.objects.all()
    return drafts.filter(pk=run, expires_at__gt=at).first()


def finish(draft: Draft, lead: Lead, *, at: datetime) -> None:
    """Empties the run; its number keeps leading to the receipt for as long as the session can last."""
    emptied: Any = {}
    draft.answers, draft.arrivals = emptied, []
    # The link that was mailed ends here, and the address it went to goes with it.
    SavedRun.objects.filter(draft=draft).delete()
    draft.lead, draft.finished_at = lead, at
    draft.expires_at = max(
        draft.expires_at, draft.started_at + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    )
    draft.save(update_fields=["answers", "arrivals", "lead", "finished_at", "expires_at", "step"])
