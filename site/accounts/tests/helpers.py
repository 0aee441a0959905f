"""What a person does with the sign-in pages, said in one line each."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from core.outbox import drain

PASSWORD = "makiti-demo"
NEW_PASSWORD = "leppi-du-fouta-7"


def sign_up(client: Client, *, language: str = "fr", **typed: str) -> Any:
    form = {"first_name": "Mariama", "phone": "", "email": "", "password1": NEW_PASSWORD}
    return client.post(f"/{language}/account/signup/", form | typed)


def sign_in(client: Client, login: str, password: str = PASSWORD, **extra: str) -> Any:
    return client.post("/fr/account/login/", {"login": login, "password": password, **extra})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def last_code() -> str:
    """The six digits of the newest letter, once the outbox is worked."""
    drain()
    found = re.search(r"^\d{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[0]
