"""Settings under which French runs from right to left, in the words of tests/support/pseudo.py."""

from config.settings.dev import *  # noqa: F403
from config.settings.dev import DATA_DIR
from config.settings.dev import LOCALE_PATHS as _LOCALE_PATHS

LANGUAGES_BIDI = ["fr"]
LOCALE_PATHS = [DATA_DIR / "pseudo", *_LOCALE_PATHS]
