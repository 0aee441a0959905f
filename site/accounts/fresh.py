"""What a person proved a moment ago, in this browser."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from django.http import HttpRequest

# How long a code that opened the account also lets one choose a password without the old one.
MINUTES = 10


def code_given_lately(request: HttpRequest) -> bool:
    if not request.user.is_authenticated:
        return False
    return any(
        record["method"] == "code" and time.time() - record["at"] < MINUTES * 60
        for record in get_authentication_records(request, request.user)
    )


def second_factor_given(request: HttpRequest) -> bool:
    """By a code of an app, a recovery code or a passkey, since this browser signed in."""
    return any(r["method"] == "mfa" for r in get_authentication_records(request, request.user))
