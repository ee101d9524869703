"""Contact details for the demo alone: where the unit file is silent, examples that reach nobody.

The numbers are those the Swedish Post and Telecom Authority has set aside for fiction. The demo's
banner says that they are examples; a real site never reads this file.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.functional import Promise

from fhr.unit_file import MunicipalityFacts, Unit, hours

PHONE = "08-465 004 00"
EMAIL = "hej@example.se"
OPENING_HOURS = "Exempel: vardagar 9–16"
IN_OTHER_LANGUAGES = {
    "en": "Example: weekdays 9–16",
    "fi": "Esimerkki: arkisin 9–16",
    "sv-x-lattlast": "Exempel: måndag till fredag, klockan 9 till 16",
}
ADDRESS = "Exempelgatan 1\n123 45 Exempelstad"
EMERGENCY = "0980-319 2{number:02}"


def with_examples(unit: Unit) -> Unit:
    """The unit with examples for what its file leaves out; what the file states, stands."""
    return replace(
        unit,
        phone=unit.phone or PHONE,
        email=unit.email or EMAIL,
        opening_hours=unit.opening_hours if _is_said(unit) else hours(OPENING_HOURS, IN_OTHER_LANGUAGES),
        address=unit.address or ADDRESS,
        promise=replace(unit.promise, caller_number=unit.promise.caller_number or PHONE),
        municipalities=_reachable(unit.municipalities),
    )


def _is_said(unit: Unit) -> bool:
    # Words that follow the reader's language cannot be asked while the settings are being read.
    return isinstance(unit.opening_hours, Promise) or bool(unit.opening_hours)


def _reachable(municipalities: Sequence[MunicipalityFacts]) -> tuple[MunicipalityFacts, ...]:
    return tuple(
        replace(place, emergency_phone=place.emergency_phone or EMERGENCY.format(number=number))
        for number, place in enumerate(municipalities)
    )
