"""The demo fills gaps with examples that reach nobody, and never covers what a unit has stated."""

import re
from pathlib import Path

from fhr.checks import missing_facts
from fhr.demo.contacts import with_examples
from fhr.demo.people import FICTION_NUMBERS
from fhr.unit_file import Unit, read_unit

ROOT = Path(__file__).resolve().parents[2]


def shipped() -> Unit:
    return read_unit(ROOT / "site" / "units" / "dalarna.toml")


def complete() -> Unit:
    return read_unit(ROOT / "tests" / "units" / "complete.toml")


def numbers(unit: Unit) -> list[str]:
    return [
        unit.phone,
        unit.promise.caller_number,
        *(place.emergency_phone for place in unit.municipalities),
    ]


def is_fiction(number: str) -> bool:
    return any(
        number.startswith(prefix) and first <= int(number.removeprefix(prefix)) <= last
        for prefix, first, last in FICTION_NUMBERS
    )


def test_the_shipped_unit_states_no_contact_detail_that_nobody_has_given() -> None:
    assert len(missing_facts(shipped())) == 5 + len(shipped().municipalities)


def test_every_gap_is_filled_with_numbers_set_aside_for_fiction() -> None:
    unit = with_examples(shipped())
    assert missing_facts(unit) == []
    assert all(is_fiction(number) for number in numbers(unit)), numbers(unit)
    assert unit.email.endswith("@example.se")
    assert re.search("exempel", unit.address, re.IGNORECASE)
    assert re.search("exempel", str(unit.opening_hours), re.IGNORECASE)


def test_what_a_unit_states_stands() -> None:
    assert with_examples(complete()) == complete()


def test_the_invented_unit_reaches_nobody_either() -> None:
    assert missing_facts(complete()) == []
    assert all(is_fiction(number) for number in numbers(complete()))
