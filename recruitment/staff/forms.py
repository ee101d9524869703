"""The sign-in forms: the library's own, without grey hints inside the fields."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ResetPasswordForm, ResetPasswordKeyForm
from allauth.account.forms import ReauthenticateForm as ConfirmPasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _


class _Plain:
    """A placeholder is no label: it vanishes when typing starts."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class SignIn(_Plain, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        # The page itself links to the way out of a forgotten password.
        self.fields["password"].help_text = ""


class ChangePassword(_Plain, ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].label = _("Your present password")
        self.fields["oldpassword"].help_text = ""
        _say_what_a_password_needs(self.fields)


class AskForNewPassword(_Plain, ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")


class ChooseNewPassword(_Plain, ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say_what_a_password_needs(self.fields)


class ConfirmPassword(_Plain, ConfirmPasswordForm):
    pass


class ShowCode(_Plain, AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self.fields["code"])


class ShowCodeAgain(_Plain, ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self.fields["code"])


class ConnectApp(_Plain, ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Six digits from the app")
        self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "width-s"}


class AddPasskey(_Plain, AddWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it")
        self.fields["name"].help_text = _("For example “my phone” or “the key on my key ring”.")
        self.fields["passwordless"].label = _("Sign in with it alone, without password")
        self.fields["passwordless"].help_text = ""
        self.fields["passwordless"].initial = True


class RenamePasskey(_Plain, EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it")


def _ask_for_code(field: Any) -> None:
    field.label = _("Code")
    field.help_text = _("Six digits from the app, or one of your reserve codes.")
    field.widget.attrs |= {"inputmode": "numeric", "class": "width-s"}


def _say_what_a_password_needs(fields: dict[str, Any]) -> None:
    fields["password1"].label = _("New password")
    fields["password1"].help_text = _(
        "At least 15 characters. Four words that do not belong together are easy to remember."
    )
    fields["password2"].label = _("New password once more")
