"""Families who do not exist: names nobody bears, addresses at example.se, numbers kept for fiction."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

FIRST_NAMES = (
    "Agneta", "Ahmed", "Aino", "Alva", "Amina", "Anders", "Anna", "Anton", "Birgitta", "Björn", "Carina",
    "Cecilia", "Daniel", "Elin", "Elsa", "Emil", "Erik", "Eva", "Fatima", "Fredrik", "Gunilla", "Göran",
    "Hanna", "Hassan", "Helena", "Henrik", "Ida", "Ingrid", "Jenny", "Johan", "Jonas", "Josefin", "Jukka",
    "Karin", "Karl", "Katarina", "Khadija", "Kristina", "Lars", "Leila", "Lena", "Linda", "Magnus", "Maja",
    "Malin", "Maria", "Markus", "Mikael", "Mona", "Nadia", "Niklas", "Nils", "Olof", "Oskar", "Per", "Petra",
    "Pirjo", "Robert", "Sanna", "Sara", "Sofia", "Staffan", "Stefan", "Susanne", "Svetlana", "Tomas",
    "Ulrika", "Viktoria", "Yusuf", "Åsa", "Örjan",
)  # fmt: skip
# Plainly made up, so that a demo is never taken for somebody.
SURNAMES = (
    "Diktberg", "Diktgren", "Exempelsson", "Exempelström", "Fabelgren", "Fabelqvist", "Fiktivsson", "Hittebo",
    "Hittepåsson", "Kulissgren", "Kulisslund", "Låtsasberg", "Låtsaslund", "Modellgren", "Novellström",
    "Påhittsson", "Påhittsberg", "Provström", "Rollgren", "Rollmark", "Romanlund", "Sagoberg", "Sagolund",
    "Skissgren", "Skrönström", "Spelmark", "Sägenlund", "Tänktström", "Utkastberg", "Övningsson",
)  # fmt: skip
# The series that the Swedish telecom authority sets aside for books and films: prefix, first, last.
FICTION_NUMBERS = (
    ("070-174 06 ", 5, 99), ("08-465 004 ", 0, 99), ("031-390 06 ", 0, 99), ("040-628 04 ", 0, 99),
    ("0980-319 2", 0, 99),
)  # fmt: skip
_ASCII = str.maketrans("åäöé", "aaoe")


@dataclass(frozen=True)
class Person:
    """One applicant; the telephone number is empty for who prefers e-mail."""

    name: str
    phone: str
    email: str


def people(rng: Random) -> Iterator[tuple[Person, ...]]:
    """Endless households of one or two adults; numbers repeat only when all have been used."""
    used: dict[str, int] = {}
    numbers = _numbers(rng)
    while True:
        surname = rng.choice(SURNAMES)
        together = rng.random() < 0.68
        phone = next(numbers) if rng.random() < 0.92 else ""
        first = Person(name := f"{rng.choice(FIRST_NAMES)} {surname}", phone, _email(name, used))
        if not together:
            yield (first,)
            continue
        other_surname = surname if rng.random() < 0.7 else rng.choice(SURNAMES)
        yield first, Person(f"{rng.choice(FIRST_NAMES)} {other_surname}", "", "")


def _numbers(rng: Random) -> Iterator[str]:
    while True:
        series = [
            f"{prefix}{last:02}" for prefix, start, end in FICTION_NUMBERS for last in range(start, end + 1)
        ]
        rng.shuffle(series)
        yield from series


def _email(name: str, used: dict[str, int]) -> str:
    local = name.lower().translate(_ASCII).replace(" ", ".")
    used[local] = used.get(local, 0) + 1
    return f"{local}{used[local] if used[local] > 1 else ''}@example.se"
