from typing import Any


class BasketClosed(Exception):
    """The basket has become an order, or part of another basket, in the meantime."""


class QuantityRefused(Exception):
    """So many cannot be had; `reason` says it in words."""

    def __init__(self, reason: Any) -> None:
        self.reason = reason
        super().__init__(reason)


class VoucherRefused(Exception):
    """This code gives nothing here; `reason` says why."""

    def __init__(self, reason: Any) -> None:
        self.reason = reason
        super().__init__(reason)
