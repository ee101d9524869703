"""A browser gets the smallest packing it can read, and never one it refuses."""

import gzip

import brotli
import pytest

from fhr.page_cache.coding import choose, pack


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("", ""),
        ("identity", ""),
        ("gzip;q=0", ""),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br;q=0.2, gzip;q=0.8", "gzip"),
        ("*", "br"),
        ("br;q=0, *;q=0.1", "gzip"),
        ("*;q=0", ""),
        ("gzip;q=skräp, br;q=", ""),
        (" , ;q=1,gzip ; q = 1.0", "gzip"),
        ("xbr, gzipped", ""),
    ],
)
def test_the_header_is_read_as_it_is_meant(accepted: str, chosen: str) -> None:
    assert choose(accepted) == chosen


def test_packed_and_unpacked_are_the_same() -> None:
    body = "Så går det till. ".encode() * 200
    assert brotli.decompress(pack(body, "br")) == body
    assert gzip.decompress(pack(body, "gzip")) == body
    assert pack(body, "") == body
    assert pack(body, "gzip") == pack(body, "gzip")
