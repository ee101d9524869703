"""Locked text tells nothing, opens only in its own place, and fails loudly everywhere else."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from recruitment.privacy.encryption import CannotDecrypt, blind_index, decrypt, encrypt, key_id_of, keys

OLD = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
NEW = "k2:YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU="


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_locked_opens_in_its_own_place(text: str, place: str) -> None:
    assert decrypt(encrypt(text, context=place), context=place) == text


@given(st.text(min_size=4, alphabet="abcåäö"))
def test_the_locked_text_shows_nothing_and_is_never_the_same_twice(text: str) -> None:
    first, second = encrypt(text, context="x"), encrypt(text, context="x")
    assert text.encode() not in first
    assert first != second


def test_it_does_not_open_in_another_row() -> None:
    locked = encrypt("Kim", context="recruitment.applicant.name:1")
    with pytest.raises(CannotDecrypt):
        decrypt(locked, context="recruitment.applicant.name:2")


@given(st.binary(max_size=80))
def test_damaged_text_is_refused_and_nothing_else_happens(noise: bytes) -> None:
    with pytest.raises(CannotDecrypt):
        decrypt(noise, context="x")


@given(st.data())
def test_one_changed_bit_is_noticed(data: st.DataObject) -> None:
    locked = bytearray(encrypt("Kim Exempelsson", context="x"))
    locked[data.draw(st.integers(0, len(locked) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CannotDecrypt):
        decrypt(bytes(locked), context="x")


def test_the_first_key_locks_and_every_key_opens(settings) -> None:
    settings.FIELD_KEYS = OLD
    before = encrypt("Kim", context="x")
    settings.FIELD_KEYS = f"{NEW},{OLD}"
    after = encrypt("Kim", context="x")
    assert (key_id_of(before), key_id_of(after)) == ("k1", "k2")
    assert decrypt(before, context="x") == decrypt(after, context="x") == "Kim"
    settings.FIELD_KEYS = NEW
    with pytest.raises(CannotDecrypt):
        decrypt(before, context="x")


@pytest.mark.parametrize(
    "text",
    ["", "k1", "k1:", ":" + OLD[3:], "k1:kort", "k1:MDEyMw==", f"{OLD},{OLD}", f"{OLD},", "k 1:" + OLD[3:]],
)
def test_bad_keys_stop_the_site(settings, text: str) -> None:
    settings.FIELD_KEYS = text
    with pytest.raises(ImproperlyConfigured):
        keys()


def test_a_blind_index_is_the_same_for_the_same_thing_and_tells_kinds_apart(settings) -> None:
    assert blind_index("phone", "+46701740605") == blind_index("phone", "+46701740605")
    assert blind_index("phone", "x") != blind_index("email", "x")
    before = blind_index("phone", "+46701740605")
    settings.BLIND_INDEX_KEY = "another key"
    assert blind_index("phone", "+46701740605") != before
