"""The hand-over's settings: read strictly, and warned about where they do not fit together."""

import base64
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from fhr import checks
from fhr.env import Handoff, read_handoff

SECRET = "whsec_" + base64.b64encode(b"x" * 24).decode()
OTHER = "whsec_" + base64.b64encode(b"y" * 64).decode()
WHOLE = {
    "FHR_HANDOFF_WAYS": "built_in,webhook,file_drop,secure_mail",
    "FHR_HANDOFF_WEBHOOK_URL": "https://mottagare.example.se/in",
    "FHR_HANDOFF_WEBHOOK_HOSTS": "mottagare.example.se",
    "FHR_HANDOFF_WEBHOOK_NETWORKS": "198.51.100.0/24,2001:db8::/32",
    "FHR_HANDOFF_WEBHOOK_SECRETS": f"{SECRET},{OTHER}",
    "FHR_HANDOFF_FOLDER": "/var/lib/fhr-ut",
    "FHR_HANDOFF_FUNCTION_ADDRESS": "FHR utredning",
    "FHR_RECEIVING_SECRETS": OTHER,
}


def read(**changed: str) -> Handoff:
    env = environ.Env()
    env.ENVIRON = {**WHOLE, **changed}
    return read_handoff(env)


def test_an_empty_environment_offers_what_works_alone() -> None:
    env = environ.Env()
    env.ENVIRON = {}
    assert read_handoff(env) == Handoff(ways=("built_in", "treserva"))


def test_everything_is_read_into_its_type_and_no_secret_shows() -> None:
    found = read()
    assert found.ways == ("built_in", "webhook", "file_drop", "secure_mail")
    assert found.webhook_networks == (ip_network("198.51.100.0/24"), ip_network("2001:db8::/32"))
    assert found.webhook_secrets == (b"x" * 24, b"y" * 64)
    assert found.folder == Path("/var/lib/fhr-ut")
    assert "xxxx" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FHR_HANDOFF_WAYS", "pigeon"),
        ("FHR_HANDOFF_WAYS", ""),
        ("FHR_HANDOFF_WAYS", "built_in,built_in"),
        ("FHR_HANDOFF_WEBHOOK_URL", ""),
        ("FHR_HANDOFF_WEBHOOK_URL", "ftp://mottagare.example.se/"),
        ("FHR_HANDOFF_WEBHOOK_URL", "https://"),
        ("FHR_HANDOFF_WEBHOOK_URL", "https://mottagare.example.se:ett/"),
        ("FHR_HANDOFF_WEBHOOK_URL", "https://anna:ord@mottagare.example.se/"),
        ("FHR_HANDOFF_WEBHOOK_HOSTS", ""),
        ("FHR_HANDOFF_WEBHOOK_NETWORKS", ""),
        ("FHR_HANDOFF_WEBHOOK_NETWORKS", "198.51.100.7/24"),
        ("FHR_HANDOFF_WEBHOOK_NETWORKS", "hemma"),
        ("FHR_HANDOFF_WEBHOOK_SECRETS", ""),
        ("FHR_HANDOFF_WEBHOOK_SECRETS", SECRET.removeprefix("whsec_")),
        ("FHR_HANDOFF_WEBHOOK_SECRETS", "whsec_kort"),
        ("FHR_HANDOFF_WEBHOOK_SECRETS", f"{SECRET},{SECRET},{OTHER}"),
        ("FHR_HANDOFF_FOLDER", ""),
        ("FHR_HANDOFF_FOLDER", "ut"),
        ("FHR_HANDOFF_FUNCTION_ADDRESS", ""),
        ("FHR_HANDOFF_FUNCTION_ADDRESS", "en\nadress"),
        ("FHR_RECEIVING_SECRETS", "hemligt"),
    ],
)
def test_what_cannot_be_right_stops_the_start_by_its_name(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name) as refused:
        read(**{name: value})
    # A mistyped secret is a secret still.
    assert len(value) < 4 or "SECRETS" not in name or value not in str(refused.value)


def warned(settings: Any, **changed: Any) -> set[str]:
    settings.HANDOFF = replace(read(), **changed)
    return {warning.id for warning in checks.handoff_fits_together(None)}


@pytest.mark.parametrize(
    ("changed", "warning"),
    [
        ({}, None),
        ({"webhook_url": "http://mottagare.example.se/"}, "fhr.W001"),
        ({"webhook_hosts": ("example.se",)}, "fhr.W002"),
        ({"webhook_networks": (ip_network("0.0.0.0/0"),)}, "fhr.W003"),
        ({"receiving_secrets": (b"x" * 24,)}, "fhr.W004"),
        ({"receiving_secrets": ()}, "fhr.W005"),
        ({"ways": ("built_in", "file_drop", "secure_mail")}, "fhr.W006"),
    ],
)
def test_each_odd_pair_has_its_warning(
    changed: dict[str, Any], warning: str | None, settings: Any, tmp_path: Path
) -> None:
    fitting = {"folder": tmp_path, "receiving_secrets": (b"z" * 24,)}
    assert warned(settings, **{**fitting, **changed}) == ({warning} if warning else set())


def test_a_folder_must_be_there_and_not_on_the_web(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    kept = {"receiving_secrets": (b"z" * 24,)}
    assert warned(settings, folder=tmp_path, **kept) == {"fhr.W007"}
    assert warned(settings, folder=tmp_path / "away", **kept) == {"fhr.W007", "fhr.W008"}
