"""Oscar's checkout session for people who may have a phone and no e-mail."""

from typing import Any

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import gettext as _
from oscar.apps.checkout import session
from oscar.apps.checkout.exceptions import FailedPreCondition

SALT = "checkout.seen-basket"


def sign_basket(basket: Any) -> str:
    """Which basket the last page shows: only who was shown it can name it."""
    return Signer(salt=SALT).sign(str(basket.pk))


def signed_basket(token: str) -> int | None:
    try:
        return int(Signer(salt=SALT).unsign(token))
    except (BadSignature, ValueError):
        return None


class CheckoutSessionMixin(session.CheckoutSessionMixin):  # type: ignore[misc]
    def check_user_email_is_captured(self, request: Any) -> None:
        """A guest is reached by the phone of the address."""

    def check_basket_is_not_empty(self, request: Any) -> None:
        if request.basket.is_empty:
            sentence = _("Votre panier est vide : mettez-y d’abord ce que vous voulez commander.")
            raise FailedPreCondition(url=reverse("basket:summary"), message=sentence)

    def check_basket_is_valid(self, request: Any) -> None:
        """What cannot be had any more stands marked in the basket, which is kept."""
        missing = [line.product.get_title() for line in request.basket.all_lines() if line.problem]
        if not missing:
            return
        sentence = _("Avant de commander, corrigez ce qui est marqué.")
        if request.method == "POST":
            # Between the last page and the button somebody else was faster.
            sentence = _(
                "La commande n’est pas passée : entre-temps, il n’y a plus assez de "
                "« %(titles)s ». Votre panier est gardé. Corrigez ce qui est marqué, puis "
                "commandez le reste."
            ) % {"titles": " », « ".join(missing)}
        raise FailedPreCondition(url=reverse("basket:summary"), message=sentence)

    def build_submission(self, **kwargs: Any) -> dict[str, Any]:
        submission: dict[str, Any] = super().build_submission(**kwargs)
        order_kwargs = submission["order_kwargs"]
        order_kwargs["guest_email"] = order_kwargs.get("guest_email") or ""
        return submission
