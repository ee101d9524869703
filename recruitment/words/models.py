"""What form, receipts, letters and text messages say: as the editors have it, and as it was at every time."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    Revision,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from recruitment.staff.models import User
from recruitment.words.stages import STAGES

# Language, place, name of the text.
Published = Mapping[str, Mapping[str, Mapping[str, str]]]


class WordsVersions(models.Manager["WordsVersion"]):
    def add(self, texts: Published, *, by: User, at: datetime) -> "WordsVersion":
        """The next version: what is named here is new, and everything else as it was in the one before.

        One at a time, so that no version is seen before those it builds on. A place without texts says
        what it said to begin with.
        """
        with transaction.atomic():
            first = Wording.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk")
            list(first[:1])
            last = self.aggregate(last=Max("number"))["last"] or 0
            return self.create(number=last + 1, texts=texts, by=by, at=at)


class WordsVersion(models.Model):
    """One change of the published words. Only grows: a run of the form keeps the number it was shown."""

    number = models.PositiveIntegerField(_("number"), primary_key=True)
    texts = models.JSONField(_("texts"))
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = WordsVersions()

    class Meta:
        verbose_name = _("version of the words")
        verbose_name_plural = _("versions of the words")
        ordering = ("number",)

    def __str__(self) -> str:
        return str(self.number)


class Wording(
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatableMixin,
    models.Model,
):
    """All that one place says in one language; a draft until it is published, and then a version."""

    place = models.CharField(_("place"), max_length=40, editable=False)
    texts = models.JSONField(_("texts"), default=dict, editable=False)

    _revisions = GenericRelation(
        "wagtailcore.Revision",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="wording",
        for_concrete_model=False,
    )
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="wording",
        for_concrete_model=False,
    )

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("wording")
        verbose_name_plural = _("words of the form and the letters")
        constraints = [models.UniqueConstraint(fields=["place", "locale"], name="wording_once_a_language")]

    def __str__(self) -> str:
        return self.where if self.locale.is_default else f"{self.where} ({self.locale})"

    @property
    def revisions(self) -> Any:
        return self._revisions

    @property
    def where(self) -> str:
        stage = STAGES.get(self.place)
        return str(stage.title) if stage else self.place

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    def publish(self, revision: Revision, user: User | None = None, **how: Any) -> None:
        """Whoever begins the form from now on meets these words; one that is scheduled comes later."""
        with transaction.atomic():
            before = self._as_published()
            super().publish(revision, user=user, **how)
            self._keep(before, by=user)

    def unpublish(self, *args: Any, user: User | None = None, **how: Any) -> None:
        """The place says again what it said to begin with."""
        with transaction.atomic():
            before = self._as_published()
            super().unpublish(*args, user=user, **how)
            self._keep(before, by=user)

    def serve_preview(self, request: HttpRequest, mode: str) -> HttpResponse:
        """The place itself, with these words in it."""
        with translation.override(self.language):
            return STAGES[self.place].draw(request, self)

    def _as_published(self) -> dict[str, str]:
        row = type(self).objects.filter(pk=self.pk, live=True).values_list("texts", flat=True).first()
        return dict(row or {})

    def _keep(self, before: Mapping[str, str], *, by: User | None) -> None:
        texts = self._as_published()
        if texts != before:
            WordsVersion.objects.add(
                {self.language: {self.place: texts}}, by=by or User.objects.system(), at=timezone.now()
            )
