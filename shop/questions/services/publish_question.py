"""Put a shopper's question and the store's answer on the product's page."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from core.audit import record
from notifications.services.notify import notify
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.chat.models import Message, Side
from shop.chat.selectors import side_of
from shop.questions.exceptions import QuestionRefused
from shop.questions.models import Question
from shop.questions.selectors import answer_after
from shop.questions.wording import Spoken, checked
from shop.search.words import plain


def publish_question(message: Message, *, by: Any, words: Spoken) -> Question:
    """For who speaks for the store it was asked; the same message again gives the same question."""
    product, store = _asked_about(message, by=by)
    if there := Question.objects.filter(message=message).first():
        return there
    told = checked(words, asker=message.author)
    try:
        with transaction.atomic():
            question = Question.objects.create(
                product=product,
                store=store,
                message=message,
                asker=message.author,
                question=told.question,
                answer=told.answer,
                search_text=plain(f"{told.question} {told.answer}"),
            )
            record(question, action="question.published", by=by)
            refresh_listing([product.pk])
            _tell_asker(question)
    except IntegrityError:
        # Two of the team at once: the first one stands.
        if there := Question.objects.filter(message=message).first():
            return there
        raise
    return question


def _asked_about(message: Message, *, by: Any) -> tuple[Any, Any]:
    ours = side_of(by, conversation=message.conversation_id)
    if ours is None or ours.role != Side.Role.STORE:
        raise QuestionRefused(_("Cette conversation n’est pas celle de votre boutique."))
    product = message.conversation.product
    if product is not None and product.is_child:
        product = product.parent
    if product is None or product.store_id != ours.store_id:
        raise QuestionRefused(_("Cette conversation ne parle d’aucun de vos produits."))
    asked = message.side.role == Side.Role.PERSON and message.removed_at is None
    if not asked:
        raise QuestionRefused(_("Choisissez un message du client."))
    if not answer_after(message):
        raise QuestionRefused(_("Répondez d’abord au client, puis publiez."))
    return product, ours.store


def _tell_asker(question: Question) -> None:
    if question.asker is None:
        return
    product = question.product
    notify(
        question.asker,
        kind="question.published",
        context={"product": product.title, "slug": f"{product.slug}-{product.pk}"},
        about=f"question:{question.pk}",
    )
