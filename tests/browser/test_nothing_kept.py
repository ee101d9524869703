"""Before the form is started, no public page leaves anything on the device or speaks to anyone else."""

from typing import Any

from tests.browser.places import public_places
from tests.running_demo import Demo


def test_a_crawl_of_every_public_link_leaves_nothing(make_visitor: Any, demo: Demo, some: Any) -> None:
    visitor = make_visitor()
    code = demo.poster["code"]
    # What follows the staff's door belongs to the staff; signing in needs a session.
    places = [place for place in public_places(demo) if not place.address.startswith("/konto/")]
    assert len(places) > 20
    for place in some(places):
        joint = "&" if "?" in place.address else "?"
        visitor.page.goto(f"{place.address}{joint}k={code}")
        kept = visitor.stored()
        assert not any(kept.values()), f"{place.address}: {kept}"
    visitor.page.goto(f"/t/{code}")
    assert not any(visitor.stored().values())
    assert visitor.hosts == {demo.base_url.split("/")[2]}
