"""Whatever kind of page there is: out of memory it is the page that would have been drawn."""

from collections.abc import Callable

from django.test import Client

from tests.make.campaigns import make_tag
from tests.make.pages import public_pages

Start = Callable[[], Client]


def test_every_page_out_of_memory_is_the_page_that_is_drawn_tagged_or_not(
    site: dict[str, int], process: Start, no_cache: Start
) -> None:
    kept, drawn = process(), no_cache()
    first, second = make_tag(), make_tag()
    for page in public_pages():
        # The first visitor comes with a tag and a click id: nothing of theirs may stay.
        kept.get(f"{page.url}?k={first.code}&fbclid=kanariefagel&utm_source=kanariefagel")
        for address in (page.url, f"{page.url}?k={second.code}"):
            answer = kept.get(address).content
            assert answer == drawn.get(address).content, address
            assert b"kanariefagel" not in answer and first.code.encode() not in answer
