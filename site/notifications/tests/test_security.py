"""Whoever changes how an account opens, its person hears of it, in their own language."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as social
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core import mail
from django.test import Client
from django.utils.translation import override

from core import outbox
from core.sms.models import TextMessage
from notifications.kinds import kind_of
from notifications.models import Notice
from tests.builders import a_user

pytestmark = pytest.mark.django_db
OLD, NEW = "makiti-demo", "leppi-du-fouta-7"
Type = Authenticator.Type


@pytest.fixture
def kadiatou() -> Any:
    person = a_user(email="kadiatou@makiti.test", phone="+224620123456", phone_verified=True)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def signed_in(login: str, *, agent: str = "Chrome Android") -> Client:
    client = Client(headers={"User-Agent": agent})
    client.post("/fr/account/login/", {"login": login, "password": OLD})
    assert "_auth_user_id" in client.session
    return client


def told(person: Any) -> list[str]:
    return [notice.context["what"] for notice in Notice.objects.filter(recipient=person)]


def test_a_new_password_is_told_once_by_letter_and_in_the_inbox(kadiatou: Any) -> None:
    client = signed_in("kadiatou@makiti.test")
    form = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    client.post("/fr/account/password/change/", form)
    outbox.drain()
    assert told(kadiatou) == ["password"]
    [letter] = mail.outbox
    assert letter.subject == "Sécurité : mot de passe changé"
    assert TextMessage.objects.count() == 0
    assert "mot de passe changé" in client.get("/fr/account/notifications/").content.decode()


def test_who_has_no_address_reads_it_in_an_sms() -> None:
    mariama = a_user(email=None, phone="+224620123457", phone_verified=True)
    client = signed_in("620 12 34 57")
    form = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    client.post("/fr/account/password/change/", form)
    outbox.drain()
    assert told(mariama) == ["password"]
    assert "mot de passe changé" in TextMessage.objects.get(kind="account.security").body
    assert mail.outbox == []


def test_the_first_device_is_no_news_and_another_is(kadiatou: Any) -> None:
    signed_in("kadiatou@makiti.test").get("/fr/account/")
    signed_in("kadiatou@makiti.test").get("/fr/account/")
    assert told(kadiatou) == []
    signed_in("kadiatou@makiti.test", agent="Firefox Windows " * 40).get("/fr/account/")
    assert told(kadiatou) == ["device"]
    signed_in("kadiatou@makiti.test", agent="Firefox Windows " * 40)
    assert told(kadiatou) == ["device"]


def test_a_new_address_is_told_to_the_old_one_too(kadiatou: Any, rf: Any) -> None:
    from allauth.account.internal.flows.manage_email import emit_email_changed
    from allauth.core import context

    old = EmailAddress.objects.get(user=kadiatou)
    new = EmailAddress.objects.create(user=kadiatou, email="k@makiti.test", verified=True)
    kadiatou.email = new.email
    kadiatou.save(update_fields=["email"])
    request = rf.post("/")
    request.user = kadiatou
    with context.request_context(request):
        emit_email_changed(request, old, new)
    outbox.drain()
    assert told(kadiatou) == ["email"]
    assert sorted(letter.to[0] for letter in mail.outbox) == ["k@makiti.test", old.email]


@pytest.mark.parametrize(
    ("signal", "type_", "what"),
    [
        (factors.authenticator_added, Type.TOTP, ["totp_on"]),
        (factors.authenticator_added, Type.WEBAUTHN, ["passkey_on"]),
        (factors.authenticator_added, Type.RECOVERY_CODES, ["recovery_codes"]),
        (factors.authenticator_reset, Type.RECOVERY_CODES, ["recovery_codes"]),
        (factors.authenticator_removed, Type.TOTP, ["totp_off"]),
        (factors.authenticator_removed, Type.WEBAUTHN, ["passkey_off"]),
        (factors.authenticator_removed, Type.RECOVERY_CODES, []),
    ],
)
def test_factors_that_come_and_go(kadiatou: Any, signal: Any, type_: Any, what: list[str]) -> None:
    authenticator = Authenticator(user=kadiatou, type=type_)
    signal.send(sender=Authenticator, request=None, user=kadiatou, authenticator=authenticator)
    assert told(kadiatou) == what


def test_a_google_account_that_comes_and_goes(kadiatou: Any) -> None:
    account = SocialAccount(user=kadiatou, provider="google", uid="1")
    login = SocialLogin(user=kadiatou, account=account)
    social.social_account_added.send(sender=SocialLogin, request=None, sociallogin=login)
    social.social_account_removed.send(sender=SocialAccount, request=None, socialaccount=account)
    assert sorted(told(kadiatou)) == ["google_off", "google_on"]


def test_the_words_are_made_in_the_readers_language() -> None:
    kind = kind_of("account.security")
    with override("en"):
        assert kind.title_for(kind.sample) == "Security: new device signed in"
        assert "12 March at 14:05" in kind.body_for(kind.sample)
    assert "12 mars à 14:05" in kind.body_for(kind.sample)
