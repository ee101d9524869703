"""Step 7: how to reach them, what they want to say, and how they came to hear of us."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.ways import are_shown
from recruitment.floods.trap import Trap
from recruitment.interest.fields import Email, LongText, OneInList, OneOf, Phone, SomeOf, Text, Tick
from recruitment.interest.sources import heard_choices
from recruitment.interest.steps.base import StepForm
from recruitment.leads.wishes import CALL_LANGUAGES, CallTime, CallWishes, Language

KEEP, CHANGE, REMOVE = "keep", "change", "remove"
# What “Ring mig” has asked of whoever goes on from it.
ASKED_BEFORE = ("name", "phone", "message", "email", "when", "language")
SECOND = ("name_2", "phone_2", "email_2")
# Never who it was: only what kind of acquaintance.
RECOMMENDERS = (
    ("", _("Choose an answer")),
    ("nobody", _("No")),
    ("foster_family", _("Yes, a foster family")),
    ("friend", _("Yes, a relative or a friend")),
    ("colleague", _("Yes, a colleague")),
    ("school", _("Yes, somebody at a school or preschool")),
    ("social_services", _("Yes, somebody at social services")),
    ("other", _("Yes, somebody else")),
)


def _name(token: str) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": token})


class ContactForm(StepForm):
    # Its words name the activity: what they let stand becomes a touch, what they took away nothing. What
    # they ask of the call is kept as wishes, and so once.
    only_shown = frozenset({"source", "when", "language", "message"})

    name = Text(label=_("Your name"), missing=_("Write your name"), widget=_name("name"))
    phone = Phone(label=_("Telephone"), required=False)
    message = Tick(label=_("You may leave a message if we do not answer"), required=False)
    email = Email(
        label=_("E-mail"),
        required=False,
    )
    name_2 = Text(label=_("The other applicant’s name"), required=False, widget=_name("off"))
    phone_2 = Phone(label=_("The other applicant’s telephone"), required=False)
    email_2 = Email(
        label=_("The other applicant’s e-mail"),
        required=False,
    )
    when = SomeOf(
        label=_("When does a call suit you?"),
        choices=CallTime.choices,
        required=False,
    )
    way = OneOf(
        label=_("How do you want us to get in touch?"),
        choices=(
            ("call", _("Call straight away")),
            ("text", _("Send a text message first")),
            ("email", _("Write an e-mail first")),
        ),
        required=False,
    )
    language = OneInList(
        label=pgettext_lazy("several people", "Which language do you want to speak?"),
        choices=CALL_LANGUAGES,
        initial=Language.SWEDISH,
        required=False,
    )
    motive = LongText(
        label=_("Why do you want to become a foster home?"),
        required=False,
    )
    questions = LongText(label=_("Is there something you wonder about?"), required=False)
    source = OneOf(
        label=_("How you found us"),
        choices=(
            (KEEP, _("Yes, that is right")),
            (CHANGE, _("No, it was another way")),
            (REMOVE, _("Do not save that")),
        ),
        initial=KEEP,
        missing=_("Choose whether that is right"),
    )
    heard = OneInList(
        label=_("How did you first hear of us?"),
        required=False,
    )

    recommended = OneInList(
        label=_("Has somebody suggested us to you?"),
        choices=RECOMMENDERS,
        required=False,
    )
    subject = Trap()

    def prepare(self) -> None:
        # Whoever reads the page in a language we speak probably wants to speak it.
        if get_language() in Language.values:
            self.fields["language"].initial = get_language()
        for name, token in (("phone", "tel"), ("email", "email"), ("phone_2", "off"), ("email_2", "off")):
            self.fields[name].widget.attrs["autocomplete"] = token
        if self.run.is_known:
            for name in ASKED_BEFORE:
                del self.fields[name]
        if not self.run.are_two:
            for name in SECOND:
                del self.fields[name]
        else:
            self.fields["name_2"].required = True
            self.fields["name_2"].error_messages["required"] = _("Write the other applicant’s name")
        self.fields["heard"].choices = heard_choices()  # type: ignore[attr-defined]
        self._ask_about_the_way()

    def _ask_about_the_way(self) -> None:
        """Says how we believe they came; asks nothing where we believe nothing or may not show it."""
        ways = self.run.ways if are_shown() else []
        if not ways:
            del self.fields["source"]
            return
        through = ", ".join(dict.fromkeys(way.words for way in ways))
        self.fields["source"].label = _("We believe you found us through: %(way)s. Is that right?") % {
            "way": through
        }

    def wishes(self, *, is_too_quick: bool) -> CallWishes:
        """What a valid form asks of the call."""
        cleaned = self.cleaned_data
        return CallWishes(
            times=cleaned["when"],
            language=cleaned["language"] or Language.SWEDISH,
            may_leave_message=cleaned["message"],
            looks_automatic=is_too_quick or bool(cleaned["subject"]),
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.run.is_known:
            give_a_way_to_reach(self, cleaned)
        return cleaned


def give_a_way_to_reach(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """One of telephone and e-mail is enough; one that was misread is complained of by itself."""
    is_misread = "phone" in form.errors or "email" in form.errors
    if not is_misread and not cleaned.get("phone") and not cleaned.get("email"):
        words = _("Write a telephone number or an e-mail address so that we reach you")
        form.add_error("phone", forms.ValidationError(words, code="no_way"))
