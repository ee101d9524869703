"""The words the software brings along: what is said until somebody rewords it, and wherever nothing is said.

They also tell which texts there are: a place and its texts have their names here, and only here.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "texts"
Texts = Mapping[str, str]
Places = Mapping[str, Texts]


@cache
def start_texts() -> Mapping[str, Places]:
    """Every place's texts in every language, the site's own first."""
    files = sorted(FOLDER.glob("*.toml"), key=lambda path: (path.stem != settings.LANGUAGE_CODE, path.stem))
    return {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in files}


def spoken(language: str | None) -> str:
    """The language itself where we have words in it, the site's own where we have none."""
    return language if language and language in start_texts() else str(settings.LANGUAGE_CODE)


def texts_of(place: str, language: str) -> Texts:
    """What a place says to begin with."""
    return start_texts()[spoken(language)][place]
