"""Erases one family on a decision of its own, outside the plan's times."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from recruitment.hallway import PERSONAL_DATA
from recruitment.leads.models import Lead
from recruitment.leads.personal_data import with_bookings
from recruitment.privacy.retention import erase_cases


class Command(BaseCommand):
    help = "Erases everything that tells who the family behind a reference is; the statistics keep the row."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference")
        parser.add_argument("--decision", required=True, help="number of the decision, for the record")

    def handle(self, *args: Any, **options: Any) -> None:
        lead = Lead.objects.filter(reference=options["reference"]).first()
        if lead is None:
            raise CommandError(f"There is no registration {options['reference']}.")
        erase_cases(
            with_bookings(lead), register=PERSONAL_DATA, rule=options["decision"][:100], at=timezone.now()
        )
        self.stdout.write(f"{lead.reference} is erased.")
