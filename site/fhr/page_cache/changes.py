"""Notices that something a public page shows has changed, whoever changed it and in whatever process."""

from collections.abc import Collection
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.settings.models import BaseGenericSetting, BaseSiteSetting
from wagtail.images.models import AbstractImage
from wagtail.models import Locale, Page, Site
from wagtail.signals import post_page_move

from fhr.page_cache.generation import renew_after_commit

SHOWN_KINDS = (Page, Site, Locale, AbstractImage, BaseSiteSetting, BaseGenericSetting)
# Pages with what approves and releases them; members, needs and their wordings, meetings and free seats.
SHOWN_MODULES = ("pages.", "recruitment.municipalities.", "recruitment.meetings.")
# What a page notes about its draft; a visitor sees none of it.
DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


def watch() -> None:
    """Listens to every model that a public page may show."""
    for model in apps.get_models():
        if issubclass(model, SHOWN_KINDS) or model.__module__.startswith(SHOWN_MODULES):
            post_save.connect(_saved, sender=model, dispatch_uid=f"page-cache-saved-{model._meta.label}")
            post_delete.connect(_gone, sender=model, dispatch_uid=f"page-cache-gone-{model._meta.label}")
    post_page_move.connect(_gone, dispatch_uid="page-cache-moved")


def _saved(instance: models.Model, update_fields: Collection[str] | None, **rest: Any) -> None:
    if isinstance(instance, Page) and update_fields and DRAFT_FIELDS.issuperset(update_fields):
        return
    renew_after_commit()


def _gone(**rest: Any) -> None:
    renew_after_commit()
