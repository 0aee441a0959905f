"""Every few minutes: whoever waits for what can be bought again and was not told by the outbox."""

from shop.customer.selectors import alerts_to_answer
from shop.customer.telling import answer_one, is_scarce

# The rest waits for the next round: one round must not hold a worker for an hour.
AT_ONCE = 1000


def answer_alerts() -> int:
    """Tell everyone who waits for a product that can be bought again; returns how many."""
    scarce: dict[int, bool] = {}
    answered = 0
    for alert in alerts_to_answer()[:AT_ONCE]:
        if alert.product_id not in scarce:
            scarce[alert.product_id] = is_scarce(alert.product_id)
        answered += answer_one(alert, hurry=scarce[alert.product_id])
    return answered
