"""Holds a body against the published description, which is thereby true: `openapi.json` is read here.

Knows the few words of JSON Schema that the description uses, and refuses to start on any other.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

DESCRIPTION = (Path(__file__).parent / "openapi.json").read_bytes()
SCHEMAS: Mapping[str, Any] = json.loads(DESCRIPTION)["components"]["schemas"]
KNOWN = {
    "description", "type", "additionalProperties", "required", "properties", "enum", "pattern", "format",
    "minimum", "maximum", "items",
}  # fmt: skip


@dataclass(frozen=True)
class Misfit:
    """One place in the body, and what is wrong there; never repeats what it held."""

    pointer: str
    detail: str


def misfits(body: Any, schema: str) -> list[Misfit]:
    """Everything in `body` that does not fit the schema of that name."""
    return list(_misfits(body, SCHEMAS[schema], ""))


def _misfits(value: Any, schema: Mapping[str, Any], pointer: str) -> Iterator[Misfit]:
    if not _is_a(value, schema["type"]):
        yield Misfit(pointer, _("Must be of the kind “%(kind)s”.") % {"kind": schema["type"]})
    elif isinstance(value, dict):
        yield from _in_object(value, schema, pointer)
    elif isinstance(value, str):
        yield from _in_text(value, schema, pointer)
    elif isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield Misfit(pointer, _("The number is out of bounds."))


def _in_object(value: dict[str, Any], schema: Mapping[str, Any], pointer: str) -> Iterator[Misfit]:
    for name in schema["required"]:
        if name not in value:
            yield Misfit(f"{pointer}/{name}", _("Must be there."))
    for name, inner in value.items():
        if name in schema["properties"]:
            yield from _misfits(inner, schema["properties"][name], f"{pointer}/{name}")
        else:
            # Named by the sender, so not repeated.
            yield Misfit(pointer, _("There is a name here that the description does not know."))


def _in_text(value: str, schema: Mapping[str, Any], pointer: str) -> Iterator[Misfit]:
    if "enum" in schema and value not in schema["enum"]:
        yield Misfit(pointer, _("Must be one of the words of the description."))
    elif "pattern" in schema and not re.fullmatch(schema["pattern"][1:-1], value):
        yield Misfit(pointer, _("Does not have the form that the description says."))
    elif schema.get("format") == "date" and not _is_day(value):
        yield Misfit(pointer, _("There is no such day."))


def _is_a(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    return isinstance(value, {"object": dict, "string": str, "integer": int}.get(kind, ()))


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _require_known(schema: Mapping[str, Any]) -> None:
    strange = set(schema) - KNOWN
    pattern = schema.get("pattern", "^$")
    is_whole = pattern.startswith("^") and pattern.endswith("$")
    if strange or not is_whole or schema.get("additionalProperties") not in {None, False}:
        raise ValueError(f"openapi.json says what nothing here keeps: {strange or schema}")
    for inner in schema.get("properties", {}).values():
        _require_known(inner)


for _schema in SCHEMAS.values():
    _require_known(_schema)
