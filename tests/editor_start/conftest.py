"""The planted site, once for the file."""

from tests.pages.conftest import _planted_once, _planting, site

__all__ = ["_planted_once", "_planting", "site"]
