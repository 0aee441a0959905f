"""Whether people may come in with a Google account, and to where its form leads."""

from urllib.parse import urlsplit

from django.conf import settings


def google_is_set() -> bool:
    apps = settings.SOCIALACCOUNT_PROVIDERS["google"]["APPS"]
    return any(app["client_id"] for app in apps)


def google_origin() -> str:
    """The site whose sign-in page the browser is led to."""
    parts = urlsplit(settings.SOCIALACCOUNT_PROVIDERS["google"]["AUTHORIZE_URL"])
    return f"{parts.scheme}://{parts.netloc}"
