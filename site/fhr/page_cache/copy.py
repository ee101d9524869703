"""One page as it was drawn: whole for a visit without a tag, and cut at its links for the others."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b

from recruitment.campaigns.links import decorate, split

# What runs out by the clock alone, a need statement or a meeting, is gone from a page this soon.
KEPT_SECONDS = 60.0
# What the objects around the bytes weigh, roughly.
OVERHEAD = 1_000


@dataclass(frozen=True)
class Copy:
    """A page for whoever asks for its address; a visitor's tag is put in later, never kept in it."""

    generation: str
    until: float
    number: int
    headers: Mapping[str, str]
    origin: str
    body: bytes
    # None when the page has a tagged link of its own: what goes there depends on both tags.
    pieces: tuple[bytes, ...] | None
    digest: bytes

    @classmethod
    def of(
        cls, body: bytes, *, generation: str, number: int, headers: Mapping[str, str], origin: str
    ) -> "Copy":
        return cls(
            generation=generation,
            until=time.monotonic() + KEPT_SECONDS,
            number=number,
            headers=headers,
            origin=origin,
            body=body,
            pieces=split(body, origin),
            digest=blake2b(body, digest_size=16).digest(),
        )

    @property
    def size(self) -> int:
        return OVERHEAD + len(self.body) + sum(map(len, self.pieces or ()))

    def is_true(self, generation: str) -> bool:
        """Whether nothing that pages show has changed since it was drawn."""
        return self.generation == generation and time.monotonic() < self.until

    def with_tag(self, carrier: str) -> bytes:
        """The page with this carrier in its links; as it is, when there is nothing to carry."""
        if not carrier:
            return self.body
        if self.pieces is None:
            return decorate(self.body, carrier, self.origin)
        return carrier.encode().join(self.pieces)

    def mark(self, carrier: str, coding: str) -> str:
        """The ETag of these very bytes. It says nothing that could be read back from a device."""
        said = b"|".join((self.digest, carrier.encode(), coding.encode()))
        return f'"{blake2b(said, digest_size=12).hexdigest()}"'
