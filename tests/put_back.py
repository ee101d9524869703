"""Puts back what migrations and set-up made, after a test whose transactions were real.

Django empties every table after such a test and counts on running them last; dealt out over two
processes and in random order, any test may come next and needs its page tree, locales and groups.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.test import TransactionTestCase

Snapshot = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


def remember() -> Snapshot:
    """Every row of every table Django would empty."""
    kept: Snapshot = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
            if rows and table != "django_migrations":
                kept[table] = ([column[0] for column in cursor.description], rows)
    return kept


def put_back(kept: Snapshot) -> None:
    """The rows as they were; foreign keys are checked when all of them stand."""
    quote = connection.ops.quote_name
    with transaction.atomic(), connection.cursor() as cursor:
        for table, (columns, rows) in kept.items():
            names = ", ".join(map(quote, columns))
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({places})", rows)


def changed(before: Snapshot, after: Snapshot) -> Snapshot:
    """The tables of `after` that do not read as they did `before`, each with all its rows."""
    return {table: rows for table, rows in after.items() if before.get(table) != rows}


def put_in_place(kept: Snapshot) -> None:
    """The tables of a snapshot with its rows and no others."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in kept:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        put_back(kept)


@contextmanager
def guards_stepped_aside() -> Iterator[None]:
    """SQLite empties a table row by row, which what only grows refuses; PostgreSQL truncates it unasked."""
    with connection.cursor() as cursor:
        found: list[tuple[str, str]] = []
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            found = cursor.fetchall()
        for name, _statement in found:
            cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")
        yield
        for _name, statement in found:
            cursor.execute(statement)


def after_every_real_transaction(kept: Snapshot) -> None:
    """Makes Django's own tear-down end with the snapshot instead of with empty tables."""

    def empty_and_put_back(self: TransactionTestCase) -> None:
        with guards_stepped_aside():
            call_command(
                "flush", verbosity=0, interactive=False, reset_sequences=False, inhibit_post_migrate=True
            )
        put_back(kept)

    TransactionTestCase._fixture_teardown = empty_and_put_back  # type: ignore[method-assign]
