"""The list of accounts and the form for one; a new account's owner gets a letter to choose a password."""

from typing import Any

from allauth.account.forms import ResetPasswordForm
from django.forms import ModelForm
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.users.views.users import CreateView, IndexView, UserViewSet

from fhr.user_admin.forms import Account, NewAccount
from recruitment.staff.models import SYSTEM_EMAIL, User


class AccountList(IndexView):
    """One at a time: the library's actions for many would let somebody raise themselves."""

    @property
    def columns(self) -> list[Any]:
        return [
            column
            for column in super().columns
            if not isinstance(column, BulkActionsCheckboxColumn) and column.name != "is_superuser"
        ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().exclude(email=SYSTEM_EMAIL)


class OpenAccount(CreateView):
    """Makes the account and sends its owner the way in."""

    def save_instance(self) -> User:
        user: User = super().save_instance()
        letter = ResetPasswordForm(data={"email": user.email})
        if letter.is_valid():
            letter.save(self.request)
        return user


class StaffAccounts(UserViewSet):
    """Wagtail's screens with our forms."""

    index_view_class = AccountList
    add_view_class = OpenAccount

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        return Account if for_update else NewAccount
