"""Puts our screens for accounts in the place of Wagtail's."""

from wagtail.users.apps import WagtailUsersAppConfig


class StaffAccountsConfig(WagtailUsersAppConfig):
    user_viewset = "fhr.user_admin.views.StaffAccounts"
