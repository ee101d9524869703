"""The shelf keeps what was used last and never more than its bytes."""

from fhr.page_cache.shelf import Shelf


def test_the_thing_nobody_asked_for_the_longest_falls_off() -> None:
    shelf = Shelf(100)
    for key in "abc":
        shelf.put(key, key, 30)
    assert shelf.get("a") == "a"
    shelf.put("d", "d", 30)
    assert [shelf.get(key) for key in "abcd"] == ["a", None, "c", "d"]
    assert shelf.bytes == 90


def test_a_thing_put_again_weighs_once() -> None:
    shelf = Shelf(100)
    shelf.put("a", "old", 60)
    shelf.put("a", "new", 70)
    assert (shelf.get("a"), shelf.bytes) == ("new", 70)


def test_a_thing_too_large_is_not_kept_and_pushes_nothing_off() -> None:
    shelf = Shelf(100)
    shelf.put("a", "a", 60)
    shelf.put("b", "b", 101)
    assert (shelf.get("a"), shelf.get("b")) == ("a", None)
    shelf.put("a", "grown", 101)
    assert (shelf.get("a"), shelf.bytes) == (None, 0)
