"""Moves everything that is locked to the first key of FHR_FIELD_KEYS, while the site runs."""

from typing import Any

from django.core.management.base import BaseCommand

from recruitment.privacy.encryption import keys, primary_key
from recruitment.privacy.rotation import left_behind, rotate


class Command(BaseCommand):
    help = (
        "Put the new key first in FHR_FIELD_KEYS, keep the old one behind it, restart, run this, and run it "
        "again until nothing is left behind; then the old key may go."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        newest, _key = primary_key()
        moved, left = rotate(), left_behind()
        self.stdout.write(f"{moved} values moved to key {newest}; {left} left behind.")
        if not left and len(keys()) > 1:
            old = ", ".join(sorted(keys().keys() - {newest}))
            self.stdout.write(f"No longer needed, once every process has restarted: {old}.")
