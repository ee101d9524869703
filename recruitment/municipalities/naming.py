"""What a need is called: where, for which age and in which kind of home, in the unit's own words.

Siblings, language and urgency are no part of a name: with age and place they could point at one child.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.municipalities.models import Need
from recruitment.municipalities.queries import RegisteredNeed


def name_of(need: Need) -> str:
    """“Ludvika 13–17 år (familjehem)”."""
    return f"{need.municipality} {age_of(need)} ({kind_of_home(need).lower()})"


def name_and_state_of(need: RegisteredNeed) -> str:
    """The name, marked where the need has run out or been ended."""
    name = name_of(need)
    return name if need.stands else _("%(need)s – no longer stands") % {"need": name}


def age_of(need: Need) -> str:
    return _label(settings.UNIT.age_bands, need.age_band)


def kind_of_home(need: Need) -> str:
    return _label(settings.UNIT.home_types, need.home_type)


def _label(known: Iterable[Any], key: str) -> str:
    """In the unit's words; a key the unit file no longer holds stands as it is."""
    return next((str(one.label) for one in known if one.key == key), key)
