"""The activity reports: what there is, the words of one, how it would look, and freezing it."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from recruitment.annual.actions import freeze, keep_words
from recruitment.annual.document import as_text, read
from recruitment.annual.models import Audience, ReportKind, ReportWords
from recruitment.annual.queries import frozen_reports
from recruitment.annual.refusals import WordsRefused
from recruitment.report.annual_report import annual_report, versions
from recruitment.report.attribution import Model
from recruitment.report.overview_document import overview_document
from recruitment.report.periods import THREE_YEARS, Period, parse
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms, in_period, period_choices
from recruitment.report.views.page import frame, terms_of
from recruitment.report.words_form import WordsForm
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import EXACT_REPORT_ROLES, PLAN_FREEZERS, REPORT_ROLES, Role

MANAGER = frozenset({Role.UNIT_MANAGER})


@require_safe
@only_for(REPORT_ROLES)
def annual_reports(request: StaffRequest) -> HttpResponse:
    """Readers outside the unit find what was frozen for them; the unit also finds what could be written."""
    terms = terms_of(request)
    context = frame(request, terms) | {"frozen": frozen_reports(audiences_of(terms))}
    if terms.is_exact:
        context["to_write"] = [one for one in period_choices(terms) if one.months != THREE_YEARS]
    return render(request, "report/annual_reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(EXACT_REPORT_ROLES)
def annual_words(request: StaffRequest, code: str) -> HttpResponse:
    """Everybody inside the unit may write; who saves over somebody else's words is told so."""
    period = _period(code)
    kept = ReportWords.objects.select_related("saved_by").filter(pk=period.code).first()
    contents, version = (kept.contents, kept.version) if kept else ({}, 0)
    form = WordsForm(request.POST or None, contents=contents, version=version)
    if form.is_valid():
        try:
            keep_words(
                period.code,
                form.contents(),
                version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except WordsRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The words are saved."))
            return redirect("report:annual_preview", period.code)
    context = {"period": period, "form": form, "kept": kept}
    return render(request, "report/annual_words.html", context)


@require_safe
@only_for(EXACT_REPORT_ROLES)
def annual_preview(request: StaffRequest, code: str) -> HttpResponse:
    """`version` in the address shows what the steering group would get."""
    period = _period(code)
    is_outside = request.GET.get("version") == Audience.OUTSIDE
    terms = replace(_terms(request, period), is_exact=not is_outside)
    kept = ReportWords.objects.filter(pk=period.code).first()
    document = annual_report(terms, kept.contents if kept else {})
    context = {
        "period": period,
        "document": read(as_text(document)),
        "is_outside": is_outside,
        "may_freeze": request.user.holds_any(MANAGER),
        "is_over": period.end <= terms.today,
    }
    return render(request, "report/annual_preview.html", context)


@require_POST
@only_for(MANAGER)
def freeze_annual(request: StaffRequest, code: str) -> HttpResponse:
    period = _period(code)
    terms = _terms(request, period)
    kept = ReportWords.objects.filter(pk=period.code).first()
    documents = versions(terms, kept.contents if kept else {})
    frozen = freeze(ReportKind.ANNUAL, period.code, documents, by=request.user, at=terms.fetched_at)
    messages.success(request, _("The report is frozen and cannot be changed."))
    return redirect("report:frozen", frozen[Audience.UNIT].pk)


@require_POST
@only_for(PLAN_FREEZERS)
def freeze_overview(request: StaffRequest, code: str) -> HttpResponse:
    """The overview as it stands now, with the clock and the model it was looked at by."""
    terms = in_period(terms_of(request), _period(code, longest=True))
    documents = {Audience.UNIT: overview_document(replace(terms, is_exact=True))}
    if terms.period.months != THREE_YEARS:
        documents[Audience.OUTSIDE] = overview_document(_for_outside(terms))
    frozen = freeze(ReportKind.OVERVIEW, terms.period.code, documents, by=request.user, at=terms.fetched_at)
    messages.success(request, _("The overview is frozen and cannot be changed."))
    return redirect("report:frozen", frozen[Audience.UNIT].pk)


def audiences_of(terms: Terms) -> tuple[Audience, ...]:
    """The versions a reader may open."""
    return (Audience.UNIT, Audience.OUTSIDE) if terms.is_exact else (Audience.OUTSIDE,)


def _period(code: str, *, longest: bool = False) -> Period:
    """A half-year or a year that has begun; three years where the reader asked for the `longest` too."""
    period = parse(code)
    has_begun = period is not None and period.start <= timezone.localdate()
    if period is None or not has_begun or (period.months == THREE_YEARS and not longest):
        raise Http404
    return period


def _terms(request: StaffRequest, period: Period) -> Terms:
    """The report has one clock and one model, whatever the reader looked at before."""
    return replace(in_period(terms_of(request), period), clock=Clock.PERIOD, model=Model.DECLARED)


def _for_outside(terms: Terms) -> Terms:
    return replace(terms, is_exact=False, clock=Clock.PERIOD, model=Model.DECLARED)
