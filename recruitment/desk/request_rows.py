"""What a municipality's request says in a list and on its own page."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.requests.models import MunicipalRequest


@dataclass(frozen=True)
class RequestRow:
    asked: MunicipalRequest
    what: str
    waited: str


def request_row(asked: MunicipalRequest, today: date) -> RequestRow:
    days = ((asked.closed_on or today) - asked.received_on).days
    return RequestRow(asked, _what(asked), ngettext("%(days)s day", "%(days)s days", days) % {"days": days})


def _what(asked: MunicipalRequest) -> str:
    """“2 homes, 13–17 years, family home, siblings together”."""
    homes = ngettext("%(homes)s home", "%(homes)s homes", asked.homes) % {"homes": asked.homes}
    parts = [
        homes,
        _label(settings.UNIT.age_bands, asked.age_band),
        _label(settings.UNIT.home_types, asked.home_type).lower(),
    ]
    return ", ".join([*parts, *([_("siblings together")] if asked.siblings else [])])


def _label(known: tuple, key: str) -> str:
    """As the unit file says it; a key that has left the file is shown as it was written."""
    return next((str(one.label) for one in known if one.key == key), key)
