"""Settings that every way of running shares; the environment decides the rest."""

from pathlib import Path

import django_stubs_ext
from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403

from config.databases import REPLICA_READS, databases, sqlite_url  # noqa: F401
from config.env import ROOT, data_dir, env
from config.google import google_settings
from config.oscar import OSCAR_MIGRATION_MODULES, oscar_apps, oscar_settings
from config.people import people_settings
from config.schedule import SCHEDULE
from config.settings.sending import *  # noqa: F403
from config.settings.telling import *  # noqa: F403
from config.shared import caches_and_layers
from core.watching.logs import logging_settings
from shop.search.servers import search_backends

# Forms, views and lists say whose they are: `ModelForm[User]`, `FormView[PhoneForm]`.
django_stubs_ext.monkeypatch()

BASE = ROOT
DATA_DIR = data_dir()
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])

INSTALLED_APPS = [
    "core",
    "accounts",
    "ledger",
    "activity",
    "notifications",
    "logistics.geo",
    "shop.storefront",
    "shop.chat",
    "shop.moderation",
    "shop.questions",
    "sellers.stores",
    "sellers.desk",
    "sellers.desk.imports",
    "sellers.desk.bulk",
    "content.home",
    *oscar_apps(),
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "accounts.apps.OfficeUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "treebeard",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.google",
    "allauth.usersessions",
    "django_htmx",
    "channels",
    "core.engine_room.SuperuserAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sites",
    "django.contrib.flatpages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.middleware.probes.ProbesMiddleware",
    "core.middleware.watching.WatchingMiddleware",
    "core.middleware.replica.ReplicaMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "core.middleware.security_headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "core.middleware.api.ApiMiddleware",
    "core.middleware.sessions.SessionMiddleware",
    "core.middleware.locale.LocaleMiddleware",
    "core.middleware.language.KeepLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "core.audit.origin.OriginMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "core.middleware.private_pages.PrivatePagesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "accounts.middleware.FollowLanguageMiddleware",
    "accounts.middleware.DeviceMiddleware",
    "accounts.middleware.StaffSecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shop.basket.middleware.BasketMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
ASGI_APPLICATION = "config.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oscar.core.context_processors.metadata",
                "shop.storefront.context_processors.storefront",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------
DATABASES = databases(
    url=env("DATABASE_URL", default=sqlite_url(DATA_DIR / "db.sqlite3")),
    replica_url=env("DATABASE_REPLICA_URL", default=""),
)
DATABASE_ROUTERS = ["core.replica.ReplicaRouter"] if "replica" in DATABASES else []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = dict(OSCAR_MIGRATION_MODULES)

REDIS_URL = env("REDIS_URL", default="")
CACHE_VERSION = 1
CACHES, CHANNEL_LAYERS = caches_and_layers(redis_url=REDIS_URL, version=CACHE_VERSION)
SOCKET_THREADS = env.int("SOCKET_THREADS", default=0)

# Seconds that what was looked at waits in a process before it is written; empty: until it is told.
ACTIVITY_FLUSH_AFTER: float | None = 20.0

# --- People -----------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "customer:summary"
LOGOUT_REDIRECT_URL = "/"
# cached_db keeps the truth in the database: losing the cache signs nobody out.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_AGE = 60 * 24 * 3600
SESSION_COOKIE_NAME = "makiti_session"
CSRF_COOKIE_NAME = "makiti_csrf"
CSRF_FAILURE_VIEW = "core.views.errors.csrf_failure"

vars().update(people_settings())
SOCIALACCOUNT_PROVIDERS = {"google": google_settings()}

# --- Languages, time --------------------------------------------------------------------
# The second is what sellers and shoppers write in: pages in other languages mark it.
LANGUAGE_CODE = CONTENT_LANGUAGE = "fr"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("fr", _("Français")), ("en", _("Anglais"))]
LANGUAGE_COOKIE_NAME = "makiti_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
THEME_COOKIE_NAME = "makiti_theme"
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Africa/Conakry"

# --- Files ------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [ROOT / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_ROOT = DATA_DIR / "private"
# `/_private/` where a proxy of ours sends private files (deploy/nginx.conf); else Django does.
PRIVATE_FILES_PREFIX = env("PRIVATE_FILES_PREFIX", default="")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "pictures": {"BACKEND": "core.uploads.storages.PictureStorage"},
    "private": {"BACKEND": "core.uploads.storages.PrivateStorage"},
    "staticfiles": {"BACKEND": "core.storage.HashedStaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Wagtail ----------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Makiti"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAIL_USER_TIME_ZONES = ["Africa/Conakry"]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# People sign in, change their password and their e-mail in one place: their account.
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "to_sign_in"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
# Who finds: the database, or an OpenSearch with the database behind it.
SEARCH_URL = env("SEARCH_URL", default="")
WAGTAILSEARCH_BACKENDS = search_backends(SEARCH_URL)
SITE_ID = 1

# --- Jobs -------------------------------------------------------------------------------
BROKER_URL = env("BROKER_URL", default="")
CELERY_BROKER_URL = BROKER_URL or "memory://"
CELERY_TASK_ALWAYS_EAGER = not BROKER_URL
CELERY_TASK_EAGER_PROPAGATES = False
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A page that finds the broker away goes on: the outbox keeps the work (core.outbox.queue).
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"max_retries": 0, "interval_start": 0}
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE = SCHEDULE
TASKS = {"default": {"BACKEND": "core.tasks_backend.OutboxBackend"}}

# --- Watching ---------------------------------------------------------------------------
LOGGING = logging_settings(
    form=env("LOG_FORMAT", default="plain"),
    level=env("LOG_LEVEL", default="INFO" if DEBUG else "WARNING"),
)
SLOW_QUERY_MS = env.int("SLOW_QUERY_MS", default=0)
SENTRY_DSN = env("SENTRY_DSN", default="")
SENTRY_ENVIRONMENT = env("SENTRY_ENVIRONMENT", default="production")
# A broker that is away does not close the shop: work waits in the outbox.
READY_REQUIRES = env.list("READY_REQUIRES", default=["database", "cache"])
METRICS_TOKEN = env("METRICS_TOKEN", default="")
METRICS_NETWORKS = env.list("METRICS_NETWORKS", default=["127.0.0.0/8", "::1/128"])
if env("PROMETHEUS_MULTIPROC_DIR", default=""):
    Path(env("PROMETHEUS_MULTIPROC_DIR")).mkdir(parents=True, exist_ok=True)

# --- Safety -----------------------------------------------------------------------------
# Whether the offices open by a password alone.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=False)
# Whose X-Forwarded-For is believed: the networks of our own proxies (core.address).
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Shop -------------------------------------------------------------------------------
vars().update(oscar_settings())
OSCAR_DEFAULT_CURRENCY = "GNF"
DELIVERY_PRICE = env.int("DELIVERY_PRICE", default=20_000)
COUNTRY_CODE = "GN"
# How long the picture of a store's paper is kept once it was decided.
STORE_PAPERS_DAYS = env.int("STORE_PAPERS_DAYS", default=30)
# How much longer the road is than the straight line, by the code of a place; "" is elsewhere.
GEO_ROAD_FACTORS = {"CKY": 1.35, "CYA": 1.4, "DBK": 1.4, "": 1.5}
# Pictures of streets: `https://tiles.example/{z}/{x}/{y}.png`; unset, the map draws our own plan.
MAP_TILE_URL = env.str("MAP_TILE_URL", default="")
MAP_TILE_ATTRIBUTION = env("MAP_TILE_ATTRIBUTION", default="") or "© OpenStreetMap contributors"
# Whether an address abroad exists says Google, where there is a key; GOOGLE_ADDRESS_URL plays it.
GOOGLE_MAPS_API_KEY = env.str("GOOGLE_MAPS_API_KEY", default="")
GOOGLE_ADDRESS_URL = env.str(
    "GOOGLE_ADDRESS_URL", default="https://addressvalidation.googleapis.com"
)
# What a number of the country begins with → the operator that gave it out.
PHONE_OPERATORS = {"61": "Orange", "62": "Orange", "65": "Cellcom", "66": "Areeba"}
