"""What the basket's page shows."""

from typing import Any

from oscar.core.loading import get_class

from shop.basket.forms import VoucherForm
from shop.basket.selectors import by_store

Applicator = get_class("offer.applicator", "Applicator")
Repository = get_class("shipping.repository", "Repository")
OrderTotalCalculator = get_class("checkout.calculators", "OrderTotalCalculator")


def apply_offers(request: Any) -> None:
    """After a change of the lines: what they earn now."""
    if not request.basket.is_empty:
        Applicator().apply(request.basket, request.user, request)


def basket_page(
    request: Any,
    *,
    fault: Any = "",
    at: int | None = None,
    typed: str = "",
    voucher_form: VoucherForm | None = None,
) -> dict[str, Any]:
    """`fault` stands beside the line `at`, whose field keeps what was `typed`."""
    basket = request.basket
    page: dict[str, Any] = {"basket": basket, "voucher_form": voucher_form or VoucherForm()}
    if basket.is_empty:
        return page
    lines = list(basket.all_lines())
    for line in lines:
        line.fault = fault if line.pk == at else line.problem
        line.typed = typed if line.pk == at else line.quantity
    method = Repository().get_default_shipping_method(
        basket=basket, user=request.user, request=request
    )
    charge = method.calculate(basket)
    return page | {
        "stores": by_store(lines),
        "faults": [line for line in lines if line.fault],
        "in_the_way": any(line.problem for line in lines),
        "shipping_method": method,
        "shipping_charge": charge,
        "order_total": OrderTotalCalculator(request).calculate(basket, charge),
        "vouchers": list(basket.vouchers.all()),
    }
