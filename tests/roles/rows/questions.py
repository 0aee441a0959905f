"""What a store is asked about its products: sellers/desk/views/questions.py."""

from typing import Any

from sellers.stores.roles import Role
from shop.chat.models import Message
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.questions.models import Question
from shop.questions.services.publish_question import publish_question
from shop.questions.wording import Spoken
from tests import builders
from tests.roles.table import Row


def _message(store: Any) -> Message:
    product = store.partner.products.order_by("pk").first()
    there = Message.objects.filter(conversation__product=product, number=1).first()
    if there:
        return there
    shopper = builders.a_user(first_name="Hawa")
    asked = open_conversation(shopper, subject=Subject(store=store.partner, product=product))
    first = send_message(shopper, conversation=asked, words=Words(text="Il est large de combien ?"))
    owner = store.memberships.get(role=Role.OWNER).person
    send_message(owner, conversation=asked, words=Words(text="Un mètre soixante."))
    return first


def _asked(store: Any) -> dict[str, Any]:
    message = _message(store)
    return {"slug": store.slug, "key": message.conversation_id, "number": message.number}


def _published(store: Any) -> dict[str, Any]:
    question = Question.objects.filter(store=store.partner).first()
    if question is None:
        owner = store.memberships.get(role=Role.OWNER).person
        words = Spoken("Il est large de combien ?", "Un mètre soixante.")
        question = publish_question(_message(store), by=owner, words=words)
    return {"slug": store.slug, "pk": question.pk}


# Whoever answers messages of the store publishes what was answered: clerks too.
ADDRESSES = {
    "seller:questions": Row(),
    "seller:question_publish": Row(values=_asked),
    "seller:question": Row(values=_published),
    "seller:question_withdraw": Row(owner=405, manager=405, clerk=405, values=_published),
    "seller:question_restore": Row(owner=405, manager=405, clerk=405, values=_published),
}
