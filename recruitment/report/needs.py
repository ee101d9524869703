"""Which homes are needed and which are available: the question every campaign is judged by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead
from recruitment.municipalities.queries import open_needs, stale_before
from recruitment.plan.models import Activity, ActivityStatus
from recruitment.report.stages import households
from recruitment.report.suppression import HIDDEN, Hidden, Shown
from recruitment.triage.matching import OPEN_TO_SIBLINGS

SIBLINGS = "siblings"


@dataclass(frozen=True)
class NeedRow:
    """One kind of need: open places, and available homes that could meet it.

    A home open to several ages is counted in each of them, so the rows do not add up to homes.
    """

    key: str
    label: str
    needed: int
    # Hidden from readers outside the unit when there are few.
    available: Shown

    @property
    def covered(self) -> Shown:
        return self.available if isinstance(self.available, Hidden) else min(self.needed, self.available)

    @property
    def is_uncovered(self) -> bool:
        """Whether homes are missing; a hidden number of homes is taken as too few."""
        return self.needed > 0 and (isinstance(self.available, Hidden) or self.available < self.needed)

    @property
    def missing(self) -> int:
        """Homes missing, at most: all of them where the number of homes is hidden."""
        return self.needed - (
            0 if isinstance(self.available, Hidden) else int(min(self.needed, self.available))
        )


@dataclass(frozen=True)
class NeedPicture:
    rows: tuple[NeedRow, ...]
    available_homes: Shown
    # Needs that nobody has confirmed for as long as the unit file allows.
    stale: int
    # Keys of age bands that no running activity is aimed at.
    not_sought: frozenset[str]

    @property
    def most_missing(self) -> NeedRow | None:
        """The age with the most homes missing; None when every open need has a home that could meet it."""
        ages = [row for row in self.rows if row.key != SIBLINGS and row.is_uncovered]
        return max(ages, key=lambda row: row.missing, default=None)

    @property
    def is_empty(self) -> bool:
        return not any(row.needed for row in self.rows)


def need_picture(today: date) -> NeedPicture:
    """As the needs and homes stand today; a need past its date is not open."""
    needs = list(open_needs(today).values_list("age_band", "siblings", "count", "last_confirmed_on"))
    homes = _homes()
    bands = {band.key: str(band.label) for band in settings.UNIT.age_bands}
    # A need whose age is no longer in the unit file still has to be met.
    bands |= {band: band for band, *_rest in needs if band not in bands}
    rows = [
        NeedRow(
            key,
            label,
            sum(count for band, _siblings, count, _day in needs if band == key),
            sum(count for ages, _siblings, count in homes if key in ages),
        )
        for key, label in bands.items()
    ]
    rows.append(
        NeedRow(
            SIBLINGS,
            _("Siblings together"),
            sum(count for _band, siblings, count, _day in needs if siblings),
            sum(count for _ages, siblings, count in homes if siblings in OPEN_TO_SIBLINGS),
        )
    )
    stale = sum(confirmed_on < stale_before(today) for *_rest, confirmed_on in needs)
    return NeedPicture(tuple(rows), sum(count for *_rest, count in homes), stale, _not_sought(bands, today))


def for_outside(picture: NeedPicture, k: int) -> NeedPicture:
    """The same picture with few homes hidden; needs are public and stay."""

    def shown(homes: Shown) -> Shown:
        return homes if not isinstance(homes, Hidden) and homes >= k else HIDDEN

    rows = tuple(replace(row, available=shown(row.available)) for row in picture.rows)
    return replace(picture, rows=rows, available_homes=shown(picture.available_homes))


def available_homes() -> QuerySet[Lead]:
    """Suitable homes that are free to offer: available, and neither matched nor gone since."""
    return households().filter(free_since__isnull=False)


def _homes() -> list[tuple[list[str], str, int]]:
    """Ages and siblings that free homes are open to, each pair once with how many are."""
    grouped = available_homes().order_by().values_list("age_bands", "siblings")
    return list(grouped.annotate(homes=Count("pk")))


def _not_sought(bands: Iterable[str], today: date) -> frozenset[str]:
    running = Q(starts_on__lte=today, ends_on__gte=today) & ~Q(status=ActivityStatus.CANCELLED)
    sought = Activity.objects.filter(running).values_list("target_groups__age_band", flat=True)
    return frozenset(bands) - frozenset(sought)
