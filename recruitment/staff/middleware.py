"""Guards staff sessions: idle ones end, no work opens on a password alone, and doors without a key
are not there."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone, translation

from recruitment.staff.second_factor import has_second_factor, has_shown_second_factor, needs_second_factor

Respond = Callable[[HttpRequest], HttpResponseBase]

EDITOR_PREFIX = "/admin/"
STAFF_PREFIXES = ("/handlaggning/", "/rapport/", "/system/", "/konto/", EDITOR_PREFIX)
LAST_SEEN = "last_seen"
# What a page that asks for news by itself says of it: no sign that anybody sits there.
ASKED_BY_PAGE = "X-Asked-By-Page"
SIGNED_IN = "signed_in"

# What may open while the second factor is still to be set up …
SETTING_UP = frozenset(
    {
        "account_login",
        "account_logout",
        "account_reauthenticate",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
    }
)
# … and while it is only to be shown. The password must not open the pages that take a factor away.
SHOWING = frozenset({"account_login", "account_logout", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})


def is_staff_path(request: HttpRequest) -> bool:
    return request.path.startswith(STAFF_PREFIXES)


class EndIdleSession:
    """Signs out who has been away for half an hour, or signed in for a whole working day."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_staff_path(request) and request.user.is_authenticated:
            now = int(timezone.now().timestamp())
            last_seen = request.session.get(LAST_SEEN, now)
            signed_in = request.session.setdefault(SIGNED_IN, now)
            too_idle = now - last_seen > settings.STAFF_IDLE_MINUTES * 60
            too_long = now - signed_in > settings.STAFF_SESSION_HOURS * 3600
            if too_idle or too_long:
                logout(request)
                return redirect_to_login(request.get_full_path())
            # Written at most once a minute: reading a list must not cost a commit each time.
            is_awake = ASKED_BY_PAGE not in request.headers
            if is_awake and (now - last_seen >= 60 or LAST_SEEN not in request.session):
                request.session[LAST_SEEN] = now
        return self.get_response(request)


class RequireSecondFactor:
    """Sends staff without a second factor to set one up before anything else opens."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_staff_path(request) or not request.user.is_authenticated:
            return self.get_response(request)
        if not needs_second_factor(request.user) or has_shown_second_factor(request):
            return self.get_response(request)
        name = _url_name(request)
        if has_second_factor(request.user):
            if name in SHOWING:
                return self.get_response(request)
            return redirect_to_login(request.get_full_path(), "mfa_reauthenticate")
        if name in SETTING_UP:
            return self.get_response(request)
        return redirect("mfa_index")


class HideEditor:
    """To signed-in people without the right, the editor's pages do not exist."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *rest: object) -> None:
        # Wagtail would send them to the login page, which would send them back for ever.
        if not request.path.startswith(EDITOR_PREFIX) or not request.user.is_authenticated:
            return
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise Http404


class StaffLanguage:
    """Staff pages speak the language of the person's profile."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_staff_path(request) and request.user.is_authenticated:
            translation.activate(request.user.language)
        return self.get_response(request)


def _url_name(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).url_name or ""
    except Resolver404:
        return ""
