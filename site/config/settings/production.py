"""The real thing: refuses to start when something unsafe is set, and says what to set."""

from django.core.exceptions import ImproperlyConfigured

from config.env import env
from config.safety import unsafe_settings
from config.settings.base import *  # noqa: F403
from config.settings.base import ALLOWED_HOSTS, DEBUG, SECRET_KEY, SITE_URL
from core.watching.logs import logging_settings

# Plain http is for a rehearsal on one's own machine (`make services`), nowhere else.
HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = OSCAR_BASKET_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = OSCAR_RECENTLY_VIEWED_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$", r"^metrics$"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=["127.0.0.0/8", "::1/128"])

# Of one process of sockets; each holds a connection to the database.
SOCKET_THREADS = env.int("SOCKET_THREADS", default=4)

LOGGING = logging_settings(
    form=env("LOG_FORMAT", default="json"), level=env("LOG_LEVEL", default="INFO")
)

# Without a mail server letters go nowhere: their codes have no place in a log.
if not env("EMAIL_URL", default="") and HTTPS:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

_problems = unsafe_settings(
    secret_key=SECRET_KEY,
    debug=DEBUG,
    allowed_hosts=ALLOWED_HOSTS,
    site_url=SITE_URL,
    environ=env.ENVIRON,
)
if _problems:
    raise ImproperlyConfigured("Unsafe settings:\n- " + "\n- ".join(_problems))
