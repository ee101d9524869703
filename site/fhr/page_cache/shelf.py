"""Keeps what was used last, up to a number of bytes, for the threads of one process."""

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Any


class Shelf:
    """The thing that nobody has asked for the longest falls off first."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._things: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        """The thing under this key; None when it is not here."""
        with self._lock:
            found = self._things.get(key)
            if found is None:
                return None
            self._things.move_to_end(key)
            return found[0]

    def put(self, key: Hashable, thing: Any, size: int) -> None:
        """Keeps a thing in place of what stood under its key; one too large for the shelf is not kept."""
        with self._lock:
            _old, freed = self._things.pop(key, (None, 0))
            self.bytes -= freed
            if size > self.most_bytes:
                return
            self._things[key] = (thing, size)
            self.bytes += size
            while self.bytes > self.most_bytes:
                _key, (_thing, fallen) = self._things.popitem(last=False)
                self.bytes -= fallen
