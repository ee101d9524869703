"""What somebody at the desk has to do about one case: from a note, or because no message could be sent."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.privacy.fields import EncryptedTextField


class TaskKind(models.TextChoices):
    """What is to be done; a note says it in its own words."""

    NOTE = "note", _("do what the note says")
    GUEST_GOT_IN = "guest_got_in", _("call and tell that there is a seat at the meeting")
    GUEST_CHANGED = "guest_changed", _("call and tell that the meeting has changed")
    GUEST_CALLED_OFF = "guest_called_off", _("call and tell that the meeting is called off")
    FAMILY_WROTE = "family_wrote", _("read what the family wrote on its page")
    FAMILY_MOVED = "family_moved", _("the family has new details: see that whoever calls has them")
    FAMILY_RESTS = "family_rests", _("the family asks to let its registration rest: decide and tell them")
    FAMILY_WITHDRAWS = "family_withdraws", _("somebody wants to withdraw: call and settle it")
    LETTER_RETURNED = "letter_returned", _("the letter did not arrive: call and ask for the right address")
    CALL_MISSED = "call_missed", _("call: the family chose an hour that has gone by")
    TEXT_RETURNED = "text_returned", _("the text message did not arrive: see that the number is right")
    FAMILY_UNREACHABLE = "unreachable", _("send a text message or a letter: we have not reached the family")


class Task(models.Model):
    """One thing to do by a day. Without an addressee it is for whoever at the desk comes first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # The reference of a registration or of a booking, as people say it.
    case = models.CharField(_("case"), max_length=40, db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TaskKind)
    text = EncryptedTextField(_("text"))
    addressee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="tasks",
        verbose_name=_("addressee"),
    )
    due_on = models.DateField(_("due on"))
    created_at = models.DateTimeField(_("time"))
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(_("done"), null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ("due_on", "created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, done_by__isnull=True)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="task_done_who_and_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["addressee", "due_on"], condition=models.Q(done_at__isnull=True), name="task_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.kind}"
