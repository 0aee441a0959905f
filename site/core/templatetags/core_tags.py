"""`{% load core_tags %}`: how amounts are written, and deeds of a history."""

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.audit import in_words
from core.money import (
    DEFAULT_CURRENCY,
    NO_BREAK_SPACE,
    Money,
    format_money,
    format_number,
    round_amount,
)

register = template.Library()
register.filter(in_words)


@register.filter
def money(amount: Money | Decimal | int | None, currency: str = DEFAULT_CURRENCY) -> str:
    """`{{ 1250000|money }}` is `1 250 000 GNF`; nothing where there is no amount."""
    if amount is None or amount == "":
        return ""
    if not isinstance(amount, Money):
        amount = Money.of(round_amount(Decimal(amount), currency), currency)
    return format_money(amount)


@register.filter
def unit_may_fall(amount: str) -> SafeString:
    """`{{ 1250000|money|unit_may_fall }}`: the currency may stand on the next line."""
    number, space, unit = amount.rpartition(NO_BREAK_SPACE)
    if not space:
        return format_html("{}", amount)
    return format_html("{}{}<wbr>{}", number, space, unit)


@register.filter
def spaced(number: int) -> str:
    """`{{ 1000|spaced }}` is `1 000`."""
    return format_number(number)
