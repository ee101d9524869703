"""Which requests are entries: the table measured with a real browser, as assertions."""

import os
from pathlib import Path

import pytest
import yaml

from recruitment.visits.classify import Entry, Filtered, Inside, Visit, classify

PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.1 Mobile/15E148 Safari/604.1"
)
DATA = Path(os.environ.get("EXTRA_TEST_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
NAVIGATION = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
TYPED = {"Sec-Fetch-Site": "none", **NAVIGATION}
FOREIGN = {"Sec-Fetch-Site": "cross-site", **NAVIGATION}
INSIDE = {"Sec-Fetch-Site": "same-origin", **NAVIGATION}
# Enough to keep the rule where the public collections are absent.
OWN_CRAWLERS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "WhatsApp/2.23.20.0 A",
    "curl/8.5.0",
    "python-requests/2.32",
]


def verdict(headers: dict[str, str], method: str = "GET", user_agent: str = PHONE) -> object:
    return classify(Visit.of(method, {"User-Agent": user_agent, **headers}))


@pytest.mark.parametrize(
    ("situation", "headers", "expected"),
    [
        ("typed, QR app or bookmark", {**TYPED, "Sec-Fetch-User": "?1"}, Entry.VERIFIED),
        ("reload", {**TYPED, "Cache-Control": "max-age=0"}, Filtered.RELOAD),
        ("an app's browser that never caches", {**FOREIGN, "Cache-Control": "no-cache"}, Entry.VERIFIED),
        ("link on another site", {**FOREIGN, "Referer": "https://www.falun.se/"}, Entry.VERIFIED),
        ("link on another site without referrer", FOREIGN, Entry.VERIFIED),
        ("internal link", INSIDE, Inside.PAGE_VIEW),
        ("internal link in a new tab", {**INSIDE, "Sec-Fetch-User": "?1"}, Inside.PAGE_VIEW),
        (
            "prefetch",
            {"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "no-cors", "Sec-Purpose": "prefetch"},
            Filtered.PREFETCH,
        ),
        ("prerender", {**TYPED, "Sec-Purpose": "prefetch;prerender"}, Filtered.PREFETCH),
        ("old prefetch", {"X-Moz": "prefetch"}, Filtered.PREFETCH),
        ("in a frame", {**FOREIGN, "Sec-Fetch-Dest": "iframe"}, Filtered.EMBEDDED),
        ("fetched by a script", {**FOREIGN, "Sec-Fetch-Mode": "cors"}, Filtered.EMBEDDED),
        ("an old browser", {}, Entry.UNVERIFIED),
        ("an old browser, reload", {"Cache-Control": "max-age=0"}, Filtered.RELOAD),
    ],
)
def test_each_situation_has_one_verdict(situation: str, headers: dict[str, str], expected: object) -> None:
    assert verdict(headers) is expected, situation


def test_asking_for_the_head_is_no_visit() -> None:
    assert verdict(TYPED, method="HEAD") is Filtered.HEAD


def test_a_request_without_a_user_agent_is_a_robot() -> None:
    assert verdict(TYPED, user_agent="") is Filtered.CRAWLER


def test_link_previews_are_told_from_other_robots() -> None:
    assert verdict({}, user_agent=OWN_CRAWLERS[2]) is Filtered.PREVIEW
    assert verdict({}, user_agent=OWN_CRAWLERS[0]) is Filtered.CRAWLER


def test_a_browser_driven_by_a_program_counts_only_when_it_speaks_as_a_browser() -> None:
    driven = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0"
    assert verdict(TYPED, user_agent=driven) is Entry.VERIFIED
    assert verdict({}, user_agent=driven) is Filtered.CRAWLER
    assert verdict(TYPED, user_agent=f"{driven} Googlebot/2.1") is Filtered.CRAWLER


def collected(name: str) -> list[str]:
    """Every user agent of a public collection; none where it is not at hand."""
    path = DATA / name
    if not path.exists():
        return []
    return [str(line) for lines in yaml.safe_load(path.read_text()).values() for line in lines]


def test_no_crawler_without_the_browsers_own_statement_is_verified() -> None:
    crawlers = collected("crawler-user-agents.yml") or OWN_CRAWLERS
    assert len(crawlers) in (626, len(OWN_CRAWLERS))
    verdicts = [verdict({}, user_agent=agent) for agent in crawlers]
    assert Entry.VERIFIED not in verdicts
    # The list labels more than half; the rest are unverified, in a column of their own.
    assert sum(isinstance(answer, Filtered) for answer in verdicts) >= len(crawlers) * 0.5


IN_APP = ("FBAN", "FBAV", "FB_IAB", "Instagram", "Snapchat", "TikTok", "musical_ly", "BytedanceWebview",
          "LinkedInApp", "Pinterest", "Twitter", "WhatsApp", "Line/", "GSA/")  # fmt: skip
OWN_BROWSERS = [
    PHONE,
    "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 "
    "Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP3A.240617.008; wv) AppleWebKit/537.36 (KHTML, like "
    "Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Instagram 358.0.0.0 Android",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Mobile/15E148 [FBAN/FBIOS;FBAV/489.0.0;FBBV/1]",
]  # fmt: skip


def test_real_browsers_are_verified_when_they_speak_as_browsers() -> None:
    browsers = collected("browser-user-agents.yml") or OWN_BROWSERS
    verified = [agent for agent in browsers if verdict(TYPED, user_agent=agent) is Entry.VERIFIED]
    assert len(verified) >= 0.97 * len(browsers)
    in_app = [agent for agent in browsers if any(mark in agent for mark in IN_APP)]
    assert len(in_app) == (38 if browsers is not OWN_BROWSERS else 2)
    assert [agent for agent in in_app if agent not in verified] == []
