"""Tell those who wait for a product that it can be bought again, some of them at a time."""

from core.outbox import after_commit
from shop.customer.selectors import alerts_to_answer
from shop.customer.telling import answer_one, is_scarce

TELL = "customer.tell_return"
AT_ONCE = 200


def tell_return(product_id: int, *, after: int = 0) -> int:
    """Inside the transaction that marks the work done: a batch is told whole or not at all, and
    the next one is asked for with it. `after`: the last alert of the batch before."""
    waiting = alerts_to_answer().filter(product=product_id, pk__gt=after)
    batch = list(waiting[:AT_ONCE])
    hurry = bool(batch) and is_scarce(product_id)
    told = sum(answer_one(alert, hurry=hurry) for alert in batch)
    if len(batch) == AT_ONCE:
        after_commit(TELL, product_id=product_id, after=batch[-1].pk)
    return told
