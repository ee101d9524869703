"""Who the members are, which homes they need right now, and what the public reads about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

from django.conf import settings
from django.db.models import (
    BooleanField,
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

from recruitment.municipalities.models import Municipality, Need, NeedEvent, NeedStatement

# Words about a part of the county must never be one municipality's own.
FEWEST_PLACES = 2
MOST_SHOWN = 5
# Easy Swedish is Swedish; the words are in no other language.
WORDS_IN = {"sv": "words", "sv-x-lattlast": "words", "en": "words_in_english"}


if TYPE_CHECKING:

    class RegisteredNeed(Need):
        """A need as the register lists it: whether it stands, and whether to ask about it again."""

        stands: bool
        is_stale: bool
        changes: int

        class Meta:
            abstract = True

    class CountedStatement(NeedStatement):
        """A statement with what the register says behind it, for staff eyes only."""

        homes_behind: int | None
        is_supported: bool

        class Meta:
            abstract = True
else:
    CountedStatement = NeedStatement
    RegisteredNeed = Need


@dataclass(frozen=True)
class PlaceNeeds:
    """A municipality's needs that stand; `last_confirmed_on` is the oldest day among them.

    `changes` is how many times its needs have been entered, changed or ended: see `needs.confirm_all`.
    """

    place: Municipality
    standing: int
    last_confirmed_on: date | None
    is_stale: bool
    changes: int


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


def stale_before(today: date) -> date:
    """A need last confirmed before this day is asked about again, and counts for nothing in public words."""
    return today - timedelta(days=settings.UNIT.need_stale_days)


def in_register(today: date) -> QuerySet[RegisteredNeed]:
    """Every need there has been, those that stand first, with `stands`, `is_stale` and `changes`."""
    stands = Q(valid_until__gte=today, municipality__is_member=True)
    found = Need.objects.select_related("municipality", "confirmed_by").annotate(
        stands=ExpressionWrapper(stands, output_field=BooleanField()),
        is_stale=ExpressionWrapper(
            stands & Q(last_confirmed_on__lt=stale_before(today)), output_field=BooleanField()
        ),
        changes=Count("events", filter=~Q(events__kind=NeedEvent.Kind.CONFIRMED)),
    )
    return cast("QuerySet[RegisteredNeed]", found.order_by("-stands", "municipality__name", "age_band", "pk"))


def dialogues(today: date) -> list[PlaceNeeds]:
    """What to ask each member in the weekly dialogue; who has not been asked for longest comes first."""
    by_place: dict[Municipality, list[RegisteredNeed]] = {place: [] for place in members()}
    for need in in_register(today):
        by_place.setdefault(need.municipality, []).append(need)
    found = [_place_needs(place, needs) for place, needs in by_place.items() if place.is_member]
    return sorted(
        found, key=lambda one: (one.last_confirmed_on is None, one.last_confirmed_on, one.place.name)
    )


def _place_needs(place: Municipality, needs: Sequence[RegisteredNeed]) -> PlaceNeeds:
    standing = [need for need in needs if need.stands]
    return PlaceNeeds(
        place=place,
        standing=len(standing),
        last_confirmed_on=min((need.last_confirmed_on for need in standing), default=None),
        is_stale=any(need.is_stale for need in standing),
        changes=sum(need.changes for need in needs),
    )


def needs_to_show(*, today: date, language: str) -> list[ShownNeed]:
    """What the need band says today, in one query: counted words first, then those always true.

    Empty when nothing is approved in the language; the band then says its own evergreen sentence.
    Public pages show no figure and no reason why a line came or went.
    """
    field = WORDS_IN.get(language)
    if field is None:
        return []
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
        needs.filter(last_confirmed_on__gte=stale_before(today), home_type=OuterRef("home_type"))
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
