"""What every template may know about the unit's look."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from fhr.appearance.look import current


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Looked up by the first template that asks."""
    return {"appearance": SimpleLazyObject(current)}
