"""The general answers to “how did you first hear of us?”, beside the activities of the plan."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class HeardFrom(TextChoices):
    """Stored as `Touch.answer`; what is in the plan is stored as its activity instead."""

    FRIEND = "friend", _("Somebody I know")
    FOSTER_FAMILY = "foster_family", _("A family that already is a foster home")
    MUNICIPALITY = "municipality", _("Staff of the municipality or social services")
    MEDIA = "media", _("Newspaper, radio or television")
    SOCIAL_MEDIA = "social_media", _("Something in social media")
    SEARCH = "search", _("I searched the web")
    EVENT = "event", _("A meeting or an event")
    OTHER = "other", _("Another way")
    FORGOTTEN = "forgotten", _("I do not remember")


def heard_words(answer: str) -> str:
    """A general answer in words; one that is no longer offered as it was stored."""
    return str(HeardFrom(answer).label) if answer in HeardFrom.values else answer
