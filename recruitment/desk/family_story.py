"""The part of a registration's story that the family wrote itself, on “Min anmälan”."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from recruitment.desk.story import Event
from recruitment.leads.models import DeedKind, FamilyDeed, Lead
from recruitment.privacy.contact import readable_phone


def family_story(lead: Lead) -> list[Event]:
    """Every deed, with whose it was; what stood before a correction stands here."""
    return [_told(deed) for deed in lead.family_deeds.select_related("applicant", "by")]


def _told(deed: FamilyDeed) -> Event:
    words = {"name": deed.applicant.name, "what": deed.get_kind_display()}
    return Event(deed.at, _("%(name)s %(what)s") % words, deed.by, text=_details(deed))


def _details(deed: FamilyDeed) -> str:
    if deed.kind == DeedKind.CORRECTED:
        before = [readable_phone(deed.phone_before) if deed.phone_before else "", deed.email_before]
        return _("Before: %(details)s") % {"details": ", ".join(filter(None, before))}
    if deed.until is not None:
        return _("Until %(day)s") % {"day": date_format(deed.until, "j b Y")}
    return str(deed.text)
