"""What a program does with its tokens, said in one line each."""

from typing import Any

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from tests.builders import PASSWORD
from tests.support.api import Api


def sign_in(api: Api, login: str, password: str = PASSWORD, **more: Any) -> Any:
    return api.call("POST", "/tokens", {"login": login, "password": password, **more})


def refresh(api: Api, token: str) -> Any:
    return api.call("POST", "/tokens/refresh", {"refresh": token})


def a_pair(api: Api, login: str, **more: Any) -> dict[str, Any]:
    answer = sign_in(api, login, **more)
    assert answer.status_code == 200, answer.content.decode()
    pair: dict[str, Any] = answer.json()
    return pair


def with_token(access: str) -> Api:
    api = Api()
    api.token = access
    return api


def is_in(access: str) -> bool:
    answer = with_token(access).call("GET", "/me")
    assert answer.status_code in (200, 401), answer.content.decode()
    return bool(answer.status_code == 200)


def a_second_factor(user: Any) -> str:
    """The secret that the person's app keeps."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str) -> str:
    """The one of now; the one before would grow too old while a slow machine looks at it."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, sorted(counters)[len(counters) // 2]))
