"""What an editor publishes stands before every visitor within two seconds, whichever worker answers."""

import sqlite3
import time
from typing import Any
from urllib.request import urlopen

from tests.running_demo import Demo

WITHIN_SECONDS = 2.0
ADDRESS = "/om-oss/"


def test_an_edit_is_seen_in_every_worker_in_two_seconds(signed_in: Any, demo: Demo) -> None:
    words = f"Så arbetar vi, {time.time():.0f}"
    # Both workers have the old page now.
    assert not any(words in said for said in ask_often(demo, 20))
    page = signed_in("communicator").page
    page.goto(page_to_edit(demo))
    before = page.input_value("[name=lead]")
    publish(page, words)
    time.sleep(WITHIN_SECONDS)
    assert all(words in said for said in ask_often(demo, 20))
    page.goto(page_to_edit(demo))
    publish(page, before)


def ask_often(demo: Demo, times: int) -> list[str]:
    """What the page says on connections of their own, so that every worker gets its share."""
    return [urlopen(demo.base_url + ADDRESS, timeout=10).read().decode() for _ in range(times)]  # noqa: S310


def page_to_edit(demo: Demo) -> str:
    with sqlite3.connect(f"file:{demo.data_dir / 'demo.sqlite3'}?mode=ro", uri=True) as database:
        ((number,),) = database.execute(
            "SELECT id FROM wagtailcore_page WHERE url_path LIKE ? AND live", (f"/%{ADDRESS}",)
        ).fetchall()
    return f"/admin/pages/{number}/edit/"


def publish(page: Any, words: str) -> None:
    """Presses the button that the editor keeps behind a menu."""
    page.fill("[name=lead]", words)
    page.evaluate(
        """() => {
            const form = document.querySelector('#page-edit-form'), button = document.createElement('input');
            Object.assign(button, {type: 'hidden', name: 'action-publish', value: 'action-publish'});
            form.append(button);
            HTMLFormElement.prototype.submit.call(form);
        }"""
    )
    page.wait_for_load_state()
