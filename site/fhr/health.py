"""Tells a monitor whether the site is alive, and whether it can do its work."""

from datetime import timedelta
from functools import cache

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from recruitment.outbox.queries import silence

LONGEST_SILENCE = timedelta(seconds=60)


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when database, migrations and worker are well; otherwise 503 with what is wrong."""
    found = faults()
    if found:
        return _plain("\n".join(found), status=503)
    return _plain(_("Well: database, migrations and worker."))


@never_cache
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers at all; asks nobody else."""
    return _plain(_("Alive."))


def faults() -> list[str]:
    """What keeps the site from doing its work, in plain words; empty when all is well."""
    try:
        _require_migrated()
        quiet = silence(timezone.now())
    except _NotMigrated:
        return [_("The database lacks migrations: run manage.py migrate.")]
    except DatabaseError:
        return [_("The database does not answer.")]
    if quiet is None:
        return [_("No worker has started: run manage.py work.")]
    if quiet > LONGEST_SILENCE:
        return [_("The worker has been silent for %(seconds)d seconds.") % {"seconds": quiet.total_seconds()}]
    return []


class _NotMigrated(Exception):
    """The code is newer than the database."""


@cache
def _require_migrated() -> None:
    """Keeps a yes: reading every migration file for each probe would cost more than the site.

    A no is an exception, which the cache does not keep.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise _NotMigrated


def _plain(text: str, *, status: int = 200) -> HttpResponse:
    return HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)


app_name = "health"
urlpatterns = [path("klar/", ready, name="ready"), path("lever/", alive, name="alive")]
