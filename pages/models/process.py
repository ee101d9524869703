"""“Så går det till”: every step on the way, with times that are promised or measured, never guessed."""

from datetime import date
from functools import lru_cache
from math import ceil
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from pages.blocks.body import ARTICLE_BLOCKS
from pages.blocks.process_step import Measured, ProcessStepBlock
from pages.models.public_page import PublicPage
from recruitment.outcomes.queries import median_days_to_decision

DAYS_IN_A_MONTH = 30


class ProcessPage(PublicPage):
    steps = StreamField([("step", ProcessStepBlock())], verbose_name=_("steps"))
    body = StreamField(ARTICLE_BLOCKS, blank=True, verbose_name=_("after the steps"))

    template = "pages/process.html"
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []
    search_fields = [*PublicPage.search_fields, index.SearchField("steps"), index.SearchField("body")]
    content_panels = [*PublicPage.content_panels, FieldPanel("steps"), FieldPanel("body")]

    class Meta:
        verbose_name = _("process page")
        verbose_name_plural = _("process pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        measures = any(step.value["measured"] == Measured.INVESTIGATION for step in self.steps)
        months = months_to_decision(timezone.localdate()) if measures else None
        return super().get_context(request, *args, **kwargs) | {"months_to_decision": months}


# A median over two years does not move between two readers: each process asks once a day.
@lru_cache(maxsize=1)
def months_to_decision(on: date) -> int | None:
    """Rounded upwards: better a pleasant surprise than a broken promise. None while nobody can say."""
    days = median_days_to_decision(on=on)
    return None if days is None else ceil(days / DAYS_IN_A_MONTH)
