"""By web push: the browser shows it though no page of ours is open.

The words are sealed for that browser alone (RFC 8291); the service in between sees their length.
"""

import json
from email.utils import parseaddr
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from notifications.channels import ChannelError
from notifications.models import Notice, PushDevice
from notifications.vapid import private_key

TIMEOUT = (3.05, 10)
DAY = 24 * 3600
# The browser has taken its permission back, or was thrown away.
GONE = {404, 410}
# Worth another try: the service is busy or away.
PASSING = {408, 425, 429}
# Letters of each part; what every service carries, sealed, is 4,096 bytes.
LONGEST = 400


# The services of the makers of browsers; nothing is ever posted to another address.
MAKERS = (
    "https://fcm.googleapis.com",
    "https://updates.push.services.mozilla.com",
    "https://web.push.apple.com",
    "https://*.notify.windows.com",
)


def can_reach(notice: Notice) -> bool:
    return PushDevice.objects.filter(person_id=notice.recipient_id).exists()


def send(notice: Notice, *, key: str) -> None:
    """Tell each browser of the person. Told twice, it still shows one: the key is its tag."""
    devices = _signed_in(notice.recipient_id)
    if not devices:
        raise ChannelError("no browser is left", permanent=True)
    content = {
        "title": notice.title[:LONGEST],
        "body": notice.body[:LONGEST],
        "url": notice.link[:LONGEST],
        "tag": key,
        "lang": notice.recipient.language,
    }
    failures = [error for device in devices if (error := _failure(device, content))]
    passing = [error for error in failures if not error.permanent]
    if passing or len(failures) == len(devices):
        raise (passing or failures)[0]


def is_push_service(endpoint: str) -> bool:
    """A browser names the address that we will post to: only the services of its makers."""
    try:
        parts = urlsplit(endpoint)
    except ValueError:
        return False
    origin = f"{parts.scheme}://{parts.netloc}"
    if "@" in origin:
        return False
    for allowed in settings.PUSH_SERVICES or MAKERS:
        start, star, end = allowed.partition("*")
        if origin == allowed or (star and origin.startswith(start) and origin.endswith(end)):
            return True
    return False


def _signed_in(person_id: int) -> list[PushDevice]:
    """Whoever signed out, here or from afar, is told nothing more on that browser."""
    devices = PushDevice.objects.filter(person_id=person_id)
    sessions = Session.objects.filter(expire_date__gt=timezone.now())
    alive = sessions.filter(session_key__in=devices.values("session_key"))
    keys = set(alive.values_list("session_key", flat=True))
    devices.exclude(session_key__in=keys).delete()
    return list(devices)


def _failure(device: PushDevice, content: dict[str, Any]) -> ChannelError | None:
    if not is_push_service(device.endpoint):
        return ChannelError("not a push service", permanent=True)
    try:
        status = _post(device, content)
    except requests.RequestException as error:
        return ChannelError(type(error).__name__, permanent=False)
    if status < 300:
        return None
    if status in GONE:
        device.delete()
    return ChannelError(f"push {status}", permanent=status < 500 and status not in PASSING)


def _post(device: PushDevice, content: dict[str, Any]) -> int:
    # Both bring an asynchronous web client along, which no page should wait for.
    from py_vapid import Vapid02
    from pywebpush import WebPusher

    parts = urlsplit(device.endpoint)
    _name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    claims = {"aud": f"{parts.scheme}://{parts.netloc}", "sub": f"mailto:{address}"}
    signed = Vapid02(private_key()).sign(claims)
    keys = {"p256dh": device.p256dh, "auth": device.auth}
    with _Straight() as session:
        pusher = WebPusher({"endpoint": device.endpoint, "keys": keys}, requests_session=session)
        answer = pusher.send(json.dumps(content), signed, ttl=DAY, timeout=TIMEOUT)
        return int(answer.status_code)


class _Straight(requests.Session):
    """Goes where it is sent and nowhere else: an answer that points inwards is not followed."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        return None
