"""Oscar's checkout session for people who may have a phone and no e-mail."""

from typing import Any

from oscar.apps.checkout import session


class CheckoutSessionMixin(session.CheckoutSessionMixin):  # type: ignore[misc]
    def check_user_email_is_captured(self, request: Any) -> None:
        """A guest is reached by the phone of the address."""

    def build_submission(self, **kwargs: Any) -> dict[str, Any]:
        submission: dict[str, Any] = super().build_submission(**kwargs)
        order_kwargs = submission["order_kwargs"]
        order_kwargs["guest_email"] = order_kwargs.get("guest_email") or ""
        return submission
