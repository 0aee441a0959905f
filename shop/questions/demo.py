"""Questions of the demo: published from its conversations, on the day they were answered."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.chat.models import Message
from shop.questions.models import Question
from shop.search.words import plain


def load_questions(market: Market, advance: Advance) -> None:
    """Rows alone: nobody is told now of what was published then."""
    for told in facts("questions"):
        with transaction.atomic():
            _publish(told)
        advance(1)


def _publish(told: dict[str, Any]) -> None:
    message = (
        Message.objects.filter(
            text=told["message"],
            author__email=told["person"],
            conversation__product__isnull=False,
        )
        .select_related("conversation__product", "author")
        .first()
    )
    # The market may be too small to have what it is about.
    if message is None or Question.objects.filter(message=message).exists():
        return
    product = message.conversation.product
    Question.objects.create(
        product=product,
        store=product.store,
        message=message,
        asker=message.author,
        question=told["question"],
        answer=told["answer"],
        search_text=plain(f"{told['question']} {told['answer']}"),
        published_at=message.sent_at + timedelta(hours=1),
    )
    refresh_listing([product.pk])


def size(market: Market) -> int:
    return len(facts("questions"))


register_demo_part(
    DemoPart(name="questions", load=load_questions, size=size, after=("conversations",))
)
