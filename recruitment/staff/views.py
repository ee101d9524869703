"""Where staff arrive and leave: the first door of theirs, a second factor, the way out."""

from typing import Any

from allauth.account.views import LogoutView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from recruitment.staff.context import navigation
from recruitment.staff.second_factor import remember_set_up


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The first door this person may open, or a word that none is open yet."""
    doors = navigation(request).get("staff_nav")
    if isinstance(doors, list) and doors:
        return redirect(doors[0]["url"])
    return render(request, "staff/no_access.html")


class ConnectApp(ActivateTOTPView):
    """Setting up the app proves it; the session need not ask for another code at once."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        remember_set_up(self.request)
        return response


class ConnectPasskey(AddWebAuthnView):
    """Setting up a passkey proves it, like the app."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        remember_set_up(self.request)
        return response


class SignOut(LogoutView):
    """Leaves nothing of the working day in a shared computer's browser."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        return response
