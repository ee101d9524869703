"""Writes the tiny style sheet that puts a unit's colours in place of the software's, by day and by night."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from fhr.appearance.contrast import BLACK, ENOUGH, WHITE, mixed, ratio, towards

# The grounds of static/css/main.css that the colours meet.
PAPER, GROUND, GROUND_2 = "#ffffff", "#fbf6ee", "#f3ecdf"
NIGHT_GROUND, NIGHT_PAPER, ON_PRIMARY_AT_NIGHT = "#14201d", "#1e2d29", "#1b0d0a"
ON_FRAME = {"--on-frame": "#ffffff", "--on-frame-soft": "#d5e0dc", "--on-frame-link": "#f6cf7f"}
FRAME_LIGHTER, DARKER, NIGHT_DARKER = 0.08, 0.2, 0.15


@lru_cache(maxsize=8)
def stylesheet(primary: str, frame: str) -> str:
    """The style sheet for two colours, either of which may be empty; empty when both are."""
    day = {**(_primary_by_day(primary) if primary else {}), **(_frame(frame) if frame else {})}
    night = {
        **(_primary_by_night(primary) if primary else {}),
        **(_frame(mixed(frame, BLACK, NIGHT_DARKER)) if frame else {}),
    }
    if not day:
        return ""
    return (
        f"@layer tokens{{:root{{{_declared(day)}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_declared(night)}}}}}}}"
    )


def weaknesses_of_primary(colour: str) -> Iterator[tuple[str, float]]:
    """The grounds on which the colour cannot be read, with the contrast it has there."""
    return _weak(colour, (WHITE, GROUND, GROUND_2))


def weaknesses_of_frame(colour: str) -> Iterator[tuple[str, float]]:
    """The texts that cannot be read on the frame or on its lighter fields."""
    lighter = mixed(colour, WHITE, FRAME_LIGHTER)
    weak = {text: min(ratio(text, colour), ratio(text, lighter)) for text in ON_FRAME.values()}
    return ((text, found) for text, found in weak.items() if found < ENOUGH)


def _weak(colour: str, grounds: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    found = ((ground, ratio(colour, ground)) for ground in grounds)
    return ((ground, contrast) for ground, contrast in found if contrast < ENOUGH)


def _primary_by_day(colour: str) -> dict[str, str]:
    return {"--primary": colour, "--primary-strong": mixed(colour, BLACK, DARKER), "--on-primary": WHITE}


def _primary_by_night(colour: str) -> dict[str, str]:
    """The same hue, lightened until it can be read on the dark ground and carry dark text."""

    def can_be_read(shade: str) -> bool:
        grounds = (NIGHT_GROUND, NIGHT_PAPER, ON_PRIMARY_AT_NIGHT)
        return all(ratio(shade, ground) >= ENOUGH for ground in grounds)

    shade = towards(colour, WHITE, can_be_read)
    return {
        "--primary": shade,
        "--primary-strong": mixed(shade, WHITE, DARKER),
        "--on-primary": ON_PRIMARY_AT_NIGHT,
    }


def _frame(colour: str) -> dict[str, str]:
    return {"--frame": colour, "--frame-2": mixed(colour, WHITE, FRAME_LIGHTER)}


def _declared(tokens: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{value}" for name, value in tokens.items())
