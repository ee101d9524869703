"""Requests that wait for a home, and those that have ended."""

from datetime import date, timedelta

from django.db.models import Count, QuerySet

from recruitment.requests.models import Closing, MunicipalRequest

# A year of ended requests is enough to look back on; the report has the rest.
LOOK_BACK = timedelta(days=365)


def meant() -> QuerySet[MunicipalRequest]:
    """Every request that was one: not those written down by mistake."""
    return MunicipalRequest.objects.exclude(closing=Closing.MISTAKE)


def open_requests() -> QuerySet[MunicipalRequest]:
    """Those that have not ended, the longest waiting first."""
    return _listed(MunicipalRequest.objects.filter(closing="")).order_by("received_on", "at")


def ended_requests(today: date) -> QuerySet[MunicipalRequest]:
    return _listed(meant().filter(closed_on__gte=today - LOOK_BACK)).order_by("-closed_on", "-at")


def _listed(requests: QuerySet[MunicipalRequest]) -> QuerySet[MunicipalRequest]:
    return requests.select_related("municipality").annotate(offered=Count("offers"))
