"""Which of the families the test knows stand in what the database handed out."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models

from recruitment.leads.models import Lead
from recruitment.meetings.models import Booking
from recruitment.privacy.register import locked_fields

Mark = str | bytes


def naming_marks() -> dict[Mark, str]:
    """Every value that tells who a family is, with whose it is: references and locked text."""
    marks: dict[Mark, str] = {}
    for model, path in _tables():
        names = [field.attname for field in locked_fields(model)]
        names += ["reference"] if model in {Lead, Booking} else []
        marks |= _marks(model, path, names)
    return marks


def all_marks() -> dict[Mark, str]:
    """The naming ones and the keys, which tell nobody anything but follow a family through the tables."""
    keys = _marks(Lead, "reference", ["pk"]) | _marks(Booking, "reference", ["pk"])
    for model, path in _tables():
        if isinstance(model._meta.pk, models.UUIDField):
            keys |= _marks(model, path, ["pk"])
    return naming_marks() | keys


def tables() -> set[str]:
    """The tables a mark can come from; a question that names none of them need not be asked again."""
    return {model._meta.db_table for model, _path in _tables()}


def handed_out(sql: str, marks: dict[Mark, str]) -> set[str]:
    """Asks the question again and tells whose marks come back."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows = cursor.fetchall()
    return {marks[mark] for row in rows for cell in row if (mark := _mark(cell)) in marks}


def _tables() -> Iterator[tuple[type[models.Model], str]]:
    """Registrations, bookings, and every table that points at one, with the way to the reference."""
    for family in (Lead, Booking):
        yield family, "reference"
        for model in apps.get_models():
            for field in model._meta.concrete_fields:
                if field.related_model is family and model is not family:
                    yield model, f"{field.name}__reference"


def _marks(model: type[models.Model], path: str, names: list[str]) -> dict[Mark, str]:
    rows = model._default_manager.exclude(**{f"{path}__isnull": True}).order_by().values_list(path, *names)
    return {_mark(cell): reference for reference, *cells in rows for cell in cells if cell}


def _mark(value: Any) -> Mark:
    """One form for what two databases write differently: a key with its dashes or without."""
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).replace("-", "").lower()
