"""Enters what municipalities report, keeps the words of a report, and freezes reports."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _

from recruitment.annual.document import Document, as_text, fingerprint
from recruitment.annual.models import Audience, ConsultantCount, FrozenReport, ReportKind, ReportWords
from recruitment.annual.queries import consultant_counts
from recruitment.annual.refusals import WordsRefused
from recruitment.municipalities.models import Municipality
from recruitment.privacy import access_log, sensitive
from recruitment.privacy.models import AccessAction
from recruitment.privacy.pointing import holds_an_address
from recruitment.privacy.sensitive import Sensitive
from recruitment.staff.models import User


@transaction.atomic
def report_consultant_counts(
    counts: Mapping[Municipality, int | None], *, half_year: date, by: User, at: datetime
) -> list[ConsultantCount]:
    """Adds a row for each municipality whose count is another than the one that stands."""
    # Two who enter the same half-year at once take turns, so that neither writes what already stands.
    list(Municipality.objects.select_for_update().order_by("pk").filter(pk__in=[one.pk for one in counts]))
    standing = consultant_counts().get(half_year, {})
    changed = [
        ConsultantCount(municipality=one, half_year=half_year, count=count, at=at, by=by)
        for one, count in counts.items()
        if standing.get(one.pk) != count
    ]
    if changed:
        ConsultantCount.objects.bulk_create(changed)
        _log("annual.consultant_counts", half_year.isoformat(), by=by, at=at)
    return changed


@transaction.atomic
def keep_words(
    period: str, contents: Mapping[str, Any], *, version: int, by: User, at: datetime
) -> ReportWords:
    """Keeps what was written over version `version` (0 when nothing stood); the same words change nothing."""
    standing = ReportWords.objects.select_for_update().filter(pk=period).first()
    if standing and standing.contents == contents:
        return standing
    if (standing.version if standing else 0) != version:
        raise WordsRefused(_saved_meanwhile())
    _check(contents)
    if standing is None:
        try:
            with transaction.atomic():
                standing = ReportWords.objects.create(
                    period=period, contents=contents, saved_at=at, saved_by=by
                )
        except IntegrityError:
            raise WordsRefused(_saved_meanwhile()) from None
    else:
        ReportWords.objects.filter(pk=period).update(
            contents=contents, version=F("version") + 1, saved_at=at, saved_by=by
        )
        standing.refresh_from_db()
    _log("annual.keep_words", period, by=by, at=at)
    return standing


@transaction.atomic
def freeze(
    kind: ReportKind, period: str, documents: Mapping[Audience, Document], *, by: User, at: datetime
) -> dict[Audience, FrozenReport]:
    """Keeps a report's versions as one edition; freezing what is already frozen gives what was frozen."""
    written = {audience: as_text(document) for audience, document in documents.items()}
    latest = _latest(kind, period)
    if {audience: report.payload for audience, report in latest.items()} == written:
        return latest
    edition = 1 + max((report.edition for report in latest.values()), default=0)
    try:
        with transaction.atomic():
            FrozenReport.objects.bulk_create(
                FrozenReport(
                    kind=kind,
                    period=period,
                    audience=audience,
                    edition=edition,
                    payload=text,
                    digest=fingerprint(text),
                    frozen_at=at,
                    frozen_by=by,
                )
                for audience, text in written.items()
            )
    except IntegrityError:
        # Somebody froze the same report in the same moment: theirs is the edition.
        return _latest(kind, period)
    _log("annual.freeze", f"{kind} {period} {edition}", by=by, at=at)
    return _latest(kind, period)


def _check(contents: Mapping[str, Any]) -> None:
    for text in contents.values():
        if isinstance(text, str) and (
            holds_an_address(text) or Sensitive.PERSONAL_NUMBER in sensitive.found_in(text)
        ):
            raise WordsRefused(
                _("Leave out e-mail addresses and personal numbers: the report is about no one.")
            )


def _saved_meanwhile() -> str:
    return _("Somebody has saved this report since you opened it. Copy what you wrote, and reload.")


def _latest(kind: ReportKind, period: str) -> dict[Audience, FrozenReport]:
    """The versions of the last edition."""
    reports = FrozenReport.objects.filter(kind=kind, period=period).order_by("edition")
    latest: dict[Audience, FrozenReport] = {}
    for report in reports:
        if latest and report.edition != next(iter(latest.values())).edition:
            latest = {}
        latest[Audience(report.audience)] = report
    return latest


def _log(door: str, reason: str, *, by: User, at: datetime) -> None:
    """No case is met; the row says that somebody answered for these figures."""
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=[], reason=reason, at=at)
