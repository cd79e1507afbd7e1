"""One file of settings, read from the environment, with defaults that are safe on a desk."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
# Everything that lives: database, uploaded files, the key. Back up this folder and nothing else.
VAR_DIR = Path(os.environ.get("NHIPCAU_VAR", BASE_DIR / "var"))


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _secret_key() -> str:
    """From the environment, else one made once and kept beside the data."""
    if key := os.environ.get("SECRET_KEY"):
        return key
    path = VAR_DIR / "secret-key"
    if not path.exists():
        VAR_DIR.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


def _database() -> dict[str, Any]:
    """SQLite beside the data, or what DATABASE_URL names (postgresql://user:pass@host:port/name)."""
    url = os.environ.get("DATABASE_URL", "")
    if not url or url.startswith("sqlite:"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": url.removeprefix("sqlite:///") or str(VAR_DIR / "nhipcau.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": query,
    }


def _mail_server(url: str) -> dict[str, Any]:
    """From smtp://user:pass@host:587?tls=1; smtps:// or ?ssl=1 begins with TLS at once."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ImproperlyConfigured(
            "NHIPCAU_EMAIL_URL phải có dạng smtp://người:mật-khẩu@máy-chủ:cổng?tls=1."
        )
    asked = dict(parse_qsl(parts.query))
    is_ssl = parts.scheme == "smtps" or asked.get("ssl") == "1"
    is_tls = asked.get("tls") == "1" and not is_ssl
    return {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if is_ssl else 587 if is_tls else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": is_tls,
        "EMAIL_USE_SSL": is_ssl,
    }


DEBUG = _flag("DEBUG", False)
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "nhipcau.ui",
    "nhipcau.organisations",
    "nhipcau.notices",
    "nhipcau.documents",
    "nhipcau.plans",
    "nhipcau.budgets",
    "nhipcau.outputs",
    "nhipcau.reports",
    "nhipcau.editorial",
    "nhipcau.inquiries",
    "nhipcau.registries",
    "nhipcau.press",
    "nhipcau.signposts",
    "nhipcau.succession",
    "nhipcau.drafting",
    "nhipcau.exchange",
    "nhipcau.workspace",
    "nhipcau.portal",
    "nhipcau.room",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "nhipcau.portal.cache.kept_pages",
    "nhipcau.workspace.weight.bounded_body",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "nhipcau.workspace.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "nhipcau.workspace.content_policy.content_policy",
    "nhipcau.workspace.collisions.Collisions",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["nhipcau.ui.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "nhipcau.workspace.context.frame",
            ],
        },
    }
]

DATABASES = {"default": _database()}
CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Apart from all else, and roomy: what fills the cache must not wash wrong passwords away.
    "attempts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "attempts",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "organisations.User"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "workspace:sign_in"
LOGIN_REDIRECT_URL = "workspace:today"
LOGOUT_REDIRECT_URL = "workspace:sign_in"

LANGUAGE_CODE = "vi"
# The framework knows no Lao, and names Khmer in Latin letters.
LANG_INFO.setdefault("lo", {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"})
LANG_INFO["km"] = LANG_INFO["km"] | {"name_local": "ខ្មែរ"}  # written in its own script
# Languages of the portal, the source language first; staff screens speak the first two.
_codes = os.environ.get("NHIPCAU_LANGUAGES", "vi,en,lo,km,zh-hans,ja,ko,fr").split(",")
LANGUAGES = [(code, LANG_INFO[code]["name_local"]) for code in _codes]
NHIPCAU_STAFF_LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = NHIPCAU_STAFF_LANGUAGES
LOCALE_PATHS = [
    BASE_DIR / "nhipcau" / "ui" / "locale",
    BASE_DIR / "nhipcau" / "portal" / "locale",
    BASE_DIR / "nhipcau" / "editorial" / "locale",
]
FORMAT_MODULE_PATH = ["nhipcau.ui.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/tep/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _flag("HTTPS", False)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024  # words alone, without files
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a report of 500 tasks posts several fields a task
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# What an upload may weigh, in bytes.
NHIPCAU_MAX_UPLOAD_BYTES = int(os.environ.get("NHIPCAU_MAX_UPLOAD_BYTES", 30 * 1024 * 1024))
# A demonstration lists its accounts on the sign-in page, with one password for all.
NHIPCAU_DEMO = _flag("NHIPCAU_DEMO", False)
# A demonstration without its portal is told in a third of the time.
NHIPCAU_DEMO_PORTAL = _flag("NHIPCAU_DEMO_PORTAL", True)
NHIPCAU_DEMO_PASSWORD = os.environ.get("NHIPCAU_DEMO_PASSWORD", "cau-noi-hai-bo")
# Where the pages are found from outside; printed into documents as the address of the figures.
NHIPCAU_BASE_URL = os.environ.get("NHIPCAU_BASE_URL", "http://localhost:8000")

# Mail carries notices where a server is named; without one they stay on the web alone. A demo
# writes its mails into a folder. Any backend of Django's kind can be named, django-anymail's too.
_mail_url = os.environ.get("NHIPCAU_EMAIL_URL", "")
_mail_backend = os.environ.get("NHIPCAU_EMAIL_BACKEND", "")
NHIPCAU_MAIL = bool(_mail_url or _mail_backend or NHIPCAU_DEMO)
EMAIL_BACKEND = _mail_backend or (
    "django.core.mail.backends.smtp.EmailBackend"
    if _mail_url
    else f"django.core.mail.backends.{'filebased' if NHIPCAU_DEMO else 'dummy'}.EmailBackend"
)
EMAIL_FILE_PATH = VAR_DIR / "thu"
EMAIL_TIMEOUT = 30  # seconds
if _mail_url:
    globals().update(_mail_server(_mail_url))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get(
    "NHIPCAU_MAIL_FROM", "Nhịp Cầu <khong-tra-loi@localhost>"
)

# Public pages kept in memory: at most so much a process (0: none), and how long another process's
# change may stay unnoticed.
NHIPCAU_PORTAL_CACHE_MB = int(os.environ.get("NHIPCAU_PORTAL_CACHE_MB", "64"))
NHIPCAU_PORTAL_LOOKS_EVERY_S = 1.0

# Questions from outside: working days for the answer ("" for all others), days until an answered
# one is closed, months that personal data are kept after, days within which they are erased on
# request, questions an hour from one address, least and most seconds between form and sending.
NHIPCAU_INQUIRY_DAYS = {"": 5, "press": 2} | {
    audience: int(days) for audience, days in parse_qsl(os.environ.get("NHIPCAU_INQUIRY_DAYS", ""))
}
NHIPCAU_INQUIRY_CLOSE_DAYS = int(os.environ.get("NHIPCAU_INQUIRY_CLOSE_DAYS", 14))
NHIPCAU_INQUIRY_KEEP_MONTHS = int(os.environ.get("NHIPCAU_INQUIRY_KEEP_MONTHS", 24))
NHIPCAU_ERASURE_DAYS = int(os.environ.get("NHIPCAU_ERASURE_DAYS", 20))
NHIPCAU_QUESTIONS_AN_HOUR = int(os.environ.get("NHIPCAU_QUESTIONS_AN_HOUR", 6))
NHIPCAU_FORM_SECONDS = (3, 6 * 60 * 60)
# Registrations for events an hour from one network: an office registers many of its people.
NHIPCAU_REGISTRATIONS_AN_HOUR = int(os.environ.get("NHIPCAU_REGISTRATIONS_AN_HOUR", 30))

WAGTAIL_SITE_NAME = "Nhịp Cầu"
WAGTAILADMIN_BASE_URL = NHIPCAU_BASE_URL
# Nothing asks the outside world.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Pictures and files of the portal, and who draws a draft for its writer.
WAGTAILIMAGES_IMAGE_MODEL = "editorial.Picture"
WAGTAILDOCS_DOCUMENT_MODEL = "editorial.Attachment"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "nhipcau.room.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "nhipcau.room.forms.DocumentForm"
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILADMIN_COMMENTS_ENABLED = False
# A text is saved when its writer says so: one that waits for its check is not touched by a key.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
NHIPCAU_SHOW_DRAFT = "nhipcau.portal.showing.show_draft"
# Hours within which a second person confirms what went out unchecked.
NHIPCAU_EMERGENCY_HOURS = int(os.environ.get("NHIPCAU_EMERGENCY_HOURS", "4"))
# A translation service of LibreTranslate's kind. Empty: nothing is ever sent to one.
# In whose name outlets are asked; without a contact nobody is asked.
NHIPCAU_PRESS_OFFICE = os.environ.get("NHIPCAU_PRESS_OFFICE", "Nhip Cau")
NHIPCAU_PRESS_CONTACT = os.environ.get("NHIPCAU_PRESS_CONTACT", "")

NHIPCAU_TRANSLATOR_URL = os.environ.get("NHIPCAU_TRANSLATOR_URL", "")
NHIPCAU_TRANSLATOR_KEY = os.environ.get("NHIPCAU_TRANSLATOR_KEY", "")
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
