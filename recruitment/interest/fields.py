"""The kinds of question the form asks; each can say its answer in words."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.privacy.contact import clean, normalise_phone, readable_phone
from recruitment.privacy.sensitive import Sensitive

# Plain or translated later.
Words = Any
CHOOSE_ONE = _("Choose an answer")
CHOOSE_SOME = _("Choose at least one answer")
WRITE = _("Write an answer")
LONG_TEXT = 1_000
SHORT_TEXT = 120
# With or without the country's letters before it, spaces and dashes in it, and the town after it.
_POSTCODE = re.compile(
    r"(?:SE?\s*[-–.]?\s*)?(?P<first>[1-9]\d{2})[\s.-]*(?P<last>\d\s?\d)(?:[\s,]+\D*)?", re.IGNORECASE
)


class _HintedChoices:
    """Choices that may carry a line of explanation under their label.

    The classes keep Django's names, by which the house's templates know them.
    """

    hints: Mapping[str, Words] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        option["hint"] = self.hints.get(str(value), "")
        return option


class RadioSelect(_HintedChoices, forms.RadioSelect):
    option_template_name = "interest/option.html"


class CheckboxSelectMultiple(_HintedChoices, forms.CheckboxSelectMultiple):
    option_template_name = "interest/option.html"


class OneOf(forms.ChoiceField):
    """One answer of a few, all in sight."""

    widget: type[forms.Widget] = RadioSelect

    def __init__(self, *, missing: Words = CHOOSE_ONE, **kwargs: Any) -> None:
        super().__init__(error_messages={"required": missing, "invalid_choice": missing}, **kwargs)

    def words(self, value: Any) -> str:
        return _label(self, value)


class OneInList(OneOf):
    """One answer of many, in a list that opens."""

    widget = forms.Select


class SomeOf(forms.MultipleChoiceField):
    """Any number of answers."""

    widget = CheckboxSelectMultiple

    def __init__(self, *, missing: Words = CHOOSE_SOME, **kwargs: Any) -> None:
        super().__init__(
            error_messages={"required": missing, "invalid_choice": missing, "invalid_list": missing}, **kwargs
        )

    def words(self, value: Any) -> str:
        """In the order of the question, whatever order the answers came in."""
        chosen = set(map(str, value))
        return ", ".join(str(label) for key, label in _flat(self.choices) if str(key) in chosen)


class Tick(forms.BooleanField):
    """One box to tick, by itself."""

    def words(self, value: Any) -> str:
        return str(_("Yes"))


class Text(forms.CharField):
    """A line of text."""

    # What is asked about before it is kept, if it seems to stand there.
    asks_about: frozenset[Sensitive] = frozenset({Sensitive.PERSONAL_NUMBER})

    def __init__(self, *, missing: Words = WRITE, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", SHORT_TEXT)
        super().__init__(error_messages={"required": missing}, **kwargs)

    def words(self, value: Any) -> str:
        return str(value)


class LongText(Text):
    """A few lines of text."""

    asks_about = frozenset(Sensitive)
    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=LONG_TEXT, **kwargs)


class Phone(Text):
    """A telephone number in any spelling."""

    asks_about = frozenset()

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})
        super().__init__(max_length=40, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        number = normalise_phone(text)
        if number is None:
            raise forms.ValidationError(
                _("We cannot read the telephone number. Write it like 070-174 06 05"), code="unreadable"
            )
        return number

    def words(self, value: Any) -> str:
        return readable_phone(value) if value else ""


class Postcode(Text):
    """A Swedish postcode in any spelling: “771 30”, “77130”, “SE-771 30 Ludvika”."""

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        found = _POSTCODE.fullmatch(clean(text))
        if found is None:
            raise forms.ValidationError(
                _("We cannot read the postcode. Write it like 771 30, or leave it out"), code="unreadable"
            )
        return " ".join((found["first"], found["last"].replace(" ", "")))


class Email(forms.EmailField):
    """An e-mail address."""

    def __init__(self, **kwargs: Any) -> None:
        wrong = _("We cannot read the e-mail address. Write it like name@example.se")
        super().__init__(max_length=254, error_messages={"invalid": wrong}, **kwargs)

    def words(self, value: Any) -> str:
        return str(value)


def _label(field: forms.ChoiceField, value: Any) -> str:
    """The words of a choice, also inside a group of choices."""
    for key, label in _flat(field.choices):
        if str(key) == str(value):
            return str(label)
    return ""


def _flat(choices: Any) -> Iterable[tuple[Any, Any]]:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        elif key != "":
            yield key, label
