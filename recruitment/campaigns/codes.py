"""The code printed on a poster: five random symbols and one that catches every slip of the pen."""

import secrets

# No vowels, so no words; no 0, O, 1, I or L, so nothing to confuse with a digit.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
LENGTH = 6
# Every weight, and every difference of neighbours, is prime to the 27 symbols of the alphabet:
# that is what makes each single mistyped symbol and each swap of neighbours change the sum.
WEIGHTS = (1, 2, 4, 5, 7, 8)
LONGEST_ORPHAN = 12

_VALUE_OF = {symbol: value for value, symbol in enumerate(ALPHABET)}
# ASCII only: `str.upper` would turn some foreign letters into symbols of the alphabet.
_UPPER = {ord(low): low.upper() for low in "abcdefghijklmnopqrstuvwxyz"}
# What people, mail programs and printers put into or behind a code.
_NOISE = dict.fromkeys(map(ord, " \t\r\n\u00a0-\u2010\u2011\u2013_.,;:!?)(]}>'\"”/"))


def new_code() -> str:
    """A random code that holds together; the caller makes sure that it is not taken."""
    symbols = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    return symbols + check_symbol(symbols)


def check_symbol(symbols: str) -> str:
    """The sixth symbol that makes the weighted sum of all six a multiple of 27."""
    weighted = sum(weight * _VALUE_OF[symbol] for weight, symbol in zip(WEIGHTS, symbols, strict=False))
    return ALPHABET[-weighted * pow(WEIGHTS[-1], -1, len(ALPHABET)) % len(ALPHABET)]


def normalise(text: str) -> str | None:
    """The code a person meant, however they typed it; None when its check symbol does not hold."""
    code = bare_symbols(text)
    return code if is_whole(code) else None


def is_whole(code: str) -> bool:
    """Whether a string is exactly a code: right length, right symbols, right check symbol."""
    return (
        len(code) == LENGTH
        and all(symbol in _VALUE_OF for symbol in code)
        and code[-1] == check_symbol(code[:-1])
    )


def bare_symbols(text: str) -> str:
    """Upper case without spaces, hyphens or punctuation; only the first symbols matter."""
    return text[:100].translate(_NOISE).translate(_UPPER)


def orphan_symbols(text: str) -> str | None:
    """What to remember of a code that is nobody's, so that a misprint can be found; None if it is noise."""
    code = bare_symbols(text)
    keep = 0 < len(code) <= LONGEST_ORPHAN and all(symbol in _VALUE_OF for symbol in code)
    return code if keep else None


def one_slip_away(symbols: str) -> set[str]:
    """The whole codes that become these symbols by one slip: a symbol wrong, missing, added or swapped."""
    places = range(len(symbols) + 1)
    near = {symbols[:at] + symbols[at + 1 :] for at in places[:-1]}
    near |= {symbols[:at] + symbols[at + 1] + symbols[at] + symbols[at + 2 :] for at in places[:-2]}
    near |= {symbols[:at] + symbol + symbols[at:] for at in places for symbol in ALPHABET}
    near |= {symbols[:at] + symbol + symbols[at + 1 :] for at in places[:-1] for symbol in ALPHABET}
    return {code for code in near if code != symbols and is_whole(code)}
