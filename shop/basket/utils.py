from typing import Any

from oscar.apps.basket import utils
from oscar.apps.basket.utils import *  # noqa: F403


class BasketMessageGenerator(utils.BasketMessageGenerator):  # type: ignore[misc]
    """Says what an offer gives or takes; the total stands in the basket, not in every message."""

    def get_new_total_messages(self, basket: Any, include_buttons: bool = True) -> list[Any]:
        return []
