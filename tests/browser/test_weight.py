"""Pages stay light enough for a cheap phone with one bar of coverage, whatever kind they are."""

import gzip
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from tests.browser.places import one_of_each_kind, public_places
from tests.running_demo import Demo

KILOBYTE = 1000
HOME, PAGE, FORM = 200, 60, 50
MOST_REQUESTS = 10
AT_ONCE = 8


def listen(visitor: Any) -> list[Any]:
    """The answers to everything the page asks for from now on; the browser has nothing from before."""
    session = visitor.context.new_cdp_session(visitor.page)
    session.send("Network.clearBrowserCache")
    session.detach()
    answers: list[Any] = []
    visitor.page.on("response", lambda answer: answers.append(answer))
    return answers


def transferred(visitor: Any, answers: list[Any]) -> dict[str, int]:
    """Compressed bytes by kind, once the page has asked for nothing more for half a second."""
    visitor.page.wait_for_load_state("networkidle")
    sizes: dict[str, int] = {}
    for answer in answers:
        if urlsplit(answer.url).scheme == "data" or answer.status >= 300:
            continue
        kind = answer.request.resource_type
        sizes[kind] = sizes.get(kind, 0) + answer.request.sizes()["responseBodySize"]
        sizes["requests"] = sizes.get("requests", 0) + 1
    return sizes


def too_heavy(name: str, sizes: dict[str, int], kilobytes: int) -> list[str]:
    """What breaks a bar, in words."""
    requests = sizes.pop("requests", 0)
    bars = (
        ("in all", sum(sizes.values()), kilobytes * KILOBYTE),
        ("of script", sizes.get("script", 0), 5 * KILOBYTE),
        ("of style", sizes.get("stylesheet", 0), 12 * KILOBYTE),
        ("requests", requests, MOST_REQUESTS),
    )
    return [f"{name}: {value} {what}, at most {most}" for what, value, most in bars if value > most]


def test_every_kind_of_page(make_visitor: Any, demo: Demo, some: Any, is_long: bool) -> None:
    # The words of another language weigh about the same.
    places = some(
        place
        for place in one_of_each_kind(public_places(demo))
        if is_long or place.language == settings.LANGUAGE_CODE
    )
    found = []
    for start in range(0, len(places), AT_ONCE):
        # Each page has a browser of its own, and all of them grow quiet together.
        opened = []
        for place in places[start : start + AT_ONCE]:
            visitor = make_visitor(new=True)
            answers = listen(visitor)
            visitor.page.goto(place.address, wait_until="commit")
            opened.append((place, visitor, answers))
        for place, visitor, answers in opened:
            sizes = transferred(visitor, answers)
            assert answers, place
            found += too_heavy(place.address, sizes, HOME if place.kind == "homepage" else PAGE)
            visitor.page.close()
    assert found == []


def test_a_step_of_the_form(make_visitor: Any) -> None:
    visitor = make_visitor(new=True)
    visitor.page.goto("/intresse/")
    answers = listen(visitor)
    visitor.page.click("main form button[type=submit]")
    assert too_heavy("the first step", transferred(visitor, answers), FORM) == []


def test_pages_travel_compressed_and_assets_are_kept_for_ever(make_visitor: Any, demo: Demo) -> None:
    visitor = make_visitor()
    answer = visitor.page.request.get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert len(gzip.compress(answer.body())) < 15 * KILOBYTE
    visitor.page.goto("/")
    assets = visitor.page.evaluate(
        "() => performance.getEntriesByType('resource').map(entry => entry.name)"
        ".filter(name => name.includes('/static/'))"
    )
    assert assets
    for address in assets:
        kept = visitor.page.request.get(address).headers["cache-control"]
        assert "immutable" in kept and "max-age=315360000" in kept, address
