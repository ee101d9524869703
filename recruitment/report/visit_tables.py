"""Codes, the form, the funnel and the quality of the data as files: counts of visits and of forms."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.report.data_quality import Coverage, Requests, Website
from recruitment.report.form_use import FormUse
from recruitment.report.form_words import EVENTS
from recruitment.report.funnel import Families, Forms, Step
from recruitment.report.tables import Cell, Rows, Table, of_period
from recruitment.report.tag_use import ActivityTags, Orphan
from recruitment.report.terms import Terms
from recruitment.report.told import Agreement

PER_CENT = 100


def tag_table(activities: Iterable[ActivityTags], terms: Terms) -> Table:
    columns = (
        _("Activity"),
        _("Year"),
        _("Place or version"),
        _("Code"),
        _("Verified arrivals"),
        _("Unverified"),
        _("After its end"),
        _("Retired on"),
    )
    rows = tuple(
        (
            activity.name,
            activity.year,
            tag.variant,
            tag.code,
            tag.verified,
            tag.unverified,
            tag.late,
            tag.retired_on.isoformat() if tag.retired_on else None,
        )
        for activity in activities
        for tag in activity.tags
    )
    return of_period("taggar", _("Codes, in the order of the plan"), columns, rows, terms)


def orphan_table(orphans: Iterable[Orphan], terms: Terms) -> Table:
    columns = (_("Code"), _("Times"), pgettext("day", "Last"), _("Perhaps meant"))
    rows = tuple(
        (
            orphan.code,
            orphan.count,
            orphan.last_on.isoformat(),
            ", ".join(tag.code for tag in orphan.perhaps) or None,
        )
        for orphan in orphans
    )
    return of_period("okanda-koder", _("Codes tried in vain"), columns, rows, terms)


def form_table(versions: Iterable[FormUse], terms: Terms) -> Table:
    """The steps of each version; errors are further rows of the same shape, with their question and kind."""
    columns = (
        _("Version of the form"),
        pgettext("form", "Step"),
        _("Question"),
        _("What was wrong"),
        *map(str, EVENTS),
    )
    rows: list[tuple[Cell, ...]] = []
    for use in versions:
        rows += [(use.version, step.title, None, None, *step.counts) for step in use.steps]
        rows += [
            (
                use.version,
                fault.step,
                fault.question,
                fault.kind,
                None,
                None,
                fault.count,
                None,
                None,
                None,
                None,
            )
            for fault in use.faults
        ]
    return of_period("formularet", _("Where families stop in the form"), columns, tuple(rows), terms)


def funnel_table(at_the_form: Forms, came: Families, terms: Terms) -> Table:
    columns = (
        _("Part"),
        pgettext("form", "Step"),
        _("Number"),
        _("Of"),
        _("Per cent"),
        _("Per cent, low"),
        _("Per cent, high"),
        _("May still come"),
    )
    forms, households = _("The form"), _("Households")
    arrived = Step(_("Verified arrivals"), at_the_form.arrivals)
    registered = Step(_("Registered"), came.registered)
    rows: Rows = (
        *(_step_cells(forms, step) for step in (arrived, at_the_form.begun, *at_the_form.steps[1:])),
        _step_cells(_("Of all begun"), at_the_form.sent),
        *(_step_cells(households, step) for step in (registered, *came.steps)),
        *((_("Came no further"), words, count, None, None, None, None, None) for words, count in came.left),
    )
    return of_period("tratt", _("From the first visit to a placed child"), columns, rows, terms)


def agreement_table(agreement: Agreement, terms: Terms) -> Table:
    columns = (_("The family told of ↓, we measured →"), *agreement.columns)
    rows: Rows = tuple((row, *cells) for row, cells in agreement.lines)
    return of_period("uppgivet", _("Told beside measured"), columns, rows, terms)


def quality_table(
    coverage: Coverage | None, requests: Requests, websites: Iterable[Website], terms: Terms
) -> Table:
    """A coverage that the reader may not see is left out whole."""
    columns = (_("Part"), _("Kind"), _("Number"), _("Per cent, low"), _("Per cent, high"))
    known, asked = _("What we know of the way here"), _("Requests for public pages")
    shares: Sequence[tuple[Cell, ...]] = [
        (known, words, count, *(round(PER_CENT * bound) for bound in (share.low, share.high)))
        for words, count, share in (coverage.shares if coverage else ())
    ]
    rows = (
        *shares,
        (asked, _("Verified arrivals"), requests.verified, None, None),
        (asked, _("Arrivals by browsers that do not say how they came"), requests.unverified, None, None),
        *(
            (asked, _("Left out: %(reason)s") % {"reason": reason}, times, None, None)
            for reason, times in requests.filtered
        ),
        *((website.kind, website.host, website.verified, None, None) for website in websites),
    )
    return of_period("datakvalitet", _("How far the figures can be trusted"), columns, rows, terms)


def _step_cells(part: str, step: Step) -> tuple[Cell, ...]:
    share = step.share
    bounds = (step.part, share.low, share.high) if share else ()
    return (
        part,
        step.name,
        step.count,
        step.of or None,
        *(round(PER_CENT * bound) for bound in bounds),
        *((None,) * (3 - len(bounds))),
        step.may_come or None,
    )
