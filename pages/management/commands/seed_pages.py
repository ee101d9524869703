"""Plants the starting pages; safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from pages.seed import plant, plant_translations


class Command(BaseCommand):
    help = "Plant the starting pages, marked as texts to review. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        at = timezone.now()
        done = plant(at=at)
        self.stdout.write(f"Pages created: {done['created']}. Already there: {done['existing']}.")
        for language, created in plant_translations(at=at).items():
            self.stdout.write(f"Pages created in {language}: {created}.")
