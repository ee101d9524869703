"""Reads the starting texts and fills in what the unit file knows: names, numbers, the promise."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.html import format_html

FOLDER = Path(__file__).parent
DAYS_IN_A_YEAR = 365

Text = dict[str, Any]


def page_texts(*, at: datetime) -> list[Text]:
    """Every page but the municipalities', in the order of the tree; the file name gives the order."""
    # Whatever language the one who plants is reading in.
    with translation.override(settings.LANGUAGE_CODE):
        facts = unit_facts(at=at)
        return [_text(path, facts) for path in sorted((FOLDER / "texts").glob("*.toml"))]


def translated_texts(language: str, *, at: datetime) -> list[Text]:
    """The texts of another language, each naming the page it `translates`; the start page first."""
    folder = FOLDER / "texts" / language
    words = folder / "words.toml"
    with translation.override(language):
        facts = unit_facts(at=at, words=_read(words))
        return [_text(path, facts) for path in sorted(folder.glob("*.toml")) if path != words]


def translated_languages() -> list[str]:
    """The languages that starting texts are written in, beside the first."""
    return sorted(folder.name for folder in (FOLDER / "texts").iterdir() if folder.is_dir())


def municipality_text(*, name: str, at: datetime) -> Text:
    return _filled(_read(FOLDER / "municipality.toml"), {**unit_facts(at=at), "name": name})


def unit_facts(*, at: datetime, words: Text | None = None) -> dict[str, str]:
    """What stands in braces in the texts. Nothing here is invented: all of it is in the unit file."""
    unit, words = settings.UNIT, words or _read(FOLDER / "words.toml")
    members = [place.name for place in unit.municipalities]
    member_count = _number(len(members), words)
    local = timezone.localtime(at)
    return {
        "unit": unit.name,
        "short_name": unit.short_name,
        "abbreviation": unit.abbreviation,
        "county": unit.county,
        "host": next(place.name for place in unit.municipalities if place.code == unit.host_municipality),
        "members": member_count,
        "members_start": member_count.capitalize(),
        "member_names": _listed(members, words),
        "neighbours": _listed([place.name for place in unit.neighbours], words),
        "promise": _counted(unit.promise.first_contact_working_days, "working_day", words),
        "keep_booking": _duration(timedelta(days=unit.retention.booking_days), words),
        "keep_call_me": _duration(timedelta(seconds=settings.SESSION_COOKIE_AGE), words),
        "keep_log": _duration(timedelta(days=unit.retention.access_log_days), words),
        "keep_saved": _duration(timedelta(days=unit.retention.saved_days), words),
        "keep_draft": _duration(timedelta(hours=unit.retention.draft_hours), words),
        "keep_withdrawn": _duration(timedelta(days=unit.retention.withdrawn_days), words),
        "keep_not_proceeding": _duration(timedelta(days=unit.retention.not_proceeding_days), words),
        "today": f"{local.day} {words['months'][local.month - 1]} {local.year}",
    }


def _text(path: Path, facts: Mapping[str, str]) -> Text:
    text: Text = _filled(_read(path), facts)
    return text | _own_facts() if text["kind"] == "compensation" else text


def _own_facts() -> Text:
    """What the unit file states with a source, as blocks of the page about compensation."""
    return {
        "facts": [
            {
                "type": "fact",
                "value": {
                    "label": str(fact.label),
                    "text": format_html("<p>{}</p>", fact.text),
                    "source": str(fact.source),
                    "dated": fact.dated,
                },
            }
            for fact in settings.UNIT.sourced_facts
        ]
    }


def _read(path: Path) -> Text:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _filled(value: Any, facts: Mapping[str, str]) -> Any:
    """The same structure with every `{fact}` replaced; an unknown one raises KeyError at once."""
    if isinstance(value, str):
        return value.format_map(facts)
    if isinstance(value, dict):
        return {key: _filled(part, facts) for key, part in value.items()}
    if isinstance(value, list):
        return [_filled(part, facts) for part in value]
    return value


def _number(count: int, words: Text) -> str:
    return words["numbers"][count] if count < len(words["numbers"]) else str(count)


def _counted(count: int, unit_of_time: str, words: Text) -> str:
    one, many = words[unit_of_time]
    return f"{_number(count, words)} {one if count == 1 else many}"


def _duration(length: timedelta, words: Text) -> str:
    """Whole years in years, whole days in days, the rest in hours: "ett år", "30 dagar", "ett dygn"."""
    years, rest = divmod(length.days, DAYS_IN_A_YEAR)
    if years and not rest:
        one, many = words["year"]
        return f"{words['one_neuter']} {one}" if years == 1 else f"{_number(years, words)} {many}"
    if length == timedelta(days=1):
        return str(words["one_day"])
    if length.seconds:
        return f"{int(length.total_seconds() // 3600)} {words['hours']}"
    return f"{_number(length.days, words)} {words['days']}"


def _listed(names: list[str], words: Text) -> str:
    *first, last = names
    return f"{', '.join(first)} {words['and']} {last}" if first else last
