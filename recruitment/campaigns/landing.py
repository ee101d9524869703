"""Where a tag leads and what it carries there: the same answer for a visitor and for the editor's trial."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from recruitment.campaigns import level
from recruitment.campaigns.arrival import NO_PAGE
from recruitment.campaigns.carrier import PARAMETER, Arrival, join, write
from recruitment.campaigns.destinations import Offer, destination_of
from recruitment.campaigns.models import Level, Tag


@dataclass(frozen=True)
class Landing:
    """A path of this site, what the editor calls the place, and the editor's number of its page."""

    tag: Tag
    path: str
    title: str
    entry_page: int | None

    def carrier(self, earlier: Sequence[Arrival] = ()) -> str:
        """What the address carries after earlier arrivals of the same visit; nothing where tags are off."""
        if level.current() == Level.OFF:
            return ""
        return write(join(earlier, [Arrival(self.tag.code, self.entry_page, timezone.localdate())]))

    def address(self, earlier: Sequence[Arrival] = ()) -> str:
        carrier = self.carrier(earlier)
        return f"{self.path}?{PARAMETER}={carrier}" if carrier else self.path


def landing_of(request: HttpRequest, tag: Tag, offers: Iterable[Offer]) -> Landing:
    """The tag's own page while it can be seen, then what other rooms offer, and else the start page."""
    page = tag.landing_page if tag.landing_page and tag.landing_page.live else None
    if page and (path := _path(request, page)):
        return Landing(tag, path, str(page.title), page.pk)
    if offered := destination_of(tag, offers):
        return Landing(tag, offered.path, offered.title, NO_PAGE)
    home = _home(request)
    return Landing(tag, home_path(request), _("The start page"), home.pk if home else None)


def home_path(request: HttpRequest) -> str:
    return _path(request, _home(request)) or "/"


def _path(request: HttpRequest, page: Page | None) -> str | None:
    """The path of a page of this very site; never another host, so a code cannot lead astray."""
    parts = page.get_url_parts(request) if page else None
    if parts is None:
        return None
    site = Site.find_for_request(request)
    return str(parts[2]) if site is not None and parts[0] == site.pk else None


def _home(request: HttpRequest) -> Page | None:
    site = Site.find_for_request(request)
    return site.root_page if site is not None else None
