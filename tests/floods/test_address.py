"""Where a request comes from: believed from our own proxy alone."""

from typing import Any

import pytest
from django.test import RequestFactory

from recruitment.floods.address import UNKNOWN, place_of


def place(**headers: str) -> str:
    return place_of(RequestFactory().post("/", **headers))


@pytest.fixture
def proxy(settings: Any) -> None:
    """As behind nginx (FHR_BEHIND_PROXY), which writes the address itself."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1


def test_without_a_proxy_the_header_says_nothing() -> None:
    assert place(REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="203.0.113.9") == "192.0.2.1"


def test_behind_the_proxy_only_its_own_word_counts(proxy: None) -> None:
    forged = "203.0.113.9, 198.51.100.7, 192.0.2.1"
    assert place(REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=forged) == "192.0.2.1"
    assert place(REMOTE_ADDR="", HTTP_X_FORWARDED_FOR="192.0.2.1") == "192.0.2.1"


def test_a_network_of_the_newer_kind_is_one_place(proxy: None) -> None:
    one, other, elsewhere = "2001:db8:1:2::5", "2001:db8:1:2:ffff::9", "2001:db8:1:3::5"
    places = [place(HTTP_X_FORWARDED_FOR=address) for address in (one, other, elsewhere)]
    assert places[0] == places[1] != places[2]


def test_one_address_in_two_spellings_is_one_place() -> None:
    assert place(REMOTE_ADDR="::ffff:192.0.2.1") == place(REMOTE_ADDR="192.0.2.1")


@pytest.mark.parametrize("told", ["", "unix:", "localhost", "1.2.3.4.5", "\x00"])
def test_what_is_no_address_shares_one_place(proxy: None, told: str) -> None:
    assert place(REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=told) == UNKNOWN
