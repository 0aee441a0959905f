"""What a person does with the sign-in pages, said in one line each."""

import re
from typing import Any

from django.core import mail
from django.test import Client

from accounts.models import User
from core.outbox import drain
from core.sms.models import TextMessage

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


def texted_code(phone: str) -> str:
    """The six digits of the newest text to a number."""
    text = TextMessage.objects.filter(phone=phone).latest("pk").body
    found = re.search(r"\b\d{6}\b", text)
    assert found, text
    return found[0]


def wrong(code: str) -> str:
    return "000000" if code != "000000" else "111111"


def errors_of(answer: Any) -> str:
    """All that a form complains about, one string."""
    assert answer.status_code == 200, answer.get("Location")
    return " ".join(
        str(error) for errors in answer.context["form"].errors.values() for error in errors
    )


def come_by_code(client: Client, phone: str) -> Any:
    client.post("/fr/account/login/code/", {"login": phone})
    return client.post("/fr/account/login/code/confirm/", {"code": texted_code(phone)})


def reauthenticated(client: Client, person: User) -> None:
    client.force_login(person)
    client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
