"""What `manage.py check` looks at before real people's data may come in."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from fhr.env import Handoff
from fhr.unit_file import Unit

SHORTEST_SECRET = 32
# A network with fewer fixed bits than this, by IP version, takes in half the world.
WIDEST = {4: 8, 6: 16}
# Words of a sender that tell a stranger something.
TELLING = ("familje", "foster")


def register_all() -> None:
    register(second_factor, Tags.security)
    register(secrets_are_long, Tags.security)
    register(demo_stands_apart, Tags.security)
    register(unit_can_be_reached, Tags.security, deploy=True)
    register(handoff_fits_together, Tags.security, deploy=True)
    register(messages_are_neutral, Tags.security, deploy=True)


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


def handoff_fits_together(app_configs: Any, **options: Any) -> Sequence[CheckMessage]:
    """Settings for handing over that each are right by themselves, but not beside each other."""
    return [
        Warning(words, hint="See FHR_HANDOFF_ and FHR_RECEIVING_ in site/deploy/env.example.", id=name)
        for name, words in _what_does_not_fit(settings.HANDOFF)
    ]


def messages_are_neutral(app_configs: Any, **options: Any) -> Sequence[CheckMessage]:
    """Whoever sees a telephone should not learn by the sender's name that somebody wants to foster."""
    if not any(word in settings.SMS.sender.lower() for word in TELLING):
        return []
    return [
        Warning(
            "The sender of text messages says what they are about.",
            hint="Choose a neutral FHR_SMS_SENDER, as the unit's abbreviation.",
            id="fhr.W009",
        )
    ]


def _what_does_not_fit(setup: Handoff) -> Iterator[tuple[str, str]]:
    url = urlsplit(setup.webhook_url)
    if setup.webhook_url and url.scheme != "https":
        yield "fhr.W001", "The receiver's address is not https: it works on this machine only."
    if setup.webhook_url and (url.hostname or "").lower() not in setup.webhook_hosts:
        yield "fhr.W002", "The receiver's host is not on FHR_HANDOFF_WEBHOOK_HOSTS: every message is refused."
    if any(network.prefixlen < WIDEST[network.version] for network in setup.webhook_networks):
        yield "fhr.W003", "A network of FHR_HANDOFF_WEBHOOK_NETWORKS is so wide that it guards nothing."
    if set(setup.webhook_secrets) & set(setup.receiving_secrets):
        yield "fhr.W004", "The same secret signs both ways: whoever receives could answer in our name."
    machines = {"webhook", "file_drop"} & set(setup.ways)
    if machines and not setup.receiving_secrets:
        yield "fhr.W005", "Packages go to a system, but FHR_RECEIVING_SECRETS lets no answer in."
    if (setup.webhook_url and "webhook" not in setup.ways) or (
        setup.folder and "file_drop" not in setup.ways
    ):
        yield "fhr.W006", "A way is set up that FHR_HANDOFF_WAYS does not offer."
    served = (Path(settings.MEDIA_ROOT), Path(settings.STATIC_ROOT))
    if setup.folder and any(setup.folder.resolve().is_relative_to(place.resolve()) for place in served):
        yield "fhr.W007", "FHR_HANDOFF_FOLDER lies where the web server hands out files."
    if setup.folder and not (setup.folder.is_dir() and os.access(setup.folder, os.W_OK)):
        yield "fhr.W008", "FHR_HANDOFF_FOLDER is no folder that this user can write in."


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
