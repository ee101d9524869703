"""A bound on what anybody may make up: a process remembers so much of it a day, the rest is one thing."""

from datetime import date


class Remembered:
    """Codes that are nobody's, names of websites: each is kept as it is until there are too many."""

    def __init__(self, most: int, others: str) -> None:
        self._most, self._others = most, others
        self._day = date.min
        self._met: set[str] = set()

    def on(self, day: date, text: str) -> str:
        """The text itself, or the word for all others once the day has met its most."""
        if day != self._day:
            self._day, self._met = day, set()
        if text not in self._met and len(self._met) >= self._most:
            return self._others
        self._met.add(text)
        return text

    def forget(self) -> None:
        self._day, self._met = date.min, set()
