"""The letters of a text message (GSM 03.38), and how many parts it is sent in.

å, ä and ö belong to them. One letter that does not makes the whole message longer: 70 to a part, not 160.
"""

# The basic table, and what takes two places since it is reached through an escape.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
DOUBLE = frozenset("^{}\\[~]|€\f")
# What word processors and editors write for signs that are there in a plainer shape.
PLAIN = str.maketrans({
    "’": "'", "‘": "'", "”": '"', "“": '"', "«": '"', "»": '"', "–": "-", "—": "-", "‑": "-",
    "…": "...", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "",
})  # fmt: skip
ONE_PART, OF_SEVERAL = 160, 153
ONE_PART_WIDE, OF_SEVERAL_WIDE = 70, 67


def plain(text: str) -> str:
    return text.translate(PLAIN)


def is_plain(text: str) -> bool:
    return all(symbol in BASIC or symbol in DOUBLE for symbol in text)


def strangers(text: str) -> str:
    """The letters that are not among them, each once: what makes the whole message longer."""
    return "".join(dict.fromkeys(symbol for symbol in text if symbol not in BASIC | DOUBLE))


def length(text: str) -> int:
    """How many places it takes."""
    if is_plain(text):
        return sum(2 if symbol in DOUBLE else 1 for symbol in text)
    return len(text.encode("utf-16-be")) // 2


def parts(text: str) -> int:
    """How many parts the message is sent in, which is what it costs."""
    one, of_several = _sizes(text)
    places = length(text)
    return 1 if places <= one else -(-places // of_several)


def room(text: str) -> int:
    """How many places there are in the parts it is sent in."""
    one, of_several = _sizes(text)
    number = parts(text)
    return one if number == 1 else number * of_several


def _sizes(text: str) -> tuple[int, int]:
    return (ONE_PART, OF_SEVERAL) if is_plain(text) else (ONE_PART_WIDE, OF_SEVERAL_WIDE)
