"""Who asks for tokens, by what the site's own sign-in asks for, over the same counters."""

from dataclasses import dataclass
from typing import Any

from allauth.account.models import Login
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from accounts.code_forms import SecondFactorForm
from accounts.entrance import LoginForm
from accounts.models import User
from accounts.stages import must_prove_email
from core.api import Problem

TOO_MANY = {"too_many_login_attempts", "rate_limited", "locked"}


@dataclass(frozen=True, slots=True)
class Credentials:
    login: str
    password: str
    code: str = ""
    challenge: str = ""
    answer: str = ""


def check_credentials(request: HttpRequest, *, sent: Credentials) -> User:
    """The person whose password and second factor these are; a Problem says what is wrong."""
    typed = {"login": sent.login, "password": sent.password}
    asked = {"challenge": sent.challenge, "answer": sent.answer}
    form: Any = LoginForm(typed | asked, request=request)
    if not form.is_valid():
        raise _refusal(form)
    user: User = form.user
    if not user.is_active:
        raise Problem("wrong_credentials")
    if user.is_pending:
        raise Problem("phone_unproven")
    if must_prove_email(Login(user=user, email=form.user_credentials().get("email"))):
        raise Problem("email_unproven")
    _check_second_factor(user, code=sent.code)
    return user


def _refusal(form: Any) -> Problem:
    if "answer" in form.errors:
        # A crowded address: a person answers this in a moment, whoever tries passwords does not.
        question = form.fields["answer"].label
        return Problem(
            "challenge_needed", detail=question, more={"challenge": form.initial["challenge"]}
        )
    return Problem("too_many_tries" if _codes(form) & TOO_MANY else "wrong_credentials")


def _check_second_factor(user: User, *, code: str) -> None:
    kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    by_hand = kinds - {Authenticator.Type.WEBAUTHN}
    if not kinds:
        if is_office(user):
            raise Problem("sign_in_on_site")
        return
    if not by_hand:
        raise Problem("sign_in_on_site")
    if not code:
        raise Problem("second_factor_needed")
    form: Any = SecondFactorForm({"code": code}, user=user)
    if not form.is_valid():
        raise Problem("too_many_tries" if _codes(form) & TOO_MANY else "wrong_code")


def is_office(user: User) -> bool:
    """Who works in the back office opens nothing with a password alone."""
    return user.is_staff or user.is_superuser or user.has_perm("wagtailadmin.access_admin")


def _codes(form: Any) -> set[str]:
    return {error.code for errors in form.errors.as_data().values() for error in errors}
