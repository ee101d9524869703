"""Finds words in a story that may tell about a placed child, for the eyes of the one who releases it.

Pure, and only a help: it finds what is easy to find, and a person decides.
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.remarks import Remark, found

NUMBER = r"(?:\d+|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton)"
SIGNS: tuple[tuple[str | Promise, re.Pattern[str]], ...] = (
    (_("an age"), re.compile(rf"\b{NUMBER}[- ]?(?:åring|års|år gam)\w*", re.IGNORECASE)),
    (_("a year"), re.compile(r"\b(?:19|20)\d\d\b")),
    (
        _("when the child came or left"),
        re.compile(r"\b(?:kom till oss|flyttade (?:in|hem|ut)|har bott)\b", re.I),
    ),
    (_("a child"), re.compile(r"\b(?:pojken?|flickan?|killen?|tjejen?|dottern?|sonen?|bebis\w*)\b", re.I)),
    (_("where from"), re.compile(r"\b(?:kommer från|född i|flydde|ensamkommande|hemland\w*)\b", re.I)),
    (
        _("why the child was placed"),
        re.compile(r"\b(?:missbruk\w*|våld\w*|fängelse\w*|omhändertag\w*|LVU)\b", re.I),
    ),
)


def remarks(text: str) -> list[Remark]:
    """What may tell about a placed child, in the order of the signs."""
    return found(text, SIGNS)
