"""A mistyped code is never somebody else's."""

import random

import pytest

from recruitment.campaigns.codes import (
    ALPHABET,
    check_symbol,
    new_code,
    normalise,
    one_slip_away,
    orphan_symbols,
)


def random_code(dice: random.Random) -> str:
    symbols = "".join(dice.choice(ALPHABET) for _ in range(5))
    return symbols + check_symbol(symbols)


def test_every_single_mistyped_symbol_and_every_swap_of_neighbours_is_refused(is_long: bool) -> None:
    dice = random.Random(27)
    for _ in range(2000 if is_long else 200):
        code = random_code(dice)
        assert normalise(code) == code
        for place in range(6):
            for symbol in ALPHABET:
                if symbol != code[place]:
                    assert normalise(code[:place] + symbol + code[place + 1 :]) is None
        for place in range(5):
            left, right = code[place], code[place + 1]
            if left != right:
                assert normalise(code[:place] + right + left + code[place + 2 :]) is None


def test_new_codes_hold_together_and_differ() -> None:
    codes = [new_code() for _ in range(500)]
    assert all(normalise(code) == code for code in codes)
    assert len(set(codes)) > 490


@pytest.mark.parametrize(
    "shape", ["{low}", " {a} {b} ", "{a}-{b}", "{code}.", "{code})", "{low}/", "{code},\n"]
)
def test_people_may_type_it_their_way(shape: str) -> None:
    code = random_code(random.Random(3))
    assert normalise(shape.format(code=code, low=code.lower(), a=code[:3], b=code[3:])) == code


@pytest.mark.parametrize(
    "text", ["", "O0I1LL", "FHR25", "2222222", "åäöåäö", "２２２２２２", "2" * 5000, "\x00"]
)
def test_what_is_no_code_is_refused(text: str) -> None:
    assert normalise(text) is None


def test_foreign_letters_do_not_turn_into_symbols() -> None:
    assert normalise("ſſſſſſ") is None
    assert normalise("222222") == "222222"


def test_only_what_looks_like_a_code_is_remembered_as_an_orphan() -> None:
    assert orphan_symbols("fhr-25") == "FHR25"
    assert orphan_symbols("2" * 12) == "2" * 12
    assert orphan_symbols("2" * 13) is None
    assert orphan_symbols("anna@example.se") is None
    assert orphan_symbols("") is None


def test_every_slip_of_the_pen_leads_back_to_the_code() -> None:
    dice = random.Random(6)
    for _ in range(20):
        code = random_code(dice)
        place = dice.randrange(6)
        slips = {
            code[:place] + code[place + 1 :],
            code[:place] + dice.choice(ALPHABET) + code[place:],
            code[:place] + dice.choice(ALPHABET) + code[place + 1 :],
            code[:4] + code[5] + code[4],
        }
        assert all(code in one_slip_away(slip) for slip in slips - {code}), (code, slips)
    assert "222222" not in one_slip_away("222222")
    assert len(one_slip_away("FHR25")) < 30
