"""What families and municipalities say of us, with how many said it; the same for every reader."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from recruitment.annual.document import Block, Cell, TableBlock, TextBlock
from recruitment.report.blocks.cells import columns
from recruitment.report.satisfaction import Statement, Survey, surveys
from recruitment.report.terms import Terms
from recruitment.report.wording import NOTHING, hidden, one_decimal, percent, percent_span


def satisfaction_blocks(terms: Terms) -> tuple[Block, ...]:
    """The surveys of the period's half-years; too few answers are hidden from the unit too."""
    found = [one for one in surveys(terms.today) if terms.period.holds(one.period.start)]
    return tuple(_table(survey, terms) for survey in found) or (
        TextBlock((_("No survey in this period has ended with answers."),)),
    )


def _table(survey: Survey, terms: Terms) -> TableBlock:
    words = {"audience": survey.audience.label, "period": survey.period.label}
    return TableBlock(
        name=f"nojdhet-{survey.audience}-{survey.period.code.lower()}",
        title=_("What %(audience)s say, %(period)s") % words,
        clock=_("answers given in the half-year"),
        columns=columns(
            _("Statement"),
            _("Answers"),
            _("Mean, 1 to 5"),
            pgettext("survey", "Agree"),
            _("95 per cent interval"),
        ),
        rows=tuple(_cells(statement) for statement in survey.statements),
        definitions=(
            (_("Answers"), _("How many marked the statement from one to five. Nobody has to mark them all.")),
            (
                pgettext("survey", "Agree"),
                _("The share that marked four or five, with a 95 per cent interval (Wilson)."),
            ),
        ),
        notes=(
            _("Fewer than %(k)s answers are hidden from everybody, also from the unit.")
            % {"k": terms.smallest_cell},
            _(
                "The answers are anonymous: who answered is known to nobody, and those who answer may differ"
                " from those who do not."
            ),
        ),
    )


def _cells(statement: Statement) -> tuple[Cell, ...]:
    words = str(statement.words)
    if statement.interval is None or statement.mean is None or statement.agree is None:
        return words, hidden(), NOTHING, NOTHING, NOTHING
    return (
        words,
        statement.answers,
        one_decimal(statement.mean),
        percent(statement.agree),
        percent_span(statement.interval),
    )
