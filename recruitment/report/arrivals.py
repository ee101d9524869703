"""How many registrations came, and from how many households: statistics count the latter, and tell both."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.report.periods import Period
from recruitment.report.suppression import outside_share
from recruitment.report.wording import whole


@dataclass(frozen=True)
class Arrivals:
    registrations: int
    households: int

    @property
    def words(self) -> str:
        registrations = ngettext(
            "%(count)s interest registration", "%(count)s interest registrations", self.registrations
        ) % {"count": whole(self.registrations)}
        households = ngettext("%(count)s household", "%(count)s households", self.households) % {
            "count": whole(self.households)
        }
        return _("%(registrations)s from %(households)s. The figures count households.") % {
            "registrations": registrations,
            "households": households,
        }


def arrivals(period: Period) -> Arrivals:
    """What came in the period; a household counts where its first registration came in."""
    came = Lead.objects.filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
    counts = came.aggregate(
        registrations=Count("pk"), households=Count("pk", filter=~Q(status=Status.DUPLICATE))
    )
    return Arrivals(**counts)


def arrivals_for_outside(period: Period, smallest: int) -> Arrivals | None:
    """None where so few wrote twice that the difference would be a small number."""
    halves = [arrivals(half) for half in period.half_years()]
    if not outside_share([(half.households, half.registrations) for half in halves], smallest):
        return None
    return arrivals(period)
