"""Days that the database works out by itself from moments, the same on every database."""

from typing import Any

from django.db.models import DateField, Func


class DayOf(Func):
    """The day of a moment, by the clock in Greenwich.

    A promise ends in office hours, when Greenwich and Sweden have the same day. Only there may it be
    used: a stored column cannot follow the clock of a place, which one of our databases does not know.
    """

    output_field = DateField()
    template = "((%(expressions)s) AT TIME ZONE 'UTC')::date"

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="date(%(expressions)s)", **context)
