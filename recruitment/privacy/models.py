"""Who looked at which case, and what was disposed of; both can only grow."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccessAction(models.TextChoices):
    """What was done with the cases named in an access-log row."""

    LIST = "list", _("listed")
    READ = "read", _("read")
    SEARCH = "search", _("searched")
    EXPORT = "export", _("exported")
    CHANGE = "change", _("changed")
    REFUSED = "refused", _("refused")
    REVIEW = "review", _("reviewed")


class AccessLogEntry(models.Model):
    """One request that met personal data: who, when, what, which cases. Holds no personal data.

    Written unsealed in the request's own transaction; the worker seals it into a hash chain.
    A database trigger allows nothing but that one sealing, and deletion only through disposal.
    """

    at = models.DateTimeField(_("time"), db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(_("action"), max_length=16, choices=AccessAction)
    door = models.CharField(_("page"), max_length=100)
    cases = models.JSONField(_("cases"), default=list)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    seal = models.CharField(max_length=64, null=True, editable=False)

    class Meta:
        verbose_name = _("access log entry")
        verbose_name_plural = _("access log")
        indexes = [
            models.Index(fields=["id"], condition=models.Q(seal__isnull=True), name="accesslog_unsealed"),
            # Deeds lie far apart among the readings; lists ask for the newest one again and again.
            models.Index(fields=["id"], condition=models.Q(action="change"), name="accesslog_deeds"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"


class Disposal(models.Model):
    """A recorded disposal of records under the board's plan: how many, of what, by which rule."""

    at = models.DateTimeField(_("time"))
    room = models.CharField(_("room"), max_length=40)
    rule = models.CharField(_("rule"), max_length=100)
    count = models.PositiveIntegerField(_("count"))
    digest = models.CharField(_("digest of the disposed row ids"), max_length=64)
    # The seal the access-log chain ended with before the range was removed.
    last_seal = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("disposal")
        verbose_name_plural = _("disposals")

    def __str__(self) -> str:
        return f"{self.room}: {self.count}"


class LogReview(models.Model):
    """The manager's signature under a month's sample of the access log; one a month, never changed."""

    # The month's first day.
    month = models.DateField(_("month"), primary_key=True)
    # Which rows are drawn follows from this: whoever doubts the draw can make it again.
    seed = models.CharField(max_length=64)
    rows_in_month = models.PositiveIntegerField(_("rows that month"))
    signed_at = models.DateTimeField(_("signed"))
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("review of the access log")
        verbose_name_plural = _("reviews of the access log")
        ordering = ("-month",)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class Verdict(models.TextChoices):
    """What the manager thinks of one row."""

    IN_ORDER = "in_order", _("in order")
    FOLLOW_UP = "follow_up", _("follow up")


class ReviewedRow(models.Model):
    """One drawn row of the access log, by its number: the row itself leaves before the review does."""

    review = models.ForeignKey(LogReview, on_delete=models.PROTECT, related_name="rows")
    entry = models.PositiveBigIntegerField(_("row of the access log"))
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("reviewed row")
        verbose_name_plural = _("reviewed rows")
        ordering = ("entry",)
        constraints = [
            models.UniqueConstraint(fields=["review", "entry"], name="reviewed_row_once"),
            models.CheckConstraint(
                condition=~models.Q(verdict=Verdict.FOLLOW_UP) | ~models.Q(note=""),
                name="reviewed_row_follow_up_says_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry} {self.verdict}"
