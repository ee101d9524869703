"""Day tables of entries and form steps: counts only, no address, no user agent, no hour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.models import Tag, TagAlias


class TagDay(models.Model):
    """Entries by one tag on one day; unverified ones lacked the browser's own statement."""

    day = models.DateField(_("day"))
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="days")
    verified = models.PositiveIntegerField(_("verified"), default=0)
    unverified = models.PositiveIntegerField(_("unverified"), default=0)

    class Meta:
        verbose_name = _("entries by tag and day")
        verbose_name_plural = _("entries by tag and day")
        constraints = [models.UniqueConstraint(fields=["day", "tag"], name="tag_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.tag_id}"


class AliasDay(models.Model):
    """How often a word in the place of a code was used on a day; the arrival itself is its tag's."""

    day = models.DateField(_("day"))
    alias = models.ForeignKey(TagAlias, on_delete=models.PROTECT, related_name="days")
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("uses of a word by day")
        verbose_name_plural = _("uses of words by day")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["day", "alias"], name="alias_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.alias_id}"


class ClassDay(models.Model):
    """Untagged entries on one day by class of source (search, social, direct …) and website.

    The website is kept as it was, so that its class can be told anew when the table of websites changes;
    it is empty where there was none, and for what came after the most a day remembers.
    """

    day = models.DateField(_("day"))
    source_class = models.CharField(_("class of source"), max_length=20)
    host = models.CharField(_("website"), max_length=100, blank=True)
    verified = models.PositiveIntegerField(_("verified"), default=0)
    unverified = models.PositiveIntegerField(_("unverified"), default=0)

    class Meta:
        verbose_name = _("entries by source and day")
        verbose_name_plural = _("entries by source and day")
        constraints = [models.UniqueConstraint(fields=["day", "source_class", "host"], name="class_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.source_class}"


class EntryDay(models.Model):
    """Entries on one day by the page they met first."""

    day = models.DateField(_("day"))
    page = models.PositiveIntegerField(_("entry page"))
    verified = models.PositiveIntegerField(_("verified"), default=0)
    unverified = models.PositiveIntegerField(_("unverified"), default=0)

    class Meta:
        verbose_name = _("entries by page and day")
        verbose_name_plural = _("entries by page and day")
        constraints = [models.UniqueConstraint(fields=["day", "page"], name="entry_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.page}"


class FilteredDay(models.Model):
    """Requests that were not entries, by reason, so that nothing is discarded without a trace."""

    day = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=20)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("filtered requests by day")
        verbose_name_plural = _("filtered requests by day")
        constraints = [models.UniqueConstraint(fields=["day", "reason"], name="filtered_day_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.reason}"


class FunnelDay(models.Model):
    """How many form runs reached an event of a step on a day, by tag (empty: no tag)."""

    day = models.DateField(_("day"))
    step = models.CharField(_("step"), max_length=20)
    event = models.CharField(_("event"), max_length=12)
    tag_code = models.CharField(_("code"), max_length=6, blank=True)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("form steps by day")
        verbose_name_plural = _("form steps by day")
        constraints = [
            models.UniqueConstraint(fields=["day", "step", "event", "tag_code"], name="funnel_day_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.step} {self.event}"


class FormDay(models.Model):
    """How many runs of one version of the form reached an event on a day; never what anybody answered.

    `detail` is a word of our own: a question and the kind of its error, or a span of minutes.
    """

    day = models.DateField(_("day"))
    version = models.PositiveSmallIntegerField(_("version of the form"))
    step = models.CharField(_("step"), max_length=20, blank=True)
    event = models.CharField(_("event"), max_length=12)
    detail = models.CharField(_("detail"), max_length=60, blank=True)
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        verbose_name = _("form events by day")
        verbose_name_plural = _("form events by day")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "version", "step", "event", "detail"], name="form_day_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.step} {self.event}"
