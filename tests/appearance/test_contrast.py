"""The contrast of two colours, held against values that others have published."""

import pytest

from fhr.appearance.contrast import is_colour, mixed, ratio, towards
from fhr.appearance.stylesheet import (
    NIGHT_GROUND,
    ON_PRIMARY_AT_NIGHT,
    stylesheet,
    weaknesses_of_frame,
    weaknesses_of_primary,
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        # WebAIM's and W3C's much used examples: the lightest grey that passes on white, and the next.
        ("#767676", "#ffffff", 4.54),
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.0),
        ("#0000ff", "#ffffff", 8.59),
        # This site's own, as its colours were chosen.
        ("#1d2624", "#fbf6ee", 14.4),
        ("#8f2d23", "#ffffff", 8.2),
        ("#20403a", "#ffffff", 11.3),
    ],
)
def test_known_values(first: str, second: str, expected: float) -> None:
    assert ratio(first, second) == pytest.approx(expected, abs=0.06)
    assert ratio(second, first) == ratio(first, second)


@pytest.mark.parametrize("text", ["", "#fff", "8f2d23", "#8f2d2g", "#8f2d23;}body{display:none", "red"])
def test_only_six_digits_are_a_colour(text: str) -> None:
    assert not is_colour(text)


def test_mixing_goes_from_one_to_the_other() -> None:
    assert mixed("#000000", "#ffffff", 0) == "#000000"
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#000000", "#ffffff", 1) == "#ffffff"


def test_towards_stops_at_the_first_good_one_and_never_goes_on_for_ever() -> None:
    assert towards("#000000", "#ffffff", lambda colour: colour != "#000000") == "#0a0a0a"
    assert towards("#000000", "#ffffff", lambda colour: False) == "#ffffff"


def test_the_sites_own_colours_pass_and_pale_ones_do_not() -> None:
    assert not list(weaknesses_of_primary("#8f2d23")) and not list(weaknesses_of_frame("#20403a"))
    assert list(weaknesses_of_primary("#e39a1f")) and list(weaknesses_of_frame("#7fb3a8"))


@pytest.mark.parametrize("primary", ["#000000", "#8f2d23", "#1f4e79", "#4a1a5c", "#0b5d1e", "#6b4a00"])
def test_whatever_passes_by_day_can_be_read_by_night(primary: str) -> None:
    assert not list(weaknesses_of_primary(primary))
    night = stylesheet(primary, "").split("prefers-color-scheme:dark")[1]
    shade = night.split("--primary:")[1][:7]
    assert ratio(shade, NIGHT_GROUND) >= 4.5
    assert ratio(shade, ON_PRIMARY_AT_NIGHT) >= 4.5


def test_the_style_sheet_holds_only_what_was_chosen() -> None:
    assert stylesheet("", "") == ""
    assert "--frame" not in stylesheet("#8f2d23", "")
    assert "--primary" not in stylesheet("", "#20403a")
    assert len(stylesheet("#8f2d23", "#20403a")) < 500
