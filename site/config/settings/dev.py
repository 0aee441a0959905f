"""The demo and a developer's machine: embedded parts, no account anywhere."""

from django.core.management.utils import get_random_secret_key

from config.env import env
from config.settings.base import *  # noqa: F403
from config.settings.base import DATA_DIR, SECRET_KEY
from config.settings.base import SMS_URL as _SMS_URL

SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=100)

if not SECRET_KEY:
    _key_file = DATA_DIR / "secret_key"
    if not _key_file.exists():
        _key_file.write_text(get_random_secret_key())
    SECRET_KEY = _key_file.read_text()

# Texts are shown on the page, on a phone of their own.
SMS_URL = _SMS_URL or "console://"
