"""One settings file, read from the environment only, strict unless this is the demo."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from fhr.demo.contacts import with_examples
from fhr.env import read_handoff
from fhr.messages_env import read_mail_returns, read_sms
from fhr.unit_file import read_unit

env = environ.Env()

ROOT = Path(__file__).resolve().parents[2]
DEMO = env.bool("FHR_DEMO", default=False)
# How far the demo's clock is ahead of the real one, in seconds; a real site has no other time.
DEMO_AHEAD = env.int("FHR_DEMO_AHEAD", default=0)
if DEMO_AHEAD and not DEMO:
    raise ImproperlyConfigured("FHR_DEMO_AHEAD moves the clock, and only the demo may do that.")
DATA_DIR = Path(env.str("FHR_DATA_DIR", default=str(ROOT / "var")))
DEBUG = False


def required(name: str) -> str:
    """The value of an environment variable without which the site must not start."""
    value = env.str(name, default="")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. See site/deploy/env.example, or run `manage.py demo` to try the site."
        )
    return value


# Unit -----------------------------------------------------------------------------------------
UNIT = read_unit(Path(env.str("FHR_UNIT", default=str(ROOT / "site" / "units" / "dalarna.toml"))))
# What the file leaves out is listed for the staff, also where the demo shows examples in its place.
UNIT_AS_FILED = UNIT
if DEMO:
    UNIT = with_examples(UNIT)

# Keys and hosts -------------------------------------------------------------------------------
SECRET_KEY = required("FHR_SECRET_KEY")
SECRET_KEY_FALLBACKS = env.list("FHR_SECRET_KEY_FALLBACKS", default=[])
# "id:base64,id:base64": the first key encrypts, all of them decrypt.
FIELD_KEYS = required("FHR_FIELD_KEYS")
BLIND_INDEX_KEY = required("FHR_BLIND_INDEX_KEY")
BASE_URL = required("FHR_BASE_URL").rstrip("/")
ALLOWED_HOSTS = env.list("FHR_HOSTS", default=[])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("FHR_HOSTS is not set: name the hosts this site answers for.")
# A CSRF origin needs a scheme; the public address is the only one we answer forms from.
CSRF_TRUSTED_ORIGINS = [BASE_URL]
HTTPS = BASE_URL.startswith("https://")

# Handing over: the ways a package may leave by, and whose answers are believed ---------------------
HANDOFF = read_handoff(env)

# Applications ---------------------------------------------------------------------------------
INSTALLED_APPS = [
    "fhr",
    "fhr.appearance.apps.AppearanceConfig",
    "pages",
    "recruitment",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "fhr.user_admin.apps.StaffAccountsConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "formtools",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    # Headers stand outermost, so that error pages carry them too.
    "fhr.middleware.SecurityHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "fhr.middleware.EditorPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fhr.middleware.RefuseMalformedRequests",
    "recruitment.visits.middleware.CountEntries",
    "django.middleware.gzip.GZipMiddleware",
    "recruitment.campaigns.middleware.CarryTag",
    "fhr.page_cache.middleware.PageCache",
    "fhr.middleware.LanguageFromAddress",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "fhr.middleware.CsrfWithoutTrace",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "recruitment.staff.middleware.EndIdleSession",
    "recruitment.staff.middleware.RequireSecondFactor",
    "recruitment.staff.middleware.HideEditor",
    "recruitment.staff.middleware.StaffLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "fhr.urls"
WSGI_APPLICATION = "fhr.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fhr.context.unit",
                "fhr.appearance.context.appearance",
                "pages.context.menu",
                "pages.context.language",
                "recruitment.staff.context.navigation",
            ],
        },
    },
]
FORM_RENDERER = "fhr.forms.HouseRenderer"

# Database -------------------------------------------------------------------------------------
DATABASES = {"default": env.db_url_config(required("DATABASE_URL"))}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # With the default BEGIN, 14 of 20 parallel writers fail at once; with IMMEDIATE they queue.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = 0
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Login ----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "recruitment.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "staff:home"
ACCOUNT_ADAPTER = "fhr.accounts.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# A letter to every stranger whose address somebody types would make us a nuisance.
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# Whoever changes a password or a second factor is told so by letter.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Ten wrong passwords an hour close an account's door for that hour; behind one address sits an office.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,10/h/key"}
ACCOUNT_FORMS = {
    "login": "recruitment.staff.forms.SignIn",
    "change_password": "recruitment.staff.forms.ChangePassword",
    "reset_password": "recruitment.staff.forms.AskForNewPassword",
    "reset_password_from_key": "recruitment.staff.forms.ChooseNewPassword",
    "reauthenticate": "recruitment.staff.forms.ConfirmPassword",
}
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
MFA_ADAPTER = "fhr.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "recruitment.staff.forms.ShowCode",
    "reauthenticate": "recruitment.staff.forms.ShowCodeAgain",
    "activate_totp": "recruitment.staff.forms.ConnectApp",
    "add_webauthn": "recruitment.staff.forms.AddPasskey",
    "edit_webauthn": "recruitment.staff.forms.RenamePasskey",
}
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = UNIT.short_name
# A password alone reaches no lead; only the demo, which holds no real person, may switch this off.
SECOND_FACTOR_REQUIRED = not DEMO
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# Sessions: one cookie, set by a form's start or by login, never by a page. -----------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 60 * 60 * 24
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "fhr.errors.csrf_failure"
# One cookie in all: messages to staff wait in the session too.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
STAFF_IDLE_MINUTES = 30
STAFF_SESSION_HOURS = 10

# Language: the address decides on public pages, the profile on staff pages. ----------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [
    ("sv", _("Swedish")),
    ("en", _("English")),
    ("fi", _("Finnish")),
    ("sv-x-lattlast", _("Easy Swedish")),
]
# The form, the other doors and the letters have words in these; elsewhere they answer in the first.
INTERFACE_LANGUAGES = ["sv", "en", "fi", "sv-x-lattlast"]
# Drafts until a named reader has approved them on the language's start page (recruitment.languages).
REVIEWED_LANGUAGES = ["fi", "sv-x-lattlast"]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Stockholm"
USE_THOUSAND_SEPARATOR = True

# Static and media -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60
# Pages name files by their hash only: to keep and compress each under its bare name too is double work.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Mail: over SMTP; the demo writes files and can never send. --------------------------------------
# No name beside the address: whoever sees a telephone's list of letters should learn nothing by it.
DEFAULT_FROM_EMAIL = env.str("FHR_MAIL_FROM", default=f"noreply@{UNIT.mail_domain}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
if DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(DATA_DIR / "mail")
else:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    _mail = env.email_url("EMAIL_URL", default="smtp://localhost:25")
    EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
    EMAIL_TIMEOUT = 20

# Letters that come back land in a mailbox that is read; text messages leave by a provider, or not at all.
MAIL_RETURNS = read_mail_returns(env, demo_folder=DATA_DIR / "returns" if DEMO else None)
SMS = read_sms(env, prefix=UNIT.abbreviation, demo_folder=DATA_DIR / "sms" if DEMO else None)

# What anybody may send is limited (recruitment.floods); only the demo may be flooded on purpose. -------
FLOOD_LIMITS = env.bool("FHR_FLOOD_LIMITS", default=True)
if not FLOOD_LIMITS and not DEMO:
    raise ImproperlyConfigured("FHR_FLOOD_LIMITS opens the gates, and only the demo may do that.")

# Security -------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS and env.bool("FHR_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if env.bool("FHR_BEHIND_PROXY", default=False):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
# W003 looks for the name of Django's own class; ours inherits it (fhr.middleware.CsrfWithoutTrace).
SILENCED_SYSTEM_CHECKS = ["security.W003"]
CONTENT_SECURITY_POLICY = {
    # Wagtail's editor needs inline scripts; fhr.middleware gives its prefix a policy of its own.
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        # A script that turns a string into markup is refused by the browser itself.
        "require-trusted-types-for": ["'script'"],
    },
}

# Wagtail --------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = UNIT.name
WAGTAILADMIN_BASE_URL = BASE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [
    ("sv", "Svenska"),
    ("en", "English"),
    ("fi", "Suomi"),
    ("sv-x-lattlast", "Lättläst svenska"),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("sv", "Svenska"), ("en", "English")]
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILUSERS_PASSWORD_ENABLED = False
WAGTAIL_FRONTEND_LOGIN_URL = "/konto/logga-in/"
# One county, one clock: nobody here chooses a time zone.
WAGTAIL_USER_TIME_ZONES = ["Europe/Stockholm"]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 0
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILDOCS_EXTENSIONS = ["pdf"]
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "avif"]
# Takes away what the camera wrote about the place, and what no screen needs.
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.uploads.PhotographForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_AVIF_QUALITY = 60
WAGTAILIMAGES_WEBP_QUALITY = 72
WAGTAILIMAGES_JPEG_QUALITY = 76
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Cache: shared between workers, so that login limits count once. ---------------------------------
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}

# Public pages each process keeps for its visitors, packed ones included; 0 draws every page anew. ----
PAGE_CACHE_BYTES = env.int("FHR_PAGE_CACHE_BYTES", default=16_000_000)

# Logs: no address, no user agent, no query string. ----------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "fhr.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "filters": {"no_request": {"()": "fhr.logs.DropRequest"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["no_request"],
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "fhr": {"level": "INFO"},
        "recruitment": {"level": "INFO"},
        "django.server": {"level": "WARNING"},
    },
}

# How much the campaign tag may be carried: off, landing, declared or silent (campaigns.level). ----
TRACKING_LEVEL_DEFAULT = env.str("FHR_TRACKING_LEVEL", default="declared")
# With a cache in front of the site, only what stands in the address may differ between visitors.
SHARED_PAGE_CACHE = env.bool("FHR_SHARED_PAGE_CACHE", default=False)
# How often a process writes its counts of visits; 0 writes only when asked.
COUNTER_FLUSH_SECONDS = 1.0
