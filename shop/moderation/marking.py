"""Pictures are looked at after the commit: opening them takes longer than a transaction should."""

from core.outbox import after_commit, handles
from shop.moderation.services.mark_pictures import mark_pictures

MARK = "moderation.mark_pictures"


def mark_later(key: int) -> None:
    after_commit(MARK, key=key)


@handles(MARK)
def mark_now(*, key: int) -> None:
    mark_pictures([key])
