"""Gathers what every room offers: deliveries and timed jobs for the worker, and its personal data."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recruitment.campaigns.actions import remove_old_orphans
from recruitment.campaigns.destinations import Offer
from recruitment.disclosures import personal_data as disclosures_data
from recruitment.groundwork import personal_data as groundwork_data
from recruitment.handoff import adapters as handoff_ways
from recruitment.handoff import personal_data as handoff_data
from recruitment.handoff.adapters.file_drop import FILE
from recruitment.handoff.adapters.webhook import WEBHOOK
from recruitment.handoff.reconciliation import reconcile
from recruitment.leads import code_mail, disposal, drafts, own_codes, saved_letters, saved_mail, saving
from recruitment.leads import personal_data as leads_data
from recruitment.meetings import disposal as meetings_disposal
from recruitment.meetings import personal_data as meetings_data
from recruitment.meetings import reminders
from recruitment.meetings.letters import LETTER as BOOKING_LETTER
from recruitment.meetings.letters import TEXT as BOOKING_TEXT
from recruitment.meetings.mail import send_booking_letter, send_booking_text
from recruitment.meetings.queries import destination_of_tag
from recruitment.municipalities import statements
from recruitment.outbox import age_alarm, housekeeping, returned_mail
from recruitment.outbox import personal_data as outbox_data
from recruitment.outbox.delivery import Deliveries
from recruitment.outbox.jobs import Job
from recruitment.outbox.letters import LETTER, send_letter
from recruitment.outcomes import personal_data as outcomes_data
from recruitment.privacy import jobs as privacy_jobs
from recruitment.privacy.register import PersonalData
from recruitment.satisfaction import actions as surveys
from recruitment.satisfaction import invitations
from recruitment.satisfaction import personal_data as satisfaction_data
from recruitment.tasks import personal_data as tasks_data
from recruitment.triage import coming_back, missed_calls, returned, silence, task_watch, watch
from recruitment.triage import personal_data as triage_data
from recruitment.triage.absence import follow_absences
from recruitment.triage.colleague_mail import send_look_here
from recruitment.triage.letters import FAMILY_WORDS
from recruitment.triage.tell import LOOK_HERE

# The register of personal data: what each room keeps about people, why, how long, and how it goes.
PERSONAL_DATA: tuple[PersonalData, ...] = (
    *outbox_data.PERSONAL_DATA,
    *tasks_data.PERSONAL_DATA,
    *meetings_data.PERSONAL_DATA,
    *leads_data.PERSONAL_DATA,
    *triage_data.PERSONAL_DATA,
    *groundwork_data.PERSONAL_DATA,
    *disclosures_data.PERSONAL_DATA,
    *outcomes_data.PERSONAL_DATA,
    *satisfaction_data.PERSONAL_DATA,
    *handoff_data.PERSONAL_DATA,
)

# Where a tag without a landing page of its own may lead.
DESTINATIONS: tuple[Offer, ...] = (destination_of_tag,)

# Kind of message -> how it leaves the house; raises `outbox.delivery.DeliveryFailed`.
DELIVERIES: Deliveries = {
    **{kind: deliver for word in FAMILY_WORDS for kind, deliver in word.deliveries().items()},
    BOOKING_LETTER: send_booking_letter,
    BOOKING_TEXT: send_booking_text,
    LOOK_HERE: send_look_here,
    LETTER: send_letter,
    saving.LETTER: saved_mail.send_saved_letter,
    own_codes.LETTER: code_mail.send_code,
    own_codes.TEXT: code_mail.send_code_as_text,
    **invitations.DELIVERIES,
    **handoff_ways.DELIVERIES,
}
# What the system screen calls each kind.
DELIVERY_TITLES: Mapping[str, str | Promise] = {
    **{kind: word.title for word in FAMILY_WORDS for kind in word.kinds},
    BOOKING_LETTER: _("Letter about a booked meeting"),
    BOOKING_TEXT: _("Text message about a booked meeting"),
    LOOK_HERE: _("Word to a colleague about registrations"),
    LETTER: _("Letter about an account"),
    saving.LETTER: _("Letter about a form saved for later"),
    own_codes.LETTER: _("Code to a family’s own page"),
    own_codes.TEXT: _("Code to a family’s own page, by text message"),
    invitations.LETTER: invitations.SURVEY.title,
    WEBHOOK: _("Hand-over as a signed message"),
    FILE: _("Hand-over as a file"),
}


def dispose_registrations(at: datetime) -> str:
    """Erases the families whose time under the board's plan is over."""
    count = disposal.dispose_due(at, register=PERSONAL_DATA)
    return ngettext("%(count)s family", "%(count)s families", count) % {"count": count} if count else ""


def forget_guests(at: datetime) -> str:
    """Erases who booked meetings that are long over."""
    count = meetings_disposal.forget_guests(at, register=PERSONAL_DATA)
    return ngettext("%(count)s booking", "%(count)s bookings", count) % {"count": count} if count else ""


# What happens by itself, in the order the system screen lists it. One line a job, owned by its room.
JOBS: tuple[Job, ...] = (
    Job(
        name="publish_pages",
        title=_("Publish and withdraw pages on time"),
        every=timedelta(minutes=1),
        run=housekeeping.publish_scheduled_pages,
    ),
    Job(
        name="keep_watch",
        title=_("Watch over the promises to call"),
        every=timedelta(minutes=10),
        run=watch.keep_watch,
    ),
    Job(
        name="wake_registrations",
        title=_("Wake registrations whose rest is over"),
        every=timedelta(minutes=10),
        run=coming_back.wake,
    ),
    Job(
        name="remind_of_tasks",
        title=_("Remind of tasks whose day has passed"),
        every=timedelta(minutes=10),
        run=task_watch.remind_of_tasks,
    ),
    Job(
        name="follow_absences",
        title=_("Hand on what colleagues who are away are responsible for"),
        every=timedelta(minutes=10),
        run=follow_absences,
    ),
    Job(
        name="check_silence",
        title=_("Look for silent registrations, once a night"),
        every=timedelta(minutes=10),
        run=silence.check_silence,
    ),
    Job(
        name="watch_age",
        title=_("Raise the alarm when a delivery has waited too long"),
        every=timedelta(minutes=5),
        run=age_alarm.watch_age,
    ),
    Job(
        name="read_returned_mail",
        title=_("Read what mail servers report of letters that did not arrive"),
        every=timedelta(minutes=2),
        run=returned_mail.read_returned_mail,
    ),
    Job(
        name="ask_for_missed_calls",
        title=_("Ask for the calls whose chosen hour has gone by"),
        every=timedelta(minutes=10),
        run=missed_calls.ask_for_missed_calls,
    ),
    Job(
        name="follow_up_returned",
        title=_("Ask the desk to mend addresses that letters and text messages came back from"),
        every=timedelta(minutes=1),
        run=returned.follow_up,
    ),
    Job(
        name="reconcile",
        title=_("Compare packages with the receiver"),
        every=timedelta(days=1),
        run=reconcile,
    ),
    Job(
        name="clear_sessions",
        title=_("Remove sessions that have run out"),
        every=timedelta(days=1),
        run=housekeeping.clear_sessions,
    ),
    Job(
        name="remove_expired_forms",
        title=_("Remove forms that were never sent"),
        every=timedelta(minutes=10),
        run=drafts.remove_expired,
    ),
    Job(
        name="write_about_saved_forms",
        title=_("Remind of saved forms, and tell before they are removed"),
        every=timedelta(minutes=10),
        run=saved_letters.remind_and_tell,
    ),
    Job(
        name="forget_codes",
        title=_("Forget the codes to families’ own pages"),
        every=timedelta(hours=1),
        run=own_codes.forget_requests,
    ),
    Job(
        name="invite_families",
        title=_("Ask families how it was, after their case has ended"),
        every=timedelta(days=1),
        run=invitations.invite_families,
    ),
    Job(
        name="forget_survey_links",
        title=_("Forget links to surveys whose time is over"),
        every=timedelta(days=1),
        run=surveys.forget_links,
    ),
    Job(
        name="seal_access_log",
        title=_("Seal the access log"),
        every=timedelta(seconds=5),
        run=privacy_jobs.seal_access_log,
    ),
    Job(
        name="let_need_statements_go",
        title=_("Take down words about needs that no longer hold"),
        every=timedelta(minutes=10),
        run=statements.let_go,
    ),
    Job(
        name="remind_of_meetings",
        title=_("Remind of tomorrow’s meetings"),
        every=timedelta(minutes=10),
        run=reminders.remind,
    ),
    Job(
        name="forget_addresses",
        title=_("Forget where home parties were"),
        every=timedelta(hours=6),
        run=meetings_disposal.forget_addresses,
    ),
    Job(
        name="forget_guests",
        title=_("Forget who booked meetings long over"),
        every=timedelta(days=1),
        run=forget_guests,
    ),
    Job(
        name="dispose_registrations",
        title=_("Dispose of registrations closed for long"),
        every=timedelta(days=1),
        run=dispose_registrations,
    ),
    Job(
        name="dispose_access_log",
        title=_("Dispose of the access log's oldest rows"),
        every=timedelta(days=1),
        run=privacy_jobs.dispose_old_log,
    ),
    Job(
        name="forget_orphans",
        title=_("Forget old unknown codes"),
        every=timedelta(days=1),
        run=remove_old_orphans,
    ),
)
