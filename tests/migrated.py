"""Migrations are run by the first process that needs the database; the others take a copy of what it made."""

import os

import psycopg
from django.db import connection

from tests import postgresql

NAME = "migrated"


def use() -> None:
    """Has the test database copied where another process of this run has kept one."""
    if _is_shared() and _on_the_server("SELECT 1 FROM pg_database WHERE datname = %s", NAME):
        connection.settings_dict["TEST"]["TEMPLATE"] = NAME


def keep() -> None:
    """Leaves a copy of the test database, before any test has touched it, for the processes to come."""
    if _is_shared() and not _on_the_server("SELECT 1 FROM pg_database WHERE datname = %s", NAME):
        made = connection.settings_dict["NAME"]
        connection.close()
        try:
            _on_the_server(f"CREATE DATABASE {NAME} TEMPLATE {made}")
        except psycopg.Error:
            # Two were ready at once: either copy is as good, and without one each migrates for itself.
            return


def _is_shared() -> bool:
    """Only where the server is this run's own: on any other a copy would be there from an older day."""
    return postgresql.OURS in os.environ and "PYTEST_XDIST_WORKER" in os.environ


def _on_the_server(statement: str, *values: str) -> bool:
    with psycopg.connect(os.environ[postgresql.OURS], autocommit=True) as server:
        found = server.execute(statement, values or None)
        return bool(found.description and found.fetchone())
