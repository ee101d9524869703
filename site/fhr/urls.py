"""Every address of the site, in plain Swedish words; they never change without a redirect."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from fhr import errors
from fhr.languages import spoken
from fhr.media import photograph
from pages.search import search
from pages.worried import worried
from recruitment.floods.gate import LOOKED_UP, limited
from recruitment.floods.limits import SEARCH
from recruitment.hallway import DESTINATIONS
from recruitment.staff.views import SignOut

handler400 = "fhr.errors.bad_request"
handler403 = "fhr.errors.forbidden"
handler404 = "fhr.errors.not_found"
handler500 = "fhr.errors.server_error"

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)
# Wagtail's own doors would let a password in past the second step; two of them crash on purpose.
closed = [
    path("admin/login/", to_login),
    re_path(r"^admin/password_reset/.*$", to_login),
    path("admin/logout/", SignOut.as_view()),
    path("admin/failwhale/", errors.not_found),
    path("admin/test404/", errors.not_found),
    # Nothing is above the top of the tree, and Wagtail crashes when asked to move it there.
    path("admin/pages/1/set_position/", errors.not_found),
]

# Addresses of the pages that are not pages in the tree.
public_doors = (
    [
        path("sok/", limited(SEARCH, counts=LOOKED_UP)(search), name="search"),
        path("orolig-for-ett-barn/", worried, name="worried"),
    ],
    "pages",
)

urlpatterns = [
    # QR codes are written in upper case, which makes them smaller; the route takes both.
    re_path(r"^[tT]/", include("recruitment.campaigns.urls"), {"offers": DESTINATIONS}),
    path("", include("pages.machine_urls")),
    *spoken(
        path("", include(public_doors)),
        path("", include("recruitment.interest.urls")),
        path("enkat/", include("recruitment.survey.urls")),
        path("traffar/", include("recruitment.booking.urls")),
    ),
    path("handlaggning/", include("recruitment.desk.urls")),
    path("rapport/", include("recruitment.report.urls")),
    path("system/", include("fhr.system")),
    path("api/v1/", include("recruitment.receiving.urls")),
    path("halsa/", include("fhr.health")),
    path("utseende/", include("fhr.appearance.urls")),
    path("media/images/<str:name>", photograph, name="photograph"),
    path("konto/", include("recruitment.staff.account_urls")),
    path("konto/start/", include("recruitment.staff.urls")),
    *closed,
    path("admin/", include(wagtailadmin_urls)),
    re_path(r"^documents/authenticate_with_password/.*$", errors.not_found),
    path("documents/", include(wagtaildocs_urls)),
]
urlpatterns += i18n_patterns(
    path("_util/login/", to_login),
    re_path(r"^_util/authenticate_with_password/.*$", errors.not_found),
    # A page may answer a post without a session, as the self test does, since none keeps anything.
    re_path(wagtail_urls.serve_pattern, csrf_exempt(serve), name="wagtail_serve"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
