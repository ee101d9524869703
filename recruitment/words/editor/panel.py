"""The boxes of one place on the editor's screen, and what has changed in them between two drafts."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from django.utils.safestring import SafeString
from wagtail.admin.compare import TextFieldComparison
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList

from recruitment.words.labels import label_of
from recruitment.words.models import Wording
from recruitment.words.start_texts import texts_of


class TextComparison(TextFieldComparison):
    """One text in two drafts of the same place."""

    def __init__(self, name: str, before: Wording, after: Wording) -> None:
        self.name, self.place = name, after.place
        self.val_a, self.val_b = before.texts.get(name, ""), after.texts.get(name, "")

    def field_label(self) -> str:
        return label_of(self.place, self.name)


class TextsPanel(MultiFieldPanel):
    """A panel for each text of the very place that is edited."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        instance: Wording

        @property
        def names(self) -> list[str]:
            return list(texts_of(self.instance.place, self.instance.language))

        @cached_property
        def children(self) -> list[Any]:
            return [
                FieldPanel(name, disable_comments=True)
                .bind_to_model(Wording)
                .get_bound_panel(
                    instance=self.instance,
                    request=self.request,
                    form=self.form,
                    prefix=f"{self.prefix}-child-{name}",
                )
                for name in self.names
            ]

        @cached_property
        def visible_children(self) -> list[Any]:
            return [child for child in self.children if child.is_shown()]

        @cached_property
        def visible_children_with_identifiers(self) -> list[tuple[Any, str]]:
            return [(child, child.field_name) for child in self.visible_children]

        def get_comparison(self) -> list[Callable[[Wording, Wording], TextComparison]]:
            return [partial(TextComparison, name) for name in self.names]


class PlaceScreen(ObjectList):
    """The whole screen of one place, with every box once.

    Wagtail adds at the end what no panel said beforehand that it would draw, as all our boxes would be;
    of two boxes with one name the last is the one that counts, and nobody writes in that one.
    """

    class BoundPanel(ObjectList.BoundPanel):
        def render_missing_fields(self) -> SafeString:
            return SafeString("")
