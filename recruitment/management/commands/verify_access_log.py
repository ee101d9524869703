"""Checks that nobody changed, removed or slipped in a row of the access log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from recruitment.privacy.sealing import seal, verify


class Command(BaseCommand):
    help = "Seals what is unsealed, then walks the chain; exit code 1 and the row's number if it is broken."

    def handle(self, *args: Any, **options: Any) -> None:
        seal()
        verdict = verify()
        if not verdict.holds:
            raise CommandError(f"The chain is broken at row {verdict.broken_at}.")
        self.stdout.write(f"The chain holds: {verdict.checked} sealed rows, {verdict.unsealed} unsealed.")
