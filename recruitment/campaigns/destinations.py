"""Where a tag without a page of its own leads: what the rooms behind this one offer, the first first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from recruitment.campaigns.models import Tag


@dataclass(frozen=True)
class Destination:
    """A public place on this site, as a path, and what the editor calls it."""

    path: str
    title: str


# None when the tag has nothing to do with what the room knows.
Offer = Callable[[Tag], Destination | None]


def destination_of(tag: Tag, offers: Iterable[Offer]) -> Destination | None:
    return next((found for offer in offers if (found := offer(tag))), None)
