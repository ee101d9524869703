"""Decides which requests are entries, by what the browser itself says about the visit.

Nothing about a person is looked at beyond the moment: no address, no memory. What is not an entry
is filtered with a reason, so that nothing is discarded without a trace.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

import crawleruseragents
from django.db import models
from django.utils.translation import gettext_lazy as _

# A browser that fetches ahead says so in one of these.
PURPOSE_HEADERS = ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")
# Apps whose own browser the list of crawlers takes for a robot now and then; none of them reads
# pages for a preview under this name.
IN_APP_BROWSERS = (
    "FBAN/", "FBAV/", "FB_IAB/", "MetaIAB ", "Instagram ", "Snapchat/", "BytedanceWebview", "musical_ly",
    "LinkedInApp", "[Pinterest/", "Viber/",
)  # fmt: skip


class Entry(Enum):
    """How sure we are; unverified ones lack the browser's own statement and are never summed silently."""

    VERIFIED = "verified"
    UNVERIFIED = "unverified"


class Filtered(models.TextChoices):
    """Why a request for a page was not an entry."""

    HEAD = "head", _("asked for the head only")
    PREFETCH = "prefetch", _("fetched ahead by a browser")
    RELOAD = "reload", _("reloaded")
    PREVIEW = "preview", _("link preview in a chat or social network")
    CRAWLER = "crawler", _("crawler or scanner")
    EMBEDDED = "embedded", _("not opened as a page of its own")
    STAFF = "staff", _("colleague who is signed in")


class Inside(Enum):
    """A step from page to page on our own site: a page view, not an entry."""

    PAGE_VIEW = "page view"


@dataclass(frozen=True)
class Visit:
    """What one request said about itself, reduced to what the decision needs."""

    method: str
    site: str
    mode: str
    destination: str
    purpose: str
    cache_control: str
    user_agent: str

    @classmethod
    def of(cls, method: str, headers: Mapping[str, str]) -> "Visit":
        return cls(
            method=method,
            site=headers.get("Sec-Fetch-Site", ""),
            mode=headers.get("Sec-Fetch-Mode", ""),
            destination=headers.get("Sec-Fetch-Dest", ""),
            purpose=" ".join(
                headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz", "X-Purpose")
            ),
            cache_control=headers.get("Cache-Control", ""),
            user_agent=headers.get("User-Agent", "")[:500],
        )


def classify(visit: Visit) -> Entry | Filtered | Inside:
    """Whether a request for a page of ours was somebody arriving."""
    if visit.method == "HEAD":
        return Filtered.HEAD
    if "prefetch" in visit.purpose or "preview" in visit.purpose or "prerender" in visit.purpose:
        return Filtered.PREFETCH
    if robot := _robot(visit):
        return robot
    if visit.site == "same-origin":
        return Inside.PAGE_VIEW
    if _is_reload(visit.cache_control):
        return Filtered.RELOAD
    if not visit.site:
        return Entry.UNVERIFIED
    if visit.mode != "navigate" or visit.destination != "document":
        return Filtered.EMBEDDED
    return Entry.VERIFIED


def _is_reload(cache_control: str) -> bool:
    """`no-cache` says nothing: browsers inside some apps send it with every page they open."""
    return "max-age=0" in cache_control


def _robot(visit: Visit) -> Filtered | None:
    """The list labels robots; a browser inside an app is let through when it speaks as a browser."""
    if not visit.user_agent:
        return Filtered.CRAWLER
    agent = visit.user_agent
    if visit.site:
        if any(mark in agent for mark in IN_APP_BROWSERS):
            return None
        # Driven by a program, yet saying all that a browser says. Those that hide this mark are counted,
        # so filtering the honest ones would only look exact; form starts bound what is left.
        agent = agent.replace("HeadlessChrome/", "Chrome/")
    if not crawleruseragents.is_crawler(agent):
        return None
    return Filtered.PREVIEW if _previews().search(agent) else Filtered.CRAWLER


@cache
def _previews() -> re.Pattern[str]:
    listed = crawleruseragents.CRAWLER_USER_AGENTS_DATA
    return re.compile("|".join(row["pattern"] for row in listed if "social-preview" in row.get("tags", ())))
