"""What Wagtail puts off is done at once, as on a site; what only keeps its two indexes up to date is not.

Each page and picture that a test makes would be indexed twice, and next to no test asks either index.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task

INDEXING = {"insert_or_update_object_task", "update_reference_index_task"}


class AtOnce(ImmediateBackend):
    """Tests that look into an index ask for the fixture `indexed`."""

    is_indexing = False

    def enqueue(self, task: Task[Any, Any], args: Any, kwargs: Any) -> Any:
        """The result, which nobody asks an index for."""
        if self.is_indexing or task.name not in INDEXING:
            return super().enqueue(task, args, kwargs)
        return None


@contextmanager
def indexing() -> Iterator[None]:
    """For the fixture `indexed`, and for what is made once for many tests, before any fixture of theirs."""
    AtOnce.is_indexing, before = True, AtOnce.is_indexing
    try:
        yield
    finally:
        AtOnce.is_indexing = before
