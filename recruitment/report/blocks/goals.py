"""The figures of the unit's five goals: each beside the period before, so that a direction can be seen."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from recruitment.annual.document import Bar, PlotBlock, TableBlock
from recruitment.report.blocks.cells import Row, columns, counted, days
from recruitment.report.lead_times import lead_time
from recruitment.report.needs import SIBLINGS, for_outside, need_picture
from recruitment.report.periods import Period
from recruitment.report.places import places
from recruitment.report.stages import Clock
from recruitment.report.suppression import Hidden, Number, outside_share, outside_total
from recruitment.report.terms import Terms
from recruitment.report.unit_goals import Part, Reported, nearness, offered_training, reported, trained
from recruitment.report.wording import day_words, hidden, share_with_span, whole

MOST_HALF_YEARS = 4


def enough_homes(terms: Terms) -> TableBlock:
    picture = need_picture(terms.today)
    if not terms.is_exact:
        picture = for_outside(picture, terms.smallest_cell)
    return TableBlock(
        name="mal-tillrackligt",
        title=_("Open needs that a free home could meet"),
        clock=_("as it stood on %(day)s") % {"day": day_words(terms.today)},
        columns=columns(_("Age"), _("Needed"), _("Available homes"), _("Needs covered"), _("Homes missing")),
        rows=tuple(
            (
                row.label,
                row.needed,
                counted(row.available),
                counted(row.covered),
                hidden() if isinstance(row.available, Hidden) else row.missing,
            )
            for row in picture.rows
            if row.key != SIBLINGS
        ),
        definitions=(
            (_("Needed"), _("Homes that the member municipalities seek, from the need register.")),
            (
                _("Available homes"),
                _(
                    "Free homes that take this age. A home that takes several ages is counted in each, so the"
                    " rows do not add up to homes."
                ),
            ),
            (_("Needs covered"), _("At most as many as there are free homes.")),
        ),
    )


def near_the_network(terms: Terms) -> TableBlock:
    def cells(period: Period) -> Row:
        near = nearness(period)
        if terms.is_exact:
            share = share_with_span(near.near.count, near.near.of)
            return near.own, near.same_area, near.elsewhere, near.unknown, share
        return (_share_for_outside(period, lambda half: nearness(half).near, terms),)

    exact = (
        _("In the same municipality"),
        _("In the same part of the county"),
        _("Further away"),
        _("Not known"),
    )
    return TableBlock(
        name="mal-nara",
        title=_("Placements near the municipality that placed"),
        clock=str(Clock.PERIOD.label),
        columns=columns(_("Period"), *(exact if terms.is_exact else ()), _("Share near")),
        rows=_with_period_before(terms, cells),
        definitions=(
            (
                _("Share near"),
                _(
                    "Of placements where both are known: the home lies in the municipality that placed or in"
                    " the same part of the county. With a 95 per cent interval."
                ),
            ),
        ),
        notes=(_("Where the child's network is we do not know: nothing about a child is kept here."),),
    )


def consultant_placements(terms: Terms) -> tuple[TableBlock | PlotBlock, ...]:
    """What the members have reported, half-year by half-year, and by municipality for the unit itself."""
    halves = reported(terms.today)
    title = _("Placements in consultant-supported homes, as the municipalities report them")
    clock = _("as it stood on the last day of each half-year")
    definitions = (
        (
            _("Placements"),
            _(
                "Children that the member municipalities had placed in consultant-supported homes on the"
                " half-year's last day, by their own count."
            ),
        ),
        (
            _("Difference"),
            _("Since the half-year before, told only where the same municipalities have reported both."),
        ),
    )
    rows = [
        (
            half.half_year.label.capitalize(),
            *_reported_cells(half, halves[index - 1] if index else None, terms),
        )
        for index, half in enumerate(halves)
    ]
    whole_county = TableBlock(
        name="mal-konsulentstodda",
        title=title,
        clock=clock,
        columns=columns(
            _("Half-year"), _("Placements"), _("Municipalities that have reported"), _("Difference")
        ),
        rows=tuple(reversed(rows)),
        definitions=definitions,
    )
    if not terms.is_exact or not halves:
        return (whole_county,)
    shown = halves[-MOST_HALF_YEARS:]
    lines = {key: name for key, name in places().names.items() if any(key in half.by_code for half in shown)}
    by_place = TableBlock(
        name="mal-konsulentstodda-kommuner",
        title=_("The same by municipality"),
        clock=clock,
        columns=columns(_("Municipality"), *(half.half_year.code for half in shown)),
        rows=tuple((name, *(half.by_code.get(key) for half in shown)) for key, name in lines.items()),
        definitions=(
            (_("Empty"), _("The municipality has not reported that half-year; 0 is reported as none.")),
        ),
    )
    plot = PlotBlock(
        name="mal-konsulentstodda",
        title=title,
        description=_("A bar for each half-year. The table below has the same figures."),
        bars=tuple(Bar(half.half_year.code, half.count, whole(half.count)) for half in shown),
    )
    return plot, whole_county, by_place


def investigations_in_time(terms: Terms) -> TableBlock:
    def cells(period: Period) -> Row:
        time = lead_time(period, Clock.PERIOD, terms.fetched_at)
        halves = [lead_time(half, Clock.PERIOD, terms.fetched_at) for half in period.half_years()]
        if not terms.is_exact and any(min(half.finished, half.open) < terms.smallest_cell for half in halves):
            return (hidden(),) * 3
        return time.finished, days(time.median), days(time.ninth_decile)

    return TableBlock(
        name="mal-utredningar",
        title=_("Days to finished investigation, the period and the one before it"),
        clock=str(Clock.PERIOD.label),
        columns=columns(_("Period"), _("Finished"), _("Days, median"), _("Days, nine of ten")),
        rows=_with_period_before(terms, cells),
        definitions=(
            (
                _("Finished"),
                _("Investigations that came to suitable or unsuitable in the period."),
            ),
        ),
        notes=(
            _("Time is counted here; the quality of an investigation is not, and must be judged otherwise."),
        ),
    )


def trained_homes(terms: Terms) -> TableBlock:
    def cells(period: Period) -> Row:
        part = offered_training(period)
        if terms.is_exact:
            return part.of, part.count, trained(period).count, share_with_span(part.count, part.of)
        return (_share_for_outside(period, offered_training, terms),)

    exact = (_("Homes with a placement"), _("of which offered training"), _("of which trained"))
    return TableBlock(
        name="mal-utbildade",
        title=_("Homes with a placement that have been offered training"),
        clock=str(Clock.PERIOD.label),
        columns=columns(_("Period"), *(exact if terms.is_exact else ()), _("Share offered training")),
        rows=_with_period_before(terms, cells),
        definitions=(
            (
                _("Share offered training"),
                _(
                    "Of the homes a child was placed in during the period: those that have been offered the"
                    " basic training by today, or have finished it. With a 95 per cent interval."
                ),
            ),
        ),
    )


def _reported_cells(half: Reported, before: Reported | None, terms: Terms) -> Row:
    is_comparable = (
        before is not None
        and before.half_year == half.half_year.before
        and before.by_code.keys() == half.by_code.keys()
    )
    change = half.count - before.count if before is not None and is_comparable else None
    told = _("%(told)s of %(members)s") % {"told": len(half.by_code), "members": half.members}
    if terms.is_exact:
        return half.count, told, change
    return counted(outside_total([half.count], terms.smallest_cell)), told, None


def _with_period_before(terms: Terms, cells: Callable[[Period], Row]) -> tuple[Row, ...]:
    return tuple(
        (period.label.capitalize(), *cells(period)) for period in (terms.period, terms.period.before)
    )


def _share_for_outside(period: Period, part_of: Callable[[Period], Part], terms: Terms) -> str:
    """Neither the part nor its complement may be small in any half-year."""
    parts: list[tuple[Number, Number]] = [(part.count, part.of) for part in map(part_of, period.half_years())]
    whole_period = part_of(period)
    shows = outside_share(parts, terms.smallest_cell)
    return share_with_span(whole_period.count, whole_period.of) if shows else hidden()
