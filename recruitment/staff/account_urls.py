"""The addresses of signing in, under the names allauth expects.

Only what staff need: no sign-up, no list of e-mail addresses, no codes by mail.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as reserve_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path, re_path
from django.views.generic import RedirectView

from recruitment.staff import views

urlpatterns = [
    path("logga-in/", account.login, name="account_login"),
    path("logga-ut/", views.SignOut.as_view(), name="account_logout"),
    path("avstangt/", account.account_inactive, name="account_inactive"),
    path("bekrafta/", account.reauthenticate, name="account_reauthenticate"),
    path("losenord/byt/", account.password_change, name="account_change_password"),
    # An account starts without a password; its owner chooses one by the same letter as everybody else.
    path(
        "losenord/valj/",
        RedirectView.as_view(pattern_name="account_reset_password"),
        name="account_set_password",
    ),
    path("losenord/glomt/", account.password_reset, name="account_reset_password"),
    path("losenord/glomt/skickat/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/klart/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tva-steg/", mfa.index, name="mfa_index"),
    path("tva-steg/kod/", mfa.authenticate, name="mfa_authenticate"),
    path("tva-steg/bekrafta/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tva-steg/app/", views.ConnectApp.as_view(), name="mfa_activate_totp"),
    path("tva-steg/app/ta-bort/", app.deactivate_totp, name="mfa_deactivate_totp"),
    path("tva-steg/reservkoder/", reserve_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "tva-steg/reservkoder/nya/",
        reserve_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "tva-steg/reservkoder/hamta/",
        reserve_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("tva-steg/nycklar/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("tva-steg/nycklar/ny/", views.ConnectPasskey.as_view(), name="mfa_add_webauthn"),
    path("tva-steg/nycklar/bekrafta/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("tva-steg/nycklar/logga-in/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("tva-steg/nycklar/<int:pk>/ta-bort/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("tva-steg/nycklar/<int:pk>/namn/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
