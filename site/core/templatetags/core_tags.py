"""`{% load core_tags %}`: how amounts are written."""

from decimal import Decimal

from django import template

from core.money import DEFAULT_CURRENCY, Money, format_money, format_number, round_amount

register = template.Library()


@register.filter
def money(amount: Money | Decimal | int | None, currency: str = DEFAULT_CURRENCY) -> str:
    """`{{ 1250000|money }}` is `1 250 000 GNF`; nothing where there is no amount."""
    if amount is None or amount == "":
        return ""
    if not isinstance(amount, Money):
        amount = Money.of(round_amount(Decimal(amount), currency), currency)
    return format_money(amount)


@register.filter
def spaced(number: int) -> str:
    """`{{ 1000|spaced }}` is `1 000`."""
    return format_number(number)
