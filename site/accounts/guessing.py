"""What allauth asks before and after a password is looked at: our counters, in the database."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from accounts.limits import (
    account_key,
    count_neighbour,
    forget_wrong_passwords,
    is_locked,
    password_was_right,
    try_password,
    user_key,
)


class GuessingMixin(DefaultAccountAdapter):
    _tried = ""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        name = {key: str(credentials.get(key) or "") for key in ("phone", "email")}
        self._tried = account_key(**name)
        if try_password(self._tried):
            return
        count_neighbour(request)
        locked = is_locked(self._tried)
        raise self.validation_error("locked" if locked else "too_many_login_attempts")

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth calls this when the password was right."""
        password_was_right(self._tried)

    def set_password(self, user: Any, password: str) -> None:
        """Whoever sets a new one has proven who they are: the way back in."""
        super().set_password(user, password)
        forget_wrong_passwords(user_key(user))

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        count_neighbour(request)
