"""What `manage.py check` looks at before real people's data may come in."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from fhr.unit_file import Unit

SHORTEST_SECRET = 32


def register_all() -> None:
    register(second_factor, Tags.security)
    register(secrets_are_long, Tags.security)
    register(demo_stands_apart, Tags.security)
    register(unit_can_be_reached, Tags.security, deploy=True)


def second_factor(app_configs: Any, **options: Any) -> Sequence[CheckMessage]:
    """Real data is refused where a password alone would open it."""
    if settings.DEMO or settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Error(
            "Only the demo may do without a second factor at sign-in.",
            hint="Leave SECOND_FACTOR_REQUIRED alone, or start the demo.",
            id="fhr.E001",
        )
    ]


def secrets_are_long(app_configs: Any, **options: Any) -> Sequence[CheckMessage]:
    """A key that can be guessed locks nothing."""
    if settings.DEMO:
        return []
    return [
        Error(f"{name} is shorter than {SHORTEST_SECRET} characters.", id="fhr.E002")
        for name, value in (
            ("FHR_SECRET_KEY", settings.SECRET_KEY),
            ("FHR_BLIND_INDEX_KEY", settings.BLIND_INDEX_KEY),
        )
        if len(value) < SHORTEST_SECRET
    ]


def demo_stands_apart(app_configs: Any, **options: Any) -> Sequence[CheckMessage]:
    """The demo, where a password is enough, never opens a database that may hold real people."""
    database = settings.DATABASES["default"]
    own_file = Path(str(database["NAME"])).resolve().is_relative_to(Path(settings.DATA_DIR).resolve())
    if not settings.DEMO or (database["ENGINE"].endswith("sqlite3") and own_file):
        return []
    return [
        Error(
            "The demo keeps its database in its own data folder.",
            hint="Unset FHR_DEMO, or point DATABASE_URL at a SQLite file in FHR_DATA_DIR.",
            id="fhr.E003",
        )
    ]


def unit_can_be_reached(app_configs: Any, **options: Any) -> Sequence[CheckMessage]:
    """A site goes live only with contact details: without them nobody who needs a person finds one.

    Pages leave out what is missing; it is never made up. The unit's staff see the same list on the
    editor's start page.
    """
    missing = missing_facts(settings.UNIT)
    if not missing:
        return []
    return [
        Error(
            f"The unit file does not say: {', '.join(missing)}.",
            hint="Fill them in where FHR_UNIT points. Without it, that is site/units/dalarna.toml.",
            id="fhr.E004",
        )
    ]


def missing_facts(unit: Unit) -> list[str]:
    """The contact details a unit file leaves out, by their names in the file."""
    missing = [name for name in ("phone", "email", "opening_hours", "address") if not getattr(unit, name)]
    if not unit.promise.caller_number:
        missing.append("promise.caller_number")
    return missing + [
        f"emergency_phone of {municipality.name}"
        for municipality in unit.municipalities
        if not municipality.emergency_phone
    ]
