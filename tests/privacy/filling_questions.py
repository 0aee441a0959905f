"""What a person asked a store and everybody may read."""

from accounts.models import User
from shop.chat.models import Message
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.questions.models import Wording
from shop.questions.services.publish_question import publish_question
from shop.questions.wording import Spoken
from tests.builders import a_product, a_store, a_user


def asked_for_all(person: User) -> None:
    """Renamed since: their name was no name when it was published, and before it was edited."""
    seller = a_user()
    store = a_store(team=(seller,))
    product = a_product(store=store)
    asked = open_conversation(person, subject=Subject(store=store, product=product))
    first = send_message(person, conversation=asked, words=Words(text="Large ?"))
    send_message(seller, conversation=asked, words=Words(text="Oui."))
    message = Message.objects.get(pk=first.pk)
    question = publish_question(message, by=seller, words=Spoken("Large ?", "Oui."))
    told = f"Ici {person.get_full_name()}, large ?"
    type(question).objects.filter(pk=question.pk).update(question=told, search_text=told.lower())
    Wording.objects.create(question=question, version=1, asked=told, answer=person.first_name)
    details = product.listed_details | {
        "questions": {
            "count": 1,
            "first": [{"id": question.pk, "question": told, "answer": "Oui."}],
        }
    }
    type(product).objects.filter(pk=product.pk).update(listed_details=details)
