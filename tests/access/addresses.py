"""Every address of the site, as its resolver knows them, with a real example of each."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RegexPattern


@dataclass(frozen=True)
class Address:
    """One pattern: its full name, what it looks like, and an example to ask for."""

    name: str
    pattern: str
    example: str
    has_parameters: bool

    def __str__(self) -> str:
        return self.name if self.name != "-" else self.pattern


def every_address(examples: Mapping[str, object]) -> list[Address]:
    """All patterns; `examples` fills their parameters: by "name of address:parameter", by the
    parameter's name, or by its kind ("<int>"), in this order."""
    return [
        Address(name, pattern, _example(name, pattern, examples), "<" in pattern or "(" in pattern)
        for name, pattern in _walk(get_resolver(), "", "")
    ]


def _walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        piece = "" if isinstance(entry.pattern, LocalePrefixPattern) else _piece(entry)
        if isinstance(entry, URLResolver):
            inner = space + (f"{entry.namespace}:" if entry.namespace else "")
            yield from _walk(entry, prefix + piece, inner)
        else:
            yield space + (entry.name or "-"), prefix + piece


def _piece(entry: URLPattern | URLResolver) -> str:
    text = str(entry.pattern)
    return text.removeprefix("^").removesuffix("$") if isinstance(entry.pattern, RegexPattern) else text


def _example(name: str, pattern: str, examples: Mapping[str, object]) -> str:
    def value(match: re.Match[str]) -> str:
        kind, parameter = match.group(1) or "str", match.group(2)
        for key in (f"{name}:{parameter}", parameter, f"<{kind}>"):
            if key in examples:
                return str(examples[key])
        raise AssertionError(f"tests/access: no example for {match.group()} of {name} ({pattern})")

    text = re.sub(r"<(?:(\w+):)?(\w+)>", value, _named_groups(pattern))
    text = re.sub(r"\((?:[^()]|\([^()]*\))*\)", str(examples["unnamed"]), text)
    return "/" + text.replace(".*", "x").replace("[tT]", "t").replace("\\", "").lstrip("/")


def _named_groups(pattern: str) -> str:
    return re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<str:\1>", pattern)
