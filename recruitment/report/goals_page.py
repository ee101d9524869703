"""The five goals of the final report in its own words, each with its figures and what is still missing."""

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.annual.document import Section, TextBlock
from recruitment.report.blocks.goal_needs import plan_and_needs
from recruitment.report.blocks.goals import (
    consultant_placements,
    enough_homes,
    investigations_in_time,
    near_the_network,
    trained_homes,
)
from recruitment.report.terms import Terms


def introduction() -> str:
    return _(
        "The goals stand in the unit's final report, chapter 2. It sets no levels to reach, so each goal has"
        " a figure to follow from one half-year to the next."
    )


def sections(terms: Terms) -> tuple[Section, ...]:
    return (
        Section(
            _("1. Enough homes, fitted to what the children need"),
            (
                _words(
                    _("The member municipalities have enough foster homes, fitted to the children's needs.")
                ),
                enough_homes(terms),
                *plan_and_needs(terms),
            ),
        ),
        Section(
            _("2. Homes near the children's network"),
            (
                _words(_("The member municipalities have enough foster homes near the children's network.")),
                near_the_network(terms),
            ),
        ),
        Section(
            _("3. Fewer placements in consultant-supported homes"),
            (
                _words(
                    _("More municipal foster homes lead to fewer placements in consultant-supported homes.")
                ),
                *consultant_placements(terms),
            ),
        ),
        Section(
            _("4. Investigations of high quality, in good time"),
            (
                _words(_("The investigations hold a high quality and are carried out in good time.")),
                investigations_in_time(terms),
            ),
        ),
        Section(
            _("5. Everybody is offered the basic training"),
            (
                _words(
                    _("Every foster home with an assignment through %(unit)s is offered the basic training.")
                    % {"unit": settings.UNIT.abbreviation}
                ),
                trained_homes(terms),
            ),
        ),
    )


def _words(goal: str) -> TextBlock:
    return TextBlock((goal,))
