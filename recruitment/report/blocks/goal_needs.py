"""The plan's goals beside the needs they are to meet, and the needs that nothing in the plan is aimed at."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from recruitment.annual.document import Column, TableBlock, TextBlock
from recruitment.municipalities.naming import name_of
from recruitment.municipalities.queries import area_label
from recruitment.plan.models import Goal
from recruitment.report.blocks.cells import columns
from recruitment.report.goal_needs import GoalNeeds, goals_with_needs, not_aimed_at, time_of
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms
from recruitment.report.wording import day_words, whole


def plan_and_needs(terms: Terms) -> tuple[TableBlock | TextBlock, ...]:
    """Nothing for readers outside the unit: each need stands here with its municipality."""
    if not terms.is_exact:
        return ()
    found = goals_with_needs(terms.period, terms.fetched_at)
    if not found:
        words = _("No goal of the plan for this period names a need in the need register.")
        return (TextBlock((words,)), _not_aimed_at(terms))
    return (_came(found), _standing(found, terms), _not_aimed_at(terms))


def _came(found: Sequence[GoalNeeds]) -> TableBlock:
    return TableBlock(
        name="mal-planens-hem",
        title=_("The plan's goals and the needs they are to meet"),
        clock=str(Clock.PERIOD.label),
        columns=(
            Column(_("The plan's goal"), is_number=False),
            Column(_("Needs the goal is to meet"), is_number=False),
            Column(_("Suitable homes that came")),
        ),
        rows=tuple((_words(one.goal), ", ".join(one.named), one.came) for one in found),
        definitions=(
            (
                _("Suitable homes that came"),
                _(
                    "Homes that became suitable in the period and could meet one of the needs, also one that"
                    " has ended since. A home that could meet several goals' needs counts with each."
                ),
            ),
        ),
        notes=(_secret(),),
    )


def _standing(found: Sequence[GoalNeeds], terms: Terms) -> TableBlock:
    return TableBlock(
        name="mal-planens-behov",
        title=_("How many homes the plan's goals still lack"),
        clock=_as_of(terms),
        columns=columns(_("The plan's goal"), _("Needed"), _("Free homes"), _("Homes missing")),
        rows=tuple((_words(one.goal), one.sought, one.free, one.missing) for one in found),
        definitions=(
            (_("Needed"), _("Homes sought by the goal's needs that still stand.")),
            (
                _("Homes missing"),
                _("Needed homes less free ones, for each age and part of the county by itself."),
            ),
        ),
        notes=(_secret(),),
    )


def _not_aimed_at(terms: Terms) -> TableBlock | TextBlock:
    found = not_aimed_at(terms.today)
    if not found:
        return TextBlock((_("No open need stands outside the plan's goals and activities."),))
    return TableBlock(
        name="mal-ej-riktade",
        title=_("Needs that no goal and no activity is aimed at"),
        clock=_as_of(terms),
        columns=columns(_("Need"), _("Needed"), _("Free homes"), _("Homes missing")),
        rows=tuple((name_of(one.need), one.need.count, one.free, one.missing) for one in found),
        definitions=(
            (
                _("Free homes"),
                _("Each need by itself: a home that could meet several counts with each of them."),
            ),
            (
                _("Aimed at"),
                _(
                    "A goal of this year's plan names the need, or an activity that runs or lies ahead has a"
                    " target group for that age and kind of home, in that municipality or without naming"
                    " any. A target group for all ages is aimed at none of them."
                ),
            ),
        ),
        notes=(_secret(),),
    )


def _as_of(terms: Terms) -> str:
    return _("as it stood on %(day)s") % {"day": day_words(terms.today)}


def _secret() -> str:
    return _("Small numbers about families are secret. Use this table inside the unit only.")


def _words(goal: Goal) -> str:
    """“Lämpliga hem, andra halvåret 2026, norra Dalarna: 4”."""
    words = [goal.get_metric_display(), time_of(goal).label]
    words += [goal.target_group.label] if goal.target_group else []
    words += [area_label(goal.area)] if goal.area else []
    said = ", ".join(words)
    return f"{said[:1].upper()}{said[1:]}: {whole(goal.value)}"
