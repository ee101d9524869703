"""Makes what every site needs before anybody signs in: cache table, groups of the roles, the form's words."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.utils import timezone

from recruitment.staff.models import User
from recruitment.staff.setup import create_groups
from recruitment.words.planting import plant_words


class Command(BaseCommand):
    help = (
        "Creates the roles' groups, the system user, the cache table and the words. Safe to run at any time."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("createcachetable", verbosity=0)
        groups = create_groups()
        User.objects.system()
        plant_words(at=timezone.now())
        self.stdout.write(f"{len(groups)} groups stand ready.")
