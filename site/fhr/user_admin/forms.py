"""What the system administrator may set for a colleague, and never for themselves."""

from typing import Any

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES

FIELDS = ("email", "first_name", "last_name", "phone", "language", "groups")


class _Roles:
    """Rights come from roles only: nobody makes a superuser here."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def leave_only_roles(self) -> None:
        self.fields.pop("is_superuser", None)
        self.fields["groups"].label = _("Roles")
        self.fields["groups"].queryset = Group.objects.filter(name__in=GROUP_NAMES.values()).order_by("name")

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class NewAccount(_Roles, UserCreationForm):
    language = forms.ChoiceField(label=_("Language"), choices=[("sv", _("Swedish")), ("en", _("English"))])

    class Meta(UserCreationForm.Meta):
        model = User
        fields = FIELDS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.leave_only_roles()

    def save(self, commit: bool = True) -> User:
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        return user


class Account(_Roles, UserEditForm):
    language = forms.ChoiceField(label=_("Language"), choices=[("sv", _("Swedish")), ("en", _("English"))])

    class Meta(UserEditForm.Meta):
        model = User
        fields = (*FIELDS, "is_active")

    def __init__(self, *args: Any, editing_self: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, editing_self=editing_self, **kwargs)
        self.leave_only_roles()
        if editing_self:
            # Whoever hands out keys does not cut their own.
            del self.fields["groups"]
