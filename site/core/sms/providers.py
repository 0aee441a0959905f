"""Who carries text messages. A new one is a class of three methods and a line in PROVIDERS."""

import logging
from functools import cache
from urllib.parse import urlsplit, urlunsplit

import requests
from django.conf import settings

log = logging.getLogger(__name__)
TIMEOUT = (3.05, 10)
# Worth another try: the provider is busy or away, the message is well.
PASSING = {408, 425, 429}


class SmsError(Exception):
    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class SmsProvider:
    """The base of all."""

    # Whether a person gets what is sent: without, nobody is asked for a code by SMS.
    reaches_people = True

    def send(self, *, phone: str, body: str, key: str) -> str:
        """Hand a message over and give the provider's id. The same key is the same message."""
        raise NotImplementedError

    def status_of(self, provider_id: str) -> str:
        """`sent`, `delivered` or `failed`."""
        raise NotImplementedError


class NullSms(SmsProvider):
    """Where no provider is set: nothing is sent, and nobody is asked for a code by SMS."""

    reaches_people = False

    def send(self, *, phone: str, body: str, key: str) -> str:
        raise SmsError("No SMS provider is set (SMS_URL).", permanent=True)

    def status_of(self, provider_id: str) -> str:
        return "failed"


class ConsoleSms(SmsProvider):
    """The demo's: the message stands in the log and on the phone at the corner of the page."""

    def send(self, *, phone: str, body: str, key: str) -> str:
        log.info("SMS to %s: %s", phone, body)
        return f"console-{key}"

    def status_of(self, provider_id: str) -> str:
        return "delivered"


class HttpSms(SmsProvider):
    """SMS_URL=https://user:password@provider/messages: POST makes one, GET …/<id> tells of it."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        host = parts.hostname or ""
        self.url = urlunsplit(
            (parts.scheme, f"{host}:{parts.port}" if parts.port else host, parts.path, "", "")
        ).rstrip("/")
        self.auth = (parts.username, parts.password or "") if parts.username else None

    def send(self, *, phone: str, body: str, key: str) -> str:
        told = self._ask("POST", self.url, json={"to": phone, "body": body, "key": key}, key=key)
        return str(told.get("id") or key)

    def status_of(self, provider_id: str) -> str:
        told = self._ask("GET", f"{self.url}/{requests.utils.quote(provider_id, safe='')}")
        status = str(told.get("status"))
        return status if status in {"delivered", "failed"} else "sent"

    def _ask(
        self, method: str, url: str, *, key: str = "", json: dict[str, str] | None = None
    ) -> dict[str, object]:
        headers = {"Idempotency-Key": key} if key else {}
        try:
            answer = requests.request(
                method,
                url,
                json=json,
                headers=headers,
                auth=self.auth,
                timeout=TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException as error:
            raise SmsError(type(error).__name__, permanent=False) from error
        if answer.status_code >= 500 or answer.status_code in PASSING:
            raise SmsError(f"answered {answer.status_code}", permanent=False)
        if answer.status_code >= 300:
            raise SmsError(f"refused with {answer.status_code}", permanent=True)
        try:
            told = answer.json()
        except requests.JSONDecodeError as error:
            raise SmsError("answered no JSON", permanent=False) from error
        return told if isinstance(told, dict) else {}


PROVIDERS = {"": NullSms, "null": NullSms, "console": ConsoleSms}


@cache
def _provider(url: str) -> SmsProvider:
    scheme = urlsplit(url).scheme
    return HttpSms(url) if scheme in {"http", "https"} else PROVIDERS[scheme]()


def sms_provider() -> SmsProvider:
    return _provider(settings.SMS_URL)
