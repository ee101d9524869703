"""What a family may ask of the first call: its hour, its language, and whether we leave a message."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallTime(TextChoices):
    """Parts of a working day: nobody has promised to call in the night or at a weekend."""

    MORNING = "morning", _("Morning")
    AFTERNOON = "afternoon", _("Afternoon")
    EVENING = "evening", _("Late afternoon")


class Language(TextChoices):
    """Languages that are asked for by name; any other is spoken through an interpreter."""

    SWEDISH = "sv", _("Swedish")
    ENGLISH = "en", _("English")
    FINNISH = "fi", _("Finnish")
    SAMI = "sami", _("Sami")
    ARABIC = "ar", _("Arabic")
    SOMALI = "so", _("Somali")
    TIGRINYA = "ti", _("Tigrinya")
    SIGN = "sign", _("Sign language")


# Which other language it is, is asked when we call.
OTHER_LANGUAGE = "other"
CALL_LANGUAGES = [*Language.choices, (OTHER_LANGUAGE, _("Another language, with an interpreter"))]


@dataclass(frozen=True)
class CallWishes:
    """Kept locked with the registration; no time chosen means that any time suits."""

    times: Sequence[str] = ()
    language: str = Language.SWEDISH
    may_leave_message: bool = False
    # Sent as programs send: kept and called all the same, but staff are told.
    looks_automatic: bool = False

    def stored(self) -> dict[str, Any]:
        return {**asdict(self), "times": list(self.times)}


def wishes_in(stored: Mapping[str, Any] | None) -> CallWishes | None:
    """The wishes of a registration; None for one that was asked for none."""
    return CallWishes(**stored) if stored else None
