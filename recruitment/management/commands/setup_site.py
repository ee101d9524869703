"""Makes what every site needs before anybody signs in: the cache table and the groups of the roles."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from recruitment.staff.models import User
from recruitment.staff.setup import create_groups


class Command(BaseCommand):
    help = "Creates the roles' groups, the system user and the cache table. Safe to run at any time."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("createcachetable", verbosity=0)
        groups = create_groups()
        User.objects.system()
        self.stdout.write(f"{len(groups)} groups stand ready.")
