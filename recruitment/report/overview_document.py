"""The overview as a document that can be frozen: sentences, figures, the plan's line, needs, activities."""

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.annual.document import Bar, Block, Document, PlotBlock, Section, TableBlock, TextBlock
from recruitment.report import overview as figures
from recruitment.report.annual_report import stamp
from recruitment.report.blocks.activities import activities_block
from recruitment.report.blocks.cells import Row, columns, counted
from recruitment.report.blocks.needs import need_block
from recruitment.report.blocks.plan import plan_against_outcome
from recruitment.report.goals import AgainstPlan
from recruitment.report.overview import Overview
from recruitment.report.progress import Progress
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms
from recruitment.report.wording import NOTHING, day_words, each, each_range, hidden, percent_span, span, whole


def overview_document(terms: Terms) -> Document:
    page = figures.overview(terms)
    answers = [*figures.sentences(page), *([page.arrivals.words] if page.arrivals else [])]
    course = _course(page.progress, terms) if page.progress else ()
    by_plan: tuple[Block, ...] = ()
    if terms.clock == Clock.PERIOD:
        by_plan = plan_against_outcome(page.table, terms)
    return Document(
        title=_("The communication plan, %(unit)s") % {"unit": settings.UNIT.name},
        period=terms.period.label,
        stamp=((_("Clock"), str(terms.clock.label)), *stamp(terms)),
        sections=(
            Section(_("Are we getting the homes that are needed?"), (TextBlock(tuple(answers)),)),
            Section(_("Figures"), (_figures(page, terms),)),
            Section(_("Registrations against the plan"), (*by_plan, *course)),
            Section(_("Which homes are needed?"), (need_block(terms),)),
            Section(_("What did each activity give?"), (activities_block(page.table, terms),)),
            Section(_("Do this"), (_tasks(page),)),
        ),
    )


def _figures(page: Overview, terms: Terms) -> TableBlock:
    return TableBlock(
        name="nyckeltal",
        title=_("Figures"),
        clock=str(terms.clock.label),
        columns=columns(_("Figure"), _("Outcome"), _("95 per cent interval")),
        rows=(
            _against(_("Interest registrations"), page.leads),
            _against(_("Suitable homes"), page.suitable),
            (_("Still open"), counted(page.still_open), NOTHING),
            (_("Available homes"), counted(page.needs.available_homes), NOTHING),
            (_("Kr per registration"), each(page.cost_each), each_range(page.cost_each) or NOTHING),
            _promise(page),
            (_("Past promise now"), counted(page.past_promise), NOTHING),
            *_lead_time(page),
        ),
        definitions=(
            (
                _("95 per cent interval"),
                _("What chance alone could have made of the outcome, at this volume."),
            ),
        ),
    )


def _against(label: str, against: AgainstPlan | None) -> Row:
    if against is None:
        return label, hidden(), NOTHING
    return label, against.outcome, span(against.interval)


def _promise(page: Overview) -> Row:
    label = _("Reached within the promise")
    if page.promise is None:
        return label, hidden(), NOTHING
    if not page.promise.due:
        return label, NOTHING, NOTHING
    words = _("%(reached)s of %(due)s") % {"reached": page.promise.reached, "due": page.promise.due}
    return label, words, percent_span(page.promise.reached_share)


def _lead_time(page: Overview) -> tuple[Row, ...]:
    label = _("Days to finished investigation, median")
    if page.lead_time is None:
        return ((label, hidden(), NOTHING),)
    median = page.lead_time.median
    return (
        (label, NOTHING if median is None else whole(median), NOTHING),
        (_("Investigations finished"), page.lead_time.finished, NOTHING),
    )


def _course(progress: Progress, terms: Terms) -> tuple[PlotBlock | TableBlock, ...]:
    """The running sum month by month; for the unit itself, since single months are small numbers."""
    title = _("Registrations, month by month")
    plot = PlotBlock(
        name="forlopp",
        title=title,
        description=_(
            "A bar for each month with its 95 per cent interval. The table below has the same figures."
        ),
        bars=tuple(
            Bar(
                point.day.isoformat()[:7],
                point.count,
                whole(point.count),
                round(point.interval.low, 1),
                round(point.interval.high, 1),
            )
            for point in progress.points
        ),
    )
    table = TableBlock(
        name="forlopp",
        title=title,
        clock=str(Clock.PERIOD.label),
        columns=columns(_("To and including"), _("Registrations so far"), _("95 per cent interval")),
        rows=tuple((day_words(point.day), point.count, span(point.interval)) for point in progress.points),
        definitions=((_("Registrations so far"), _("Households, counted from the period's first day.")),),
    )
    return (plot, table) if plot.bars else (table,)


def _tasks(page: Overview) -> TextBlock:
    if not page.tasks:
        return TextBlock((_("Nothing is urgent this week."),))
    return TextBlock(tuple(str(task) for task in page.tasks), is_list=True)
