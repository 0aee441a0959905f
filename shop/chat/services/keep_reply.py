from shop.chat.models import QuickReply
from shop.partner.models import Partner

MOST = 20


def keep_reply(store: Partner, *, text: str) -> QuickReply | None:
    """Keep what a store says often, once; None where it has enough of them."""
    kept = QuickReply.objects.filter(store=store, text=text).first()
    if kept:
        return kept
    if QuickReply.objects.filter(store=store).count() >= MOST:
        return None
    return QuickReply.objects.get_or_create(store=store, text=text)[0]
