"""Which logo and colours hold right now: the editor's, else the unit file's, else the software's."""

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from fhr.appearance.models import Appearance
from fhr.appearance.stylesheet import stylesheet

# Twice the size it is shown in, for sharp screens.
LOGO_SIZE = "fill-96x96"


@dataclass(frozen=True)
class Look:
    """What a page needs: the style sheet with its name, and the logo's address or file."""

    css: str = ""
    css_name: str = ""
    logo_url: str = ""
    logo_file: Path | None = None
    logo_name: str = ""


def current() -> Look:
    """Asked of the database each time: a page that is kept must not keep the look of a moment before."""
    chosen = Appearance.objects.select_related("logo").filter(site__is_default_site=True).first()
    own = settings.UNIT.appearance
    css = stylesheet((chosen and chosen.primary) or own.primary, (chosen and chosen.frame) or own.frame)
    picture = chosen.logo.get_rendition(LOGO_SIZE) if chosen and chosen.logo else None
    file = settings.UNIT.folder / own.logo if own.logo and not picture else None
    return Look(
        css=css,
        css_name=_name(css.encode()) if css else "",
        logo_url=picture.url if picture else "",
        logo_file=file,
        logo_name=_name_of_file(file) if file else "",
    )


@cache
def _name_of_file(path: Path) -> str:
    return _name(path.read_bytes())


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]
