"""Who the members are, which homes they need right now, and what the public reads about it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Sum,
)
from django.utils.translation import gettext

from recruitment.municipalities.models import Municipality, Need, NeedStatement

# A need nobody has confirmed for this long is listed for a call to the municipality, and counts for
# nothing in public words.
STALE_AFTER = timedelta(days=60)
# Words about a part of the county must never be one municipality's own.
FEWEST_PLACES = 2
MOST_SHOWN = 5


if TYPE_CHECKING:

    class CountedStatement(NeedStatement):
        """A statement with what the register says behind it, for staff eyes only."""

        homes_behind: int | None
        is_supported: bool

        class Meta:
            abstract = True
else:
    CountedStatement = NeedStatement


@dataclass(frozen=True)
class ShownNeed:
    """One line of the need band: what is needed, and in which part of the county, if any."""

    what: str
    where: str = ""


def members() -> QuerySet[Municipality]:
    """The municipalities that pay for the unit, in alphabetical order."""
    return Municipality.objects.filter(is_member=True)


def with_code(code: str) -> Municipality | None:
    """The municipality with an SCB code; None for a code we do not know."""
    return Municipality.objects.filter(pk=code).first()


def open_needs(today: date) -> QuerySet[Need]:
    """Needs that still stand; one that nobody has renewed has run out by itself."""
    return Need.objects.filter(valid_until__gte=today, municipality__is_member=True).select_related(
        "municipality"
    )


def needs_to_show(*, today: date, language: str) -> list[ShownNeed]:
    """What the need band says today, in one query: counted words first, then those always true.

    Empty when nothing is approved in the language; the band then says its own evergreen sentence.
    Public pages show no figure and no reason why a line came or went.
    """
    field = "words_in_english" if language == "en" else "words"
    statements = (
        approved(today)
        .filter(Q(is_evergreen=True) | has_enough_behind(today))
        .exclude(**{field: ""})
        .order_by("is_evergreen", "-approved_at", "-pk")
    )
    return [
        ShownNeed(words, "" if is_evergreen else area_label(area))
        for words, area, is_evergreen in statements.values_list(field, "area", "is_evergreen")[:MOST_SHOWN]
    ]


def approved(today: date) -> QuerySet[NeedStatement]:
    """Statements the unit manager has approved and whose last day has not passed."""
    return NeedStatement.objects.filter(status=NeedStatement.Status.APPROVED, expires_on__gte=today)


def has_enough_behind(today: date) -> Exists:
    """For a query of statements: whether enough needs stand behind each to be spoken of."""
    return Exists(_behind(today).filter(homes__gte=settings.UNIT.smallest_cell, places__gte=FEWEST_PLACES))


def with_homes_behind(statements: QuerySet[NeedStatement], today: date) -> QuerySet[CountedStatement]:
    """The same statements with `homes_behind` (None for none) and `is_supported`; for staff eyes only."""
    counted = statements.annotate(
        homes_behind=_behind(today).values("homes"),
        is_supported=Q(is_evergreen=True) | has_enough_behind(today),
    )
    return cast("QuerySet[CountedStatement]", counted)


def area_label(area: str) -> str:
    """A part of the county as the unit calls it; the whole county for none."""
    labels = {known.key: known.label for known in settings.UNIT.areas}
    return str(labels.get(area) or gettext("all of %(county)s") % {"county": settings.UNIT.county})


def _behind(today: date) -> QuerySet[Any, Any]:
    """The confirmed needs behind the statement of an outer query, as one row: homes and places."""
    needs: QuerySet[Any] = open_needs(today)
    behind: QuerySet[Any, Any] = (
        needs.filter(last_confirmed_on__gte=today - STALE_AFTER, home_type=OuterRef("home_type"))
        .annotate(
            wanted_age=ExpressionWrapper(OuterRef("age_band"), output_field=CharField()),
            wanted_area=ExpressionWrapper(OuterRef("area"), output_field=CharField()),
        )
        .filter(Q(wanted_age="") | Q(age_band=F("wanted_age")))
        .filter(Q(wanted_area="") | Q(municipality__area=F("wanted_area")))
        .order_by()
        .values("home_type")
        .annotate(homes=Sum("count"), places=Count("municipality", distinct=True))
    )
    return behind
