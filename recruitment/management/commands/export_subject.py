"""Hands out everything kept about one family, read log included, as the law entitles it to."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from recruitment.hallway import PERSONAL_DATA
from recruitment.leads.personal_data import same_family
from recruitment.privacy.access_log import record
from recruitment.privacy.extract import extract
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User


class Command(BaseCommand):
    help = "Writes JSON with every registration of the family behind a reference, and who has read them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reference")
        parser.add_argument("--by", required=True, help="e-mail address of the person who hands it out")
        parser.add_argument(
            "--reason", required=True, help="for the access log, for example a registry number"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        person = User.objects.filter(email__iexact=options["by"], is_active=True).first()
        if person is None:
            raise CommandError(f"Nobody here signs in as {options['by']}.")
        with transaction.atomic():
            cases = same_family(options["reference"])
            if not cases:
                raise CommandError(f"There is no registration {options['reference']}.")
            found = extract(cases, register=PERSONAL_DATA)
            record(
                by=person,
                action=AccessAction.EXPORT,
                door="export_subject",
                cases=[case.reference for case in cases],
                reason=options["reason"],
            )
        self.stdout.write(json.dumps(found, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2))
