"""What every template may know about the unit."""

from django.conf import settings
from django.http import HttpRequest

from fhr.unit_file import Unit


def unit(request: HttpRequest) -> dict[str, Unit | bool | str]:
    return {"unit": settings.UNIT, "is_demo": settings.DEMO, "base_url": settings.BASE_URL}
