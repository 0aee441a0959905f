"""The suite: quick hashes, mail in memory, static files straight from their sources."""

import atexit
import shutil
import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import MIDDLEWARE, STORAGES
from shop.search.servers import search_backends

SECRET_KEY = "only-for-tests"  # noqa: S105
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
SMS_URL = "console://"
ACTIVITY_FLUSH_AFTER = None
# Whoever tries a server (tests/services/test_opensearch.py) asks for it; the others need none.
SEARCH_URL = ""
WAGTAILSEARCH_BACKENDS = search_backends(SEARCH_URL)
# What is uploaded or exported goes to real files, and away with the process.
_files = Path(tempfile.mkdtemp(prefix="makiti-files-"))
atexit.register(shutil.rmtree, _files, ignore_errors=True)
MEDIA_ROOT, PRIVATE_ROOT = _files / "media", _files / "private"
STORAGES = STORAGES | {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [m for m in MIDDLEWARE if "whitenoise" not in m]
