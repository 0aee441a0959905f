"""Kadiatou asks Boutique Aïssatou about a product; Fatou and Sékou have no part in it."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from core.uploads.fields import clean_picture
from notifications.models import Notice
from shop.chat import ports
from shop.chat.models import Conversation, Message
from shop.chat.ports import LiveParcel
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from tests.builders import a_product


@pytest.fixture
def bazin(her_store: Any) -> Any:
    return a_product(title="Bazin riche", store=her_store)


@pytest.fixture
def conversation(kadiatou: Any, her_store: Any, bazin: Any) -> Conversation:
    return open_conversation(kadiatou, subject=Subject(store=her_store, product=bazin))


@pytest.fixture
def a_picture() -> Any:
    file = BytesIO()
    Image.effect_noise((80, 60), 90).convert("RGB").save(file, "JPEG")
    return clean_picture(SimpleUploadedFile("IMG.jpg", file.getvalue(), content_type="image/jpeg"))


def say(author: Any, conversation: Conversation, text: str = "Bonjour", **words: Any) -> Message:
    return send_message(author, conversation=conversation, words=Words(text=text, **words))


@pytest.fixture
def asked(kadiatou: Any) -> Conversation:
    """Kadiatou speaks to the team."""
    return open_conversation(kadiatou, subject=Subject())


def answers(conversation: Conversation) -> list[str]:
    rows = Message.objects.filter(conversation=conversation).exclude(assistant="")
    return list(rows.order_by("number").values_list("assistant", flat=True))


def told(person: Any) -> int:
    return Notice.objects.filter(recipient=person, kind="chat.message").count()


class Road:
    """Stands in for the room of the door: one parcel, until nobody carries it."""

    def __init__(self, courier: Any, shopper: Any, store: Any) -> None:
        self.courier, self.shopper, self.store = courier, shopper, store

    def parcel(self, reference: str) -> LiveParcel | None:
        if reference != "C-1" or self.courier is None:
            return None
        return LiveParcel("C-1", "Colis C-1", self.courier, self.shopper, self.store)

    def carried_by(self, person: Any) -> list[str]:
        return ["C-1"] if person == self.courier else []


@pytest.fixture
def road(ibrahima: Any, kadiatou: Any, her_store: Any, monkeypatch: pytest.MonkeyPatch) -> Road:
    road = Road(ibrahima, kadiatou, her_store)
    monkeypatch.setattr(ports, "_couriers", [road])
    return road
