"""That a municipality was told who a family is: by which approval, when, by which way, and what was told."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.groundwork.models import Approval


class DisclosureWay(models.TextChoices):
    SECURE_MAIL = "secure_mail", _("by secure mail")
    PHONE = "phone", _("by telephone")
    MEETING = "meeting", _("at a meeting")
    LETTER = "letter", _("by letter")


class Told(models.TextChoices):
    """What can be told, as kinds: the record holds none of it."""

    WHO = "who", _("who they are and how to reach them")
    HOME = "home", _("what the home can offer")
    RESULT = "result", _("what the investigation came to")
    PAPERS = "papers", _("the investigation itself")


class Disclosure(models.Model):
    """One time a municipality was told; rows are added, and the database lets nobody change or remove one.

    A row that supersedes another without telling anything takes it back: it was written by mistake.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="disclosures")
    told_on = models.DateField(_("told on"))
    way = models.CharField(_("how it was told"), max_length=12, choices=DisclosureWay)
    what = models.JSONField(_("what was told"), default=list)
    at = models.DateTimeField(_("time"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )

    class Meta:
        verbose_name = _("disclosure to a municipality")
        verbose_name_plural = _("disclosures to municipalities")
        ordering = ("told_on", "at")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(what=[]) | models.Q(supersedes__isnull=False),
                name="disclosure_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.approval_id} {self.told_on}"

    @property
    def what_words(self) -> str:
        return ", ".join(str(Told(part).label) if part in Told.values else part for part in self.what)
