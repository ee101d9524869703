"""What an applicant can do on “Min anmälan”: each deed is a form, its words, and the action behind it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.interest.own_page.forms import (
    CorrectForm,
    DeedForm,
    HourForm,
    RestForm,
    WithdrawForm,
    WriteForm,
)
from recruitment.leads.call_times import called
from recruitment.leads.models import Applicant, Lead
from recruitment.triage import own_page
from recruitment.triage.booked_calls import is_offered
from recruitment.triage.details import Reached

Words = str | Promise
HOUR_INTRO = _("We call within the hour you choose. Until then you can choose another one, or none.")


@dataclass(frozen=True)
class Deed:
    """One thing to do; `key` stands in the address."""

    key: str
    title: Words
    intro: Words
    # Said instead where the deed is only asked for, since it touches others.
    intro_if_asked: Words
    button: Words
    done: Words
    done_if_asked: Words
    form: type[DeedForm]
    do: Callable[[Applicant, dict[str, Any], datetime], None]
    # Correcting and writing are open for as long as we keep the registration.
    needs_open: bool = False
    # What else must hold for the deed to be offered.
    may: Callable[[Lead], bool] = lambda lead: True

    def is_offered(self, lead: Lead) -> bool:
        return (not self.needs_open or own_page.may_ask(lead)) and self.may(lead)

    def is_only_asked(self, lead: Lead) -> bool:
        """Whether a colleague decides, since the deed touches others."""
        return self.needs_open and not own_page.may_act(lead)


def _correct(person: Applicant, told: dict[str, Any], at: datetime) -> None:
    to = Reached(told["phone"], told["email"])
    own_page.correct(person, to, token=told["token"], at=at)


def _write(person: Applicant, told: dict[str, Any], at: datetime) -> None:
    own_page.write(person, text=told["text"], token=told["token"], at=at)


def _may_choose_hour(lead: Lead) -> bool:
    return is_offered(called(lead), at=timezone.now())


def _choose_hour(person: Applicant, told: dict[str, Any], at: datetime) -> None:
    own_page.choose_call(person, told["hour"], token=told["token"], at=at)


def _rest(person: Applicant, told: dict[str, Any], at: datetime) -> None:
    own_page.rest(person, until=told["until"], token=told["token"], at=at)


def _withdraw(person: Applicant, told: dict[str, Any], at: datetime) -> None:
    own_page.withdraw(person, reason=told["reason"], token=told["token"], at=at)


DEEDS = (
    Deed(
        key="tid",
        title=_("Choose a time for the call"),
        intro=HOUR_INTRO,
        intro_if_asked=HOUR_INTRO,
        button=_("Save the time"),
        done=_("We have your wish for the call. How it stands now, you see here."),
        done_if_asked=_("We have your wish for the call. How it stands now, you see here."),
        form=HourForm,
        do=_choose_hour,
        may=_may_choose_hour,
    ),
    Deed(
        key="ratta",
        title=_("Correct how we reach you"),
        intro=_("Only your own details stand here."),
        intro_if_asked=_("Only your own details stand here."),
        button=_("Save the details"),
        done=_("We have your new details."),
        done_if_asked=_("We have your new details."),
        form=CorrectForm,
        do=_correct,
    ),
    Deed(
        key="skriv",
        title=_("Write to us"),
        intro=_("Whoever handles your registration reads it within the next working day."),
        intro_if_asked=_("Whoever handles your registration reads it within the next working day."),
        button=_("Send"),
        done=_("We have what you wrote, and read it within the next working day."),
        done_if_asked=_("We have what you wrote, and read it within the next working day."),
        form=WriteForm,
        do=_write,
    ),
    Deed(
        key="vila",
        title=_("Wait until later"),
        intro=_("The registration rests until a day you choose. Then we call, and you need do nothing."),
        intro_if_asked=_("Somebody here looks at it, and gets in touch with you."),
        button=_("Let it rest"),
        done=_("The registration rests. We get in touch on the day you chose."),
        done_if_asked=_("We have your wish, and get in touch with you."),
        form=RestForm,
        do=_rest,
        needs_open=True,
    ),
    Deed(
        key="dra-tillbaka",
        title=pgettext_lazy("own page", "Withdraw"),
        intro=_(
            "You can change your mind at any time. If two of you have applied, you withdraw for yourself"
            " alone, and nothing more is sent to you."
        ),
        intro_if_asked=_("Somebody here looks at it, and gets in touch with you."),
        button=_("Withdraw the registration"),
        done=_("You have withdrawn. Thank you for having thought of becoming a foster home."),
        done_if_asked=_("We have your wish, and get in touch with you."),
        form=WithdrawForm,
        do=_withdraw,
        needs_open=True,
    ),
)
BY_KEY = {deed.key: deed for deed in DEEDS}
