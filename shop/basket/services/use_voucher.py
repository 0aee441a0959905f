from typing import Any

from django.utils.translation import gettext as _
from oscar.apps.basket.signals import voucher_addition
from oscar.core.loading import get_class, get_model

from shop.basket.exceptions import VoucherRefused

Applicator = get_class("offer.applicator", "Applicator")
Voucher = get_model("voucher", "Voucher")


def use_voucher(*, basket: Any, code: str, request: Any) -> Any:
    """Put a code on the basket, where it gives something; a code that is on it stays."""
    voucher = Voucher.objects.filter(code=code).first()
    reason = _why_not(voucher, user=request.user)
    if reason:
        raise VoucherRefused(reason)
    if basket.vouchers.filter(pk=voucher.pk).exists():
        return voucher
    basket.vouchers.add(voucher)
    basket.reset_offer_applications()
    Applicator().apply(basket, request.user, request)
    if all(given["voucher"] != voucher for given in basket.offer_applications):
        basket.vouchers.remove(voucher)
        raise VoucherRefused(_("Ce code ne donne rien pour les articles de ce panier."))
    voucher_addition.send(sender=use_voucher, basket=basket, voucher=voucher)
    return voucher


def _why_not(voucher: Any, *, user: Any) -> str:
    if voucher is None:
        return _("Ce code n’existe pas. Vérifiez les lettres et les chiffres.")
    if voucher.is_expired():
        return _("Ce code n’est plus valable.")
    if not voucher.is_active():
        return _("Ce code n’est pas encore valable.")
    available, _oscars_words = voucher.is_available_to_user(user=user)
    if available:
        return ""
    if voucher.usage == Voucher.ONCE_PER_CUSTOMER and not user.is_authenticated:
        return _("Ce code demande un compte : connectez-vous d’abord.")
    return _("Ce code a déjà servi.")
