"""What the outbox keeps about people: addresses and texts of what has not arrived yet."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.register import Case, PersonalData, remove_rows


def messages_about(cases: Sequence[Case]) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(case__in=[case.reference for case in cases])


PERSONAL_DATA = (
    PersonalData(
        model=OutboxMessage,
        fields=("payload",),
        purpose=_("To deliver a receipt, a letter or a hand-over to the one it is meant for."),
        retention=_("Emptied when it has arrived; at the latest with the registration."),
        rows_of=messages_about,
        erase=remove_rows,
    ),
)
