"""The site refuses to start half-locked, and says what is missing."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.checks import run_checks

from fhr import checks
from fhr.unit_file import read_unit

ROOT = Path(__file__).resolve().parents[2]
COMPLETE = read_unit(ROOT / "tests" / "units" / "complete.toml")
KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="


def production(tmp_path: Path, **changed: str | None) -> dict[str, str]:
    values: dict[str, str | None] = {
        "FHR_SECRET_KEY": "s" * 25 + "-0123456789-abcdefghijklmnopqrstuvwxyz",
        "FHR_FIELD_KEYS": f"k1:{KEY}",
        "FHR_BLIND_INDEX_KEY": "b" * 32,
        "FHR_BASE_URL": "https://familjehem.example.se",
        "FHR_HOSTS": "familjehem.example.se",
        "FHR_DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "PATH": os.environ["PATH"],
        **changed,
    }
    return {name: value for name, value in values.items() if value is not None}


def manage(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["FHR_SECRET_KEY", "FHR_FIELD_KEYS", "FHR_BLIND_INDEX_KEY", "FHR_BASE_URL", "FHR_HOSTS", "DATABASE_URL"],
)
def test_nothing_starts_without(name: str, tmp_path: Path) -> None:
    answer = manage(production(tmp_path, **{name: None}), "check")
    assert answer.returncode != 0
    assert f"{name} is not set" in answer.stderr


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"FHR_FIELD_KEYS": "k1:kort"}, "FHR_FIELD_KEYS"),
        ({"FHR_DEMO": "1", "DATABASE_URL": "postgres://real/people"}, "fhr.E003"),
    ],
)
def test_a_broken_key_and_a_demo_on_real_data_are_refused(
    changed: dict[str, str], said: str, tmp_path: Path
) -> None:
    answer = manage(production(tmp_path, **changed), "check")
    assert answer.returncode != 0
    assert said in answer.stderr


@pytest.mark.parametrize("name", ["BLIND_INDEX_KEY", "SECRET_KEY"])
def test_a_secret_that_can_be_guessed_is_refused(settings, name: str) -> None:
    setattr(settings, name, "kort")
    (fault,) = checks.secrets_are_long(None)
    assert fault.id == "fhr.E002" and name in fault.msg
    settings.DEMO = True
    assert checks.secrets_are_long(None) == []


@pytest.mark.parametrize(("folder", "faults"), [(".", []), ("..", ["fhr.E003"])])
def test_the_demo_opens_only_a_file_in_its_own_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: str, faults: list[str]
) -> None:
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / folder / "demo.sqlite3"}
    demo = SimpleNamespace(DEMO=True, DATA_DIR=tmp_path, DATABASES={"default": database})
    monkeypatch.setattr(checks, "settings", demo)
    assert [fault.id for fault in checks.demo_stands_apart(None)] == faults


def test_the_second_step_is_no_switch_outside_the_demo(settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    assert [fault.id for fault in checks.second_factor(None)] == ["fhr.E001"]
    settings.DEMO = True
    assert checks.second_factor(None) == []


@pytest.mark.parametrize("name", ["phone", "email", "opening_hours", "address"])
def test_a_missing_contact_detail_stops_a_deployment(settings, name: str) -> None:
    settings.UNIT = replace(COMPLETE, **{name: ""})
    (fault,) = checks.unit_can_be_reached(None)
    assert fault.id == "fhr.E004" and fault.is_serious()
    assert f": {name}." in fault.msg


def test_every_member_needs_an_emergency_number_and_the_call_a_number(settings) -> None:
    first, *rest = COMPLETE.municipalities
    settings.UNIT = replace(
        COMPLETE,
        promise=replace(COMPLETE.promise, caller_number=""),
        municipalities=(replace(first, emergency_phone=""), *rest),
    )
    (fault,) = checks.unit_can_be_reached(None)
    assert "promise.caller_number" in fault.msg and first.name in fault.msg


def test_a_complete_unit_may_go_live(settings, tmp_path: Path) -> None:
    settings.UNIT = COMPLETE
    assert checks.unit_can_be_reached(None) == []
    answer = manage(
        production(tmp_path, FHR_UNIT="tests/units/complete.toml"),
        "check", "--deploy", "--fail-level", "WARNING",
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr


def test_the_shipped_unit_says_what_it_lacks_and_may_not_go_live(tmp_path: Path) -> None:
    """The sources hold no contact details, and none is made up."""
    answer = manage(production(tmp_path), "check", "--deploy")
    assert answer.returncode != 0
    assert "fhr.E004" in answer.stderr


def test_the_suite_itself_passes_the_checks() -> None:
    assert [fault for fault in run_checks() if fault.level >= 40] == []


def test_forms_are_guarded_although_one_check_is_silenced(settings) -> None:
    from django.middleware.csrf import CsrfViewMiddleware
    from django.utils.module_loading import import_string

    guards = [path for path in settings.MIDDLEWARE if isinstance(import_string(path), type)]
    assert any(issubclass(import_string(path), CsrfViewMiddleware) for path in guards)
