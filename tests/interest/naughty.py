"""Strings that have broken forms before: everything a person, a robot or a fault may send.

Our own stand here. A public list of several hundred joins them where it lies beside the project; it
is never committed.
"""

import json
import os
from pathlib import Path

DATA = Path(os.environ.get("EXTRA_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))

NUL_AND_CONTROL = (
    "\x00", "Kim\x00", "\x00\x00\x00", "a\x01b", "\x07", "\x08", "\x1b[31mrött", "\x7f", "\x85", "rad\rrad",
    "rad\r\nrad", "\x0bflik", "\x0c", "\ufeffKim",
)  # fmt: skip
UNICODE = (
    "Åsa Öqvist", "A\u030asa", "ﬀ", "Zoë", "Ægir", "محمد", "שלום", "Ирина", "李小龙", "ስላም", "ᏣᎳᎩ",
    "👨‍👩‍👧‍👦", "🏠" * 50,
    "e" + "\u0301" * 200, "\u202eimmaj", "\u2066gömd\u2069", "a\u200bb", "\u00ad", "\u3000", "\ufffd",
    "\uffff",
    "𝕶𝖎𝖒", "I\u0307", "ß", "ŉ", "\u2028rad", "\ue000",
)  # fmt: skip
BROKEN_BYTES = ("%ff", "%00", "%c3%28", "\udcff", "\ud800", "%u0041", "&#0;", "&#x110000;")
CODE = (
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{ 7*7 }}",
    "{% debug %}",
    "${7*7}", "'; DROP TABLE recruitment_lead; --", "' OR 1=1 --", "%s%s%s%n", "%(day)s", "{0}",
    "../../etc/passwd",
    "<!--", "]]>", "\\", "\\u0000", "null", "undefined", "NaN", "true", "[]", "{}", "__proto__",
)  # fmt: skip
FORMULAS = ("=1+1", "+46", "-1", "@SUM(A1)", "\t=1", "＝1+1", '=HYPERLINK("https://ond.example")', "|calc")
LENGTHS = ("", " ", "x" * 1_001, "ö" * 5_000, "x" * 10_000, "a b " * 2_500, "\n" * 1_000)
NUMBERS = ("0", "-0", "1e309", "9" * 40, "0x10", "١٢٣", "½", "１２", "2085 ", "2085\x00", "02085")
STEP_NAMES = (
    "uppdrag", "granska", "done", "klart", "__init__", "0", "-1", "GRANSKA", "granska/", "kontakt;",
    "vem%00", "vem\x00",
)  # fmt: skip

STRINGS = (
    *NUL_AND_CONTROL, *UNICODE, *BROKEN_BYTES, *CODE, *FORMULAS, *LENGTHS, *NUMBERS, *STEP_NAMES,
)  # fmt: skip


def strings() -> list[str]:
    """Our own, and those of the public list where it is at hand."""
    listed = DATA / "naughty-strings.json"
    return [*STRINGS, *(json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else [])]
