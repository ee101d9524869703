"""The repository keeps its own promises: layout, texts, translations, lock."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parents[1]
AT_THE_ROOT = {
    "site", "recruitment", "pages", "templates", "static", "tests", "locale", "manage.py", "pyproject.toml",
    "uv.lock", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "publiccode.yml",
}  # fmt: skip


def tracked() -> list[Path]:
    listing = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in listing.stdout.splitlines() if (ROOT / line).is_file()]


def test_nothing_else_stands_at_the_root() -> None:
    names = {path.relative_to(ROOT).parts[0] for path in tracked()}
    assert {name for name in names if not name.startswith(".")} == AT_THE_ROOT


def test_the_repository_holds_no_path_of_a_machine_and_no_index_host() -> None:
    hostile = re.compile(r"(/home/\w|/root/|/Users/\w|/w[o]rk/|find-links|index-url)")
    for path in tracked():
        if path.suffix in {".py", ".md", ".toml", ".html", ".css", ".js", ".yml", ".sh", ".cfg", ".service"}:
            if path == Path(__file__):
                continue
            found = hostile.search(path.read_text(encoding="utf-8"))
            assert not found, f"{path}: {found and found.group()}"


def test_the_lock_is_valid_for_every_python_we_promise() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["requires-python"] == ">=3.11.5"
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    assert lock["requires-python"] == ">=3.11.5"
    hosts = {package["source"].get("registry") for package in lock["package"]} - {None}
    assert hosts == {"https://pypi.org/simple"}


def test_every_text_is_translated_and_the_compiled_file_is_fresh() -> None:
    catalogue = polib.pofile(str(ROOT / "locale" / "sv" / "LC_MESSAGES" / "django.po"))
    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    compiled = polib.mofile(str(ROOT / "locale" / "sv" / "LC_MESSAGES" / "django.mo"))
    written = {(entry.msgctxt, entry.msgid): _texts(entry) for entry in catalogue if not entry.obsolete}
    assert {(entry.msgctxt, entry.msgid): _texts(entry) for entry in compiled} == written


def _texts(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgstr_plural else [entry.msgstr]


@pytest.mark.parametrize(
    "name", ["django-formtools", "whitenoise", "wagtail", "django", "psycopg", "pytest-django"]
)
def test_what_the_user_fixed_is_in_the_project(name: str) -> None:
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    assert name in {package["name"] for package in lock["package"]}


def test_no_migration_is_missing() -> None:
    answer = subprocess.run(
        [sys.executable, "manage.py", "makemigrations", "--check", "--dry-run"],
        cwd=ROOT, capture_output=True, text=True, env=_environment(), check=False,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stdout


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
