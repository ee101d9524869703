"""The roster as the unit manager fills it in: the usual week, and one day that is different."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import day_field
from recruitment.desk.wording import sentence
from recruitment.duty.actions import Turns
from recruitment.duty.models import FRIDAY, MONDAY, Duty, DutyTurn
from recruitment.triage.queries import desk_staff

WORKDAYS = range(MONDAY, FRIDAY + 1)


class PhoneField(forms.ModelChoiceField):
    def __init__(self) -> None:
        super().__init__(
            queryset=desk_staff(), label=_("The telephone"), required=False, empty_label=_("Nobody")
        )


class NewField(forms.ModelMultipleChoiceField):
    def __init__(self) -> None:
        super().__init__(
            queryset=desk_staff(),
            label=_("New registrations"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )


class WeekForm(forms.Form):
    """Who takes what on each weekday; the same every week until it is changed."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, turns: Iterable[DutyTurn] = ()) -> None:
        super().__init__(data)
        turns = list(turns)
        people = list(desk_staff())
        for day in WORKDAYS:
            mine = [turn for turn in turns if turn.weekday == day]
            phone, new = PhoneField(), NewField()
            phone.initial = next((turn.person_id for turn in mine if turn.task == Duty.PHONE), None)
            new.initial = [turn.person_id for turn in mine if turn.task == Duty.NEW]
            self.fields[f"phone_{day}"], self.fields[f"new_{day}"] = phone, new
        # Ten fields show the same people: they are asked for once.
        for name, field in self.fields.items():
            nobody = [("", _("Nobody"))] if name.startswith("phone") else []
            cast("forms.ModelChoiceField", field).choices = [
                *nobody, *((person.pk, str(person)) for person in people)
            ]  # fmt: skip

    @property
    def days(self) -> list[tuple[str, Any, Any]]:
        """Each weekday's name with its two fields."""
        return [(sentence(str(WEEKDAYS[day])), self[f"phone_{day}"], self[f"new_{day}"]) for day in WORKDAYS]

    def pattern(self) -> dict[int, Turns]:
        told = self.cleaned_data
        return {day: Turns(told[f"phone_{day}"], list(told[f"new_{day}"])) for day in WORKDAYS}


class DayForm(forms.Form):
    """One day that is not like its weekday."""

    use_required_attribute = False
    on = day_field(_("Day"))
    phone = PhoneField()
    new = NewField()

    def __init__(self, data: Any = None) -> None:
        # On the same page as the week, whose Monday would have the same ids.
        super().__init__(data, auto_id="id_day_%s")

    def turns(self) -> Turns:
        return Turns(self.cleaned_data["phone"], list(self.cleaned_data["new"]))
