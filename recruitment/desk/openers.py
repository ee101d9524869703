"""Three ways to begin the talk, in plain words, fitted to who calls and to what the family told us."""

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.desk.answers import answer_to
from recruitment.desk.rows import receives
from recruitment.leads.models import EntryChannel, Lead
from recruitment.staff.models import User


def openers(lead: Lead, caller: User) -> list[str]:
    """Who we are and whether it suits; what they told us; what they wonder. Never a question on health."""
    return [_greeting(lead, caller), _about_them(lead), _their_turn(lead)]


def _greeting(lead: Lead, caller: User) -> str:
    words = {"name": caller.first_name or str(caller), "unit": settings.UNIT.short_name}
    if lead.entry_channel == EntryChannel.CALL_ME:
        return (
            _("Hello, my name is %(name)s and I call from %(unit)s. You asked us to call. Does it suit now?")
            % words
        )
    return (
        _("Hello, my name is %(name)s and I call from %(unit)s. You got in touch with us. Does it suit now?")
        % words
    )


def _about_them(lead: Lead) -> str:
    if lead.age_bands:
        return _("You have thought of %(ages)s. Tell me, what made you think of that?") % {
            "ages": receives(lead)
        }
    if lead.municipality:
        return _("You live in %(municipality)s. Tell me about yourselves and your everyday life.") % {
            "municipality": lead.municipality.name
        }
    return _("Tell me about yourselves and your everyday life.")


def _their_turn(lead: Lead) -> str:
    if answer_to(lead, "questions"):
        return _("You have written a question to us. Shall we begin with it?")
    return _("What do you wonder most about right now?")
