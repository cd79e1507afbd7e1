"""Settings for tests: everything in memory or in a temporary folder, cheap password hashes."""

import os
import tempfile

os.environ.setdefault("NHIPCAU_VAR", tempfile.mkdtemp(prefix="nhipcau-test-"))

from config.settings import *  # noqa: F403  the tests run on the real settings, but for these

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405  from the star import
    DATABASES["default"]["TEST"] = {"NAME": f"{os.environ['NHIPCAU_VAR']}/test.sqlite3"}  # noqa: F405  same
# Each worker looks at its own files only.
MEDIA_ROOT = VAR_DIR / "media" / os.environ.get("PYTEST_XDIST_WORKER", "alone")  # noqa: F405  same
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Tests of kept pages open the shelf themselves; between tests rows are put back.
NHIPCAU_PORTAL_CACHE_MB = 0
NHIPCAU_PORTAL_LOOKS_EVERY_S = 0
ALLOWED_HOSTS = ["*"]
WHITENOISE_AUTOREFRESH = True
