"""Starts the site only when what guards real people stands."""

from django.apps import AppConfig
from django.conf import settings


class FhrConfig(AppConfig):
    name = "fhr"
    verbose_name = "FHR"

    def ready(self) -> None:
        from fhr import checks
        from fhr.demo import clock
        from fhr.page_cache import changes
        from recruitment.privacy.encryption import keys

        # Asked here and not at the first registration: a bad key must stop the start, not the family.
        keys()
        if settings.DEMO_AHEAD:
            clock.set_clock(ahead=settings.DEMO_AHEAD)
        checks.register_all()
        changes.watch()
