"""The report's plots as files, each as its reader may see it, and who took it."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from recruitment.report import drawn, overview
from recruitment.report.drawn import Drawn
from recruitment.report.funnel import families, forms
from recruitment.report.need_trend import need_trend
from recruitment.report.tables import stamp_of_period, stamp_of_today
from recruitment.report.terms import Terms
from recruitment.report.views.files import picture_response
from recruitment.report.views.needs import seen_gap
from recruitment.report.views.page import terms_of
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import REPORT_ROLES


@require_safe
@only_for(REPORT_ROLES)
def picture(request: StaffRequest, name: str) -> HttpResponse:
    """What the reader may not see as a plot is not there as a file either."""
    terms = terms_of(request)
    found = MAKERS[name](terms) if name in MAKERS else None
    if found is None:
        raise Http404
    if found.is_of_today:
        stamp, of = stamp_of_today(found.title, terms), terms.today.isoformat()
    else:
        stamp, of = stamp_of_period(found.title, terms), terms.period.code
    return picture_response(request, found, stamp, of=of)


def against_plan(page: overview.Overview) -> Drawn | None:
    """The course month by month, or for readers outside the unit how the sum stands."""
    if page.progress:
        return drawn.progress(page.progress)
    return drawn.standing(page.leads) if page.leads else None


def _against_plan(terms: Terms) -> Drawn | None:
    return against_plan(overview.overview(terms))


def _homes(terms: Terms) -> Drawn | None:
    return drawn.homes(overview.overview(terms).needs.rows)


def _gap(terms: Terms) -> Drawn | None:
    return drawn.gap(seen_gap(terms))


def _trend(terms: Terms) -> Drawn | None:
    return drawn.trend(need_trend(terms.today))


def _families(terms: Terms) -> Drawn | None:
    return drawn.families(families(terms.period)) if terms.is_exact else None


def _forms(terms: Terms) -> Drawn | None:
    return drawn.forms(forms(terms.period)) if terms.is_exact else None


MAKERS: dict[str, Callable[[Terms], Drawn | None]] = {
    drawn.AGAINST_PLAN: _against_plan,
    drawn.HOMES: _homes,
    drawn.GAP: _gap,
    drawn.TREND: _trend,
    drawn.FAMILIES: _families,
    drawn.FORMS: _forms,
}
