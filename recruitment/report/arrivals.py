"""How many registrations came, and from how many households: statistics count the latter, and tell both."""

from dataclasses import dataclass, replace

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.status import Status
from recruitment.report.periods import Period
from recruitment.report.suppression import outside_share
from recruitment.report.wording import whole


@dataclass(frozen=True)
class Arrivals:
    registrations: int
    households: int
    # Of the registrations: taken in from earlier lists, and so by no promise of ours.
    imported: int = 0

    @property
    def words(self) -> str:
        registrations = ngettext(
            "%(count)s interest registration", "%(count)s interest registrations", self.registrations
        ) % {"count": whole(self.registrations)}
        households = ngettext("%(count)s household", "%(count)s households", self.households) % {
            "count": whole(self.households)
        }
        words = _("%(registrations)s from %(households)s. The figures count households.") % {
            "registrations": registrations,
            "households": households,
        }
        return f"{words} {self._words_on_imported()}".strip()

    def _words_on_imported(self) -> str:
        if not self.imported:
            return ""
        return ngettext(
            "%(count)s of the registrations was imported from earlier lists; times leave it out.",
            "%(count)s of the registrations were imported from earlier lists; times leave them out.",
            self.imported,
        ) % {"count": whole(self.imported)}


def arrivals(period: Period) -> Arrivals:
    """What came in the period; a household counts where its first registration came in."""
    came = Lead.objects.filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
    counts = came.aggregate(
        registrations=Count("pk"),
        households=Count("pk", filter=~Q(status=Status.DUPLICATE)),
        imported=Count("pk", filter=Q(entry_channel=EntryChannel.IMPORT)),
    )
    return Arrivals(**counts)


def arrivals_for_outside(period: Period, smallest: int) -> Arrivals | None:
    """None where so few wrote twice that the difference would be a small number.

    How many were imported stands in the table by municipality alone: beside it, one more count of nearly
    the same families would tell the few that differ.
    """
    halves = [arrivals(half) for half in period.half_years()]
    if not outside_share([(half.households, half.registrations) for half in halves], smallest):
        return None
    return replace(arrivals(period), imported=0)
