"""Conversations of the demo: written as if on their days, so nobody is told of them now."""

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

from accounts.models import User
from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from notifications.models import Notice
from shop.catalogue.models import Product
from shop.chat.assistant.replies import HANDOVER, reply_to
from shop.chat.models import Conversation, Message, Side, Turn
from shop.chat.selectors import people_of
from shop.chat.services.open_conversation import Subject
from shop.chat.told import words_about
from shop.order.models import Order
from shop.partner.models import Partner
from shop.search.words import plain


def _subject(told: dict[str, Any]) -> Subject | None:
    """None where the market is too small to have what it is about."""
    store = product = order = None
    if "store" in told:
        store = Partner.objects.get(code=told["store"])
    if "product" in told:
        product = Product.objects.filter(title=told["product"], store=store).first()
    if "order" in told:
        order = Order.objects.filter(number=told["order"]).first()
    if ("product" in told and product is None) or ("order" in told and order is None):
        return None
    return Subject(store=store, product=product, order=order)


class Telling:
    """One conversation, line after line."""

    def __init__(self, told: dict[str, Any], *, subject: Subject, began: datetime) -> None:
        self.told, self.began = told, began
        self.person = User.objects.get(email=told["person"])
        key = subject.key_for(self.person)
        self.conversation = Conversation(
            id=uuid5(NAMESPACE_URL, f"demo:{key}"),
            key=key,
            pair=key.rpartition("|")[0],
            product=subject.product,
            order=subject.order,
            opened_at=began,
            last_at=began,
            assisted=subject.other["role"] == Side.Role.SUPPORT,
        )
        self.mine = Side(conversation=self.conversation, role=Side.Role.PERSON, person=self.person)
        self.other = Side(conversation=self.conversation, **subject.other)
        self.messages: list[Message] = []

    def tell(self) -> None:
        self.conversation.save(force_insert=True)
        for side in (self.mine, self.other):
            side.read_number = self.told["read"][side.role]
            side.save(force_insert=True)
        for email, minutes, text in self.told["lines"]:
            self._line(
                User.objects.get(email=email), text, at=self.began + timedelta(minutes=minutes)
            )
        Message.objects.bulk_create(self.messages)
        last = self.messages[-1]
        Conversation.objects.filter(pk=self.conversation.pk).update(
            last_number=last.number, last_at=last.sent_at, assisted=self.conversation.assisted
        )
        self._turns()
        self._notices()

    def _line(self, author: User, text: str, *, at: datetime) -> None:
        side = self.mine if author == self.person else self.other
        self._add(side, text, at=at, author=author)
        if not self.conversation.assisted:
            return
        said = [message.assistant for message in self.messages if message.assistant]
        reply = reply_to(text, before=said, language=self.person.language)
        self._add(self.other, reply.text, at=at + timedelta(seconds=1), assistant=reply.code)
        self.conversation.assisted = reply.code != HANDOVER

    def _add(self, side: Side, text: str, *, at: datetime, **more: Any) -> None:
        number = len(self.messages) + 1
        self.messages.append(
            Message(
                conversation=self.conversation,
                number=number,
                side=side,
                client_id=UUID(int=self.conversation.pk.int ^ number),
                text=text,
                search_text=plain(text),
                sent_at=at,
                **more,
            )
        )

    def _turns(self) -> None:
        """What the store's figures are made of."""
        if not self.other.store:
            return
        turn: Turn | None = None
        for message in self.messages:
            if message.side is self.mine and turn is None:
                turn = Turn(
                    conversation=self.conversation, store=self.other.store, asked_at=message.sent_at
                )
            elif message.side is self.other and turn:
                turn.answered_at = message.sent_at
                turn.save()
                turn = None
        if turn:
            turn.save()

    def _notices(self) -> None:
        """Rows alone: of what nobody has read yet, one a person."""
        for side, other in ((self.mine, self.other), (self.other, self.mine)):
            unread = [m for m in self.messages[side.read_number :] if m.side is other]
            if unread:
                last = unread[-1]
                Notice.objects.bulk_create(
                    Notice(recipient=one, created_at=last.sent_at, **words_about(last))
                    for one in people_of(side)
                )


def load_conversations(market: Market, advance: Advance) -> None:
    for told in facts("conversations"):
        subject = _subject(told)
        began = market.days_ago(told["days_ago"], hour=9)
        with transaction.atomic():
            if subject and not _stands(told, subject):
                Telling(told, subject=subject, began=began).tell()
        advance(1)


def _stands(told: dict[str, Any], subject: Subject) -> bool:
    person = User.objects.get(email=told["person"])
    return Conversation.objects.filter(key=subject.key_for(person)).exists()


def size(market: Market) -> int:
    return len(facts("conversations"))


register_demo_part(
    DemoPart(name="conversations", load=load_conversations, size=size, after=("orders",))
)
