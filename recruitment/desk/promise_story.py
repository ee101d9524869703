"""The part of a registration's story that the house itself wrote: promises, letters, a concern passed on."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.desk.story import Event
from recruitment.desk.wording import sentence
from recruitment.leads.models import Lead
from recruitment.outbox.models import MessageStatus, OutboxMessage
from recruitment.triage.letters import BY_KIND
from recruitment.triage.models import ConcernReport, PromiseEvent


def promise_story(lead: Lead) -> list[Event]:
    """Marks on the promise, letters to the family, and concerns that were passed on."""
    letters = OutboxMessage.objects.filter(case=lead.reference, kind__in=BY_KIND)
    return [
        *(_marked(event) for event in lead.promise_events.all()),
        *(event for letter in letters.defer("payload") for event in _written(letter)),
        *(_passed_on(row) for row in lead.concerns.select_related("by", "municipality")),
        *(
            Event(way.used_at, _("The family pressed: we still want to"))
            for way in lead.ways_back.all()
            if way.used_at
        ),
    ]


def _marked(event: PromiseEvent) -> Event:
    words = ""
    if event.new_promise is not None:
        day = {"day": date_format(timezone.localtime(event.new_promise), "D j b")}
        told = _("The family was told: we call by %(day)s.") if event.was_told else _("New promise: %(day)s.")
        words = told % day
    return Event(event.at, sentence(event.get_mark_display()), text=words, is_quiet=True)


def _written(letter: OutboxMessage) -> list[Event]:
    """A letter is told twice: when it was written, and when it left the house."""
    title = BY_KIND[letter.kind].title
    first = MessageStatus.QUEUED if letter.sent_at else MessageStatus(letter.status)
    events = [Event(letter.created_at, f"{title}: {first.label}", is_quiet=True)]
    if letter.sent_at is not None:
        events.append(Event(letter.sent_at, f"{title}: {MessageStatus.SENT.label}", is_quiet=True))
    return events


def _passed_on(row: ConcernReport) -> Event:
    title = _("Concern for a child passed on to %(municipality)s") % {"municipality": row.municipality.name}
    return Event(row.at, title, row.by)
