"""What the database itself was asked, by its own word: PostgreSQL's statement log, SQLite's trace.

Nothing of Django's stands between: what a raw cursor, a library or a hidden join asks is in it too.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

# "2026-11-24 00:33:07.123 UTC [4711] LOG:  statement: SELECT …"; further lines of a statement are indented.
_ENTRY = re.compile(r"^\d{4}-\d\d-\d\d [^\n\[]*\[(\d+)\] (\w+):  ", re.MULTILINE)
_STATEMENT = re.compile(r"(?:statement|execute [^:]*): (.*)", re.DOTALL)
_CURSOR = re.compile(r'DECLARE "[^"]+" .*?\bCURSOR\b.*? FOR (SELECT .*)', re.DOTALL)


class StatementLog:
    """The statements of this connection, handed out once each."""

    def fresh(self) -> list[str]:
        """What was asked since the last time."""
        raise NotImplementedError


class _PostgresLog(StatementLog):
    def __init__(self, path: Path, backend: int) -> None:
        self.path, self.backend = path, str(backend)
        self.read_to = path.stat().st_size

    def fresh(self) -> list[str]:
        with self.path.open("rb") as log:
            log.seek(self.read_to)
            text = log.read().decode("utf-8", "replace")
            self.read_to = log.tell()
        pieces = _ENTRY.split(text)[1:]
        entries = zip(pieces[0::3], pieces[1::3], pieces[2::3], strict=True)
        mine = [body for backend, level, body in entries if (backend, level) == (self.backend, "LOG")]
        return [found.group(1).strip() for body in mine if (found := _STATEMENT.match(body))]


class _SqliteTrace(StatementLog):
    def __init__(self) -> None:
        self.seen: list[str] = []

    def fresh(self) -> list[str]:
        taken, self.seen[:] = list(self.seen), []
        return taken


@contextmanager
def statement_log() -> Iterator[StatementLog | None]:
    """The log while it is written; None where the server's log cannot be reached from here."""
    if connection.vendor == "sqlite":
        trace = _SqliteTrace()
        connection.ensure_connection()
        connection.connection.set_trace_callback(trace.seen.append)
        yield trace
        connection.connection.set_trace_callback(None)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('data_directory'), pg_backend_pid()")
        directory, backend = cursor.fetchone()
        # `tests.postgresql` lets the server write there.
        path = Path(directory) / "log"
        if not path.is_file():
            yield None
            return
        cursor.execute("SET log_statement = 'all'")
        yield _PostgresLog(path, backend)
        cursor.execute("RESET log_statement")


def selects(statements: list[str]) -> list[str]:
    """The questions among them that hand rows out."""
    asked = (found.group(1) if (found := _CURSOR.match(text)) else text for text in statements)
    return [text for text in asked if text.startswith(("SELECT", "(SELECT", "WITH"))]
