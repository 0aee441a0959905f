"""What an offer gives, in a few signs."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from core.money import Money, format_money, format_number, round_amount

register = template.Library()


@register.filter
def gives(offer: Any) -> str:
    """`−10 %`, `−5 000 GNF`; nothing where no sign is short enough."""
    benefit = offer.benefit
    if benefit.type == benefit.PERCENTAGE:
        return f"−{format_number(benefit.value)}\u00a0%"
    if benefit.type == benefit.FIXED:
        return f"−{format_money(Money.of(round_amount(benefit.value)))}"
    if benefit.type == benefit.MULTIBUY:
        return _("Un gratuit")
    return ""
