"""What “Ring mig” asks: whom to call, where they live, and when and how the call suits them."""

from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.ways import are_shown
from recruitment.floods.trap import Trap
from recruitment.interest.fields import Email, OneInList, Phone, SomeOf, Text, Tick
from recruitment.interest.steps.assignment import municipality_choices
from recruitment.interest.steps.base import Step, StepForm
from recruitment.interest.steps.contact import give_a_way_to_reach
from recruitment.leads.wishes import CALL_LANGUAGES, CallTime, CallWishes, Language


class CallMeForm(StepForm):
    # Either of telephone and e-mail is needed, so that neither is called optional.
    marks_optional = False
    # Who they are stands with the applicant and the wishes with the registration, each only once.
    only_shown = frozenset({"name", "phone", "email", "when", "language", "message", "forget"})

    name = Text(
        label=_("Your name"),
        missing=_("Write your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = Phone(label=_("Telephone"), required=False)
    message = Tick(label=_("You may leave a message if I do not answer"), required=False)
    email = Email(
        label=_("E-mail"),
        required=False,
    )
    municipality = OneInList(
        label=pgettext_lazy("one person", "Which municipality do you live in?"),
        missing=pgettext_lazy("one person", "Choose the municipality you live in"),
    )
    when = SomeOf(
        label=_("When does a call suit you?"),
        choices=CallTime.choices,
        required=False,
    )
    language = OneInList(
        label=_("Which language do you want to speak?"),
        choices=CALL_LANGUAGES,
        initial=Language.SWEDISH,
        missing=_("Choose a language"),
    )
    forget = Tick(label=_("Remove it"), required=False, template_name="interest/call_me/way.html")
    subject = Trap()

    def prepare(self) -> None:
        # Whoever reads the page in a language we speak probably wants to speak it.
        if get_language() in Language.values:
            self.fields["language"].initial = get_language()
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["municipality"].choices = municipality_choices()  # type: ignore[attr-defined]
        ways = self.run.ways if are_shown() else []
        if not ways:
            del self.fields["forget"]
            return
        through = ", ".join(dict.fromkeys(way.words for way in ways))
        self.fields["forget"].help_text = _("We believe you found us through: %(way)s.") % {"way": through}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        give_a_way_to_reach(self, cleaned)
        return cleaned

    def wishes(self, *, is_too_quick: bool) -> CallWishes:
        """What a valid form asks of the call."""
        cleaned = self.cleaned_data
        return CallWishes(
            times=cleaned["when"],
            language=cleaned["language"],
            may_leave_message=cleaned["message"],
            looks_automatic=is_too_quick or bool(cleaned["subject"]),
        )


CALL_ME = Step(
    key="ring-mig",
    title=_("Call me"),
    minutes=1,
    form=CallMeForm,
)
