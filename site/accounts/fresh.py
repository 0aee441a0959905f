"""What a person proved a moment ago, in this browser."""

import time
from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from django.http import HttpRequest

from accounts.factors import second_factors

# How long a code that opened the account also lets one choose a password without the old one.
MINUTES = 10


def code_given_lately(request: HttpRequest) -> bool:
    if not request.user.is_authenticated or _is_older_than_the_factor(request):
        return False
    return any(
        record["method"] == "code" and time.time() - record["at"] < MINUTES * 60
        for record in get_authentication_records(request, request.user)
    )


def second_factor_given(request: HttpRequest) -> bool:
    """By a code of an app, a recovery code or a passkey, since this browser signed in."""
    return any(r["method"] == "mfa" for r in get_authentication_records(request, request.user))


def let_only_the_factor_confirm(request: HttpRequest) -> None:
    """A password that was said again confirms nothing from the moment a second factor is there,
    not even in browsers where it was said a minute before."""
    records = get_authentication_records(request, _person(request))
    kept = [r for r in records if r["method"] == "mfa" or not r.get("reauthenticated")]
    if len(kept) < len(records) and second_factors(_person(request)):
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept


def factor_was_shown(request: HttpRequest, *, kind: str) -> None:
    """Whoever adds one gives its code, or touches the key: that confirms who they are, here."""
    record_authentication(request, _person(request), "mfa", type=kind, reauthenticated=True)


def _is_older_than_the_factor(request: HttpRequest) -> bool:
    """Signed in before there was one: the code that opened this browser stands for less now."""
    return bool(second_factors(_person(request))) and not second_factor_given(request)


def _person(request: HttpRequest) -> Any:
    return request.user
