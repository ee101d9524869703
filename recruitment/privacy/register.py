"""The register of personal data: what is kept about people, why, how long, and how it is erased.

Each room that keeps personal data lists it in its `personal_data.py`; the hallway gathers the lists
(`recruitment.hallway.PERSONAL_DATA`), and a test finds every locked field that nobody has listed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.utils.functional import Promise

from recruitment.privacy.fields import EncryptedTextField

Words = str | Promise


class Case(NamedTuple):
    """A family's record by its two names: the key other tables use, and the reference people say."""

    id: UUID
    reference: str


@dataclass(frozen=True, kw_only=True)
class PersonalData:
    """One table's personal data, as the register of processing states it.

    `rows_of` finds the table's rows about the cases named; `erase` empties or removes what tells who
    somebody is in those rows and returns how many rows it touched, leaving what statistics need.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    purpose: Words
    retention: Words
    rows_of: Callable[[Sequence[Case]], models.QuerySet[Any]]
    erase: Callable[[models.QuerySet[Any]], int]


def rows_by(model: type[models.Model], path: str) -> Callable[[Sequence[Case]], models.QuerySet[Any]]:
    """A `rows_of` for tables that point at the record: `path` leads from the row to the record's key."""

    def rows_of(cases: Sequence[Case]) -> models.QuerySet[Any]:
        return model._default_manager.filter(**{f"{path}__in": [case.id for case in cases]})

    return rows_of


def empty_fields(*names: str, **plain: Any) -> Callable[[models.QuerySet[Any]], int]:
    """An `erase` that keeps the row for statistics but empties its locked fields.

    `plain` gives the values of unlocked columns that must go too, such as blind indexes.
    """

    def erase(rows: models.QuerySet[Any]) -> int:
        count = 0
        for row in rows:
            for name in names:
                field = row._meta.get_field(name)
                setattr(row, name, field.empty())
            for name, value in plain.items():
                setattr(row, name, value)
            row.save(update_fields=[*names, *plain])
            count += 1
        return count

    return erase


def remove_rows(rows: models.QuerySet[Any]) -> int:
    """An `erase` that removes the rows; statistics do without them."""
    count = rows.count()
    rows.delete()
    return count


def locked_fields(model: type[models.Model]) -> list[EncryptedTextField]:
    """The fields of a model whose column holds only locked text."""
    return [field for field in model._meta.get_fields() if isinstance(field, EncryptedTextField)]
