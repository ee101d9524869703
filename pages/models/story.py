"""A foster family tells: released by the unit manager, for a time, and never about a placed child."""

import hashlib
import json
import re
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import STORY_BLOCKS
from pages.models.public_page import PublicPage

# The editor gives every paragraph a name of its own; it is not part of what a reader reads.
BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


class StoryPage(PublicPage):
    """Shown only with a release that covers these very words, and until the day the family agreed to."""

    told_by = models.CharField(
        _("told by"),
        max_length=80,
        help_text=_(
            "What the family wants to be called, for example “A foster family in the north”. Never a"
            " surname, a village or a workplace."
        ),
    )
    body = StreamField(STORY_BLOCKS, verbose_name=_("story"))

    template = "pages/story.html"
    parent_page_types = ["pages.HomePage", "pages.ArticlePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("body")]
    content_panels = [
        HelpPanel(template="pages/editor/story_rules.html"),
        *PublicPage.content_panels,
        FieldPanel("told_by"),
        FieldPanel("body"),
    ]
    promote_panels = PublicPage.promote_panels[:1]
    show_in_menus_default = False

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        permissions = (("release_storypage", "Can release story"),)

    def hindrances(self) -> list[str]:
        found = []
        if not self.expire_at:
            found.append(
                gettext(
                    "A story needs a last day. Set it under “Schedule”: it then leaves the site by itself."
                )
            )
        if not self.is_released():
            found.append(
                gettext(
                    "The unit manager has not released these words yet. Save the draft and ask for it;"
                    " a change after the release needs a new one."
                )
            )
        return found

    def is_released(self) -> bool:
        """Whether the unit manager has released exactly what stands here now."""
        return bool(self.pk) and self.releases.filter(fingerprint=self.fingerprint()).exists()

    def fingerprint(self) -> str:
        """Stands for everything a reader can read or see; changes when any of it does."""
        told = [self.title, self.seo_title, self.search_description, self.lead, self.told_by]
        shown = json.dumps([told, _without_keys(self.body.get_prep_value())], sort_keys=True)
        return hashlib.sha256(shown.encode()).hexdigest()

    def is_over(self) -> bool:
        """Its last day has passed, or the unit has taken it down; the worker may be a minute behind."""
        return not self.live or bool(self.expire_at and self.expire_at <= timezone.now())

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.is_over():
            return render(request, "pages/story_over.html", status=410)
        return super().serve(request, *args, **kwargs)


class StoryRelease(models.Model):
    """That the unit manager let these words out, when and who; rows are added, never edited."""

    story = models.ForeignKey(
        StoryPage, on_delete=models.CASCADE, related_name="releases", verbose_name=_("story")
    )
    fingerprint = models.CharField(_("what was released"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("released by")
    )
    at = models.DateTimeField(_("released at"))

    class Meta:
        verbose_name = _("release of a story")
        verbose_name_plural = _("releases of stories")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["story", "fingerprint"], name="story_words_released_once")
        ]

    def __str__(self) -> str:
        return f"{self.story_id} {self.at:%Y-%m-%d}"


def _without_keys(value: Any) -> Any:
    if isinstance(value, str):
        return BLOCK_KEY.sub("", value)
    if isinstance(value, list):
        return [_without_keys(part) for part in value]
    if isinstance(value, dict):
        return {key: _without_keys(part) for key, part in value.items() if key != "id"}
    return value
