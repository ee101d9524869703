"""Names as they are compared, and the fingerprints they leave."""

import pytest

from recruitment.privacy.names import MOST_WORDS, name_tokens, name_words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Åsa Öberg", ["asa", "oberg"]),
        ("ÅSA  öberg", ["asa", "oberg"]),
        ("A\u030asa O\u0308berg", ["asa", "oberg"]),
        ("Anna-Lena von Döbeln", ["anna", "lena", "von", "dobeln"]),
        ("O'Brien, Zoë", ["brien", "zoe"]),
        ("Bjørn Ærø Groß", ["bjorn", "aro", "gross"]),
        ("Дмитрий Петров", ["дмитрии", "петров"]),
        ("Kim Kim kim", ["kim"]),
        ("070-174 06 05", []),
        ("", []),
    ],
)
def test_a_name_is_compared_word_by_word_without_accents(typed: str, words: list[str]) -> None:
    assert name_words(typed) == words


def test_an_endless_text_costs_no_more_than_a_long_name() -> None:
    assert (
        len(name_tokens(" ".join(f"namn{letter}x" for letter in "abcdefghijklmnopqrstuvwxyz"))) == MOST_WORDS
    )


def test_a_fingerprint_is_keyed_and_tells_no_word(settings: pytest.FixtureRequest) -> None:
    first = name_tokens("Larsson")
    assert first == name_tokens("LARSSON")
    assert "larsson" not in first[0]
    settings.BLIND_INDEX_KEY = "another-key-0123456789-0123456789-0123456789"
    assert name_tokens("Larsson") != first
