"""Telephone numbers, addresses and references in every spelling people use."""

import pytest

from recruitment.leads.reference import new_reference, normalise
from recruitment.privacy.contact import (
    email_index,
    normalise_email,
    normalise_phone,
    phone_index,
    readable_phone,
)


@pytest.mark.parametrize(
    "written",
    [
        "070-174 06 05", "0701740605", "070 174 06 05", "+46701740605", "+46 70 174 06 05",
        "0046 70-174 06 05",
        "+46 (0)70 174 06 05", "(070) 174 06 05", "070.174.06.05", " 070–174 06 05 ", "tel: 070-174 06 05",
        "070\u00a0174\u00a006\u00a005", "０７０１７４０６０５",
    ],
)  # fmt: skip
def test_one_number_in_many_spellings(written: str) -> None:
    assert normalise_phone(written) == "+46701740605"
    assert phone_index(written) == phone_index("0701740605")
    assert readable_phone(normalise_phone(written) or "") == "070-174 06 05"


@pytest.mark.parametrize(
    "written", ["", "hej", "112", "07", "1" * 30, "\x00", "+", "070-ABC DEF", "070-174 06 0b"]
)
def test_what_no_telephone_could_ring(written: str) -> None:
    assert normalise_phone(written) is None
    assert phone_index(written) == ""


def test_a_number_from_abroad_keeps_its_country() -> None:
    assert normalise_phone("+358 40 123 4567") == "+358401234567"
    assert readable_phone("+358401234567") == "+358 40 1234567"


def test_case_makes_no_two_people() -> None:
    assert normalise_email(" Kim@Example.SE ") == "kim@example.se"
    assert email_index("KIM@example.se") == email_index("kim@example.se") != email_index("kom@example.se")


def test_a_fingerprint_says_nothing_about_the_number() -> None:
    assert "701740605" not in phone_index("0701740605")


def test_references_are_random_and_read_in_any_spelling() -> None:
    references = {new_reference() for _ in range(2_000)}
    assert len(references) == 2_000
    one = references.pop()
    bare = one.removeprefix("FHR-").replace("-", "")
    for written in (one, one.lower(), bare, f" {bare[:4]} {bare[4:].lower()}", f"fhr{bare}"):
        assert normalise(written) == one


@pytest.mark.parametrize("written", ["", "FHR", "FHR-1234-567", "FHR-AAAA-AAAA", "FHR-2345-67890", "\x00"])
def test_what_is_no_reference(written: str) -> None:
    assert normalise(written) is None
