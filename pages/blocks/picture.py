"""A photograph with words for those who do not see it, in the size and format each screen needs."""

from collections.abc import Iterable
from copy import copy
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage


class PhotographBlock(ImageBlock):
    """Demands a description unless the picture is marked as decoration.

    However many pictures a page holds, they are looked up with all their sizes in one query.
    """

    def bulk_to_python(self, values: Iterable[dict[str, Any]]) -> list[AbstractImage | None]:
        values = list(values)
        found = _with_sizes({value["image"] for value in values if value.get("image")})
        return [
            # A copy each: the same picture may stand twice, described in two ways.
            self._struct_value_to_image({**value, "image": copy(found.get(value.get("image")))})
            for value in values
        ]

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return ("pages.blocks.picture.PhotographBlock", [], self._constructor_kwargs)


def _with_sizes(numbers: set[int]) -> dict[int, AbstractImage]:
    """The pictures by number, each holding the sizes that have been made of it."""
    found: dict[int, AbstractImage] = {}
    sizes = get_image_model().get_rendition_model().objects.select_related("image")
    for size in sizes.filter(image__in=numbers).order_by("pk"):
        image = found.setdefault(size.image_id, size.image)
        image.__dict__.setdefault("prefetched_renditions", []).append(size)
    # A picture nobody has looked at yet has no size.
    for image in (
        get_image_model().objects.filter(pk__in=numbers - found.keys()) if numbers - found.keys() else ()
    ):
        image.prefetched_renditions = []
        found[image.pk] = image
    return found


class PictureBlock(blocks.StructBlock):
    picture = PhotographBlock(
        label=_("Picture"),
        help_text=_("Never a placed child, and nothing that shows where a family lives."),
    )
    caption = blocks.CharBlock(required=False, max_length=160, label=_("Caption"))

    class Meta:
        template = "blocks/picture.html"
        icon = "image"
        label = _("Picture")
