"""The desk's page of questions: what waits first, and what becomes of it."""

from typing import Any

import pytest
from django.test import Client

from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.questions.models import Question, Wording
from tests.builders import a_product, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def bazin(her_store: Any) -> Any:
    return a_product(title="Bazin riche", store=her_store)


@pytest.fixture
def desk(her_store: Any, aissatou: Any) -> str:
    return f"/fr/seller/{her_store.code}/questions/"


@pytest.fixture
def asked(kadiatou: Any, her_store: Any, bazin: Any) -> Any:
    conversation = open_conversation(kadiatou, subject=Subject(store=her_store, product=bazin))
    say(kadiatou, conversation, "Il est large de combien ?")
    return conversation


def say(author: Any, conversation: Any, text: str) -> None:
    send_message(author, conversation=conversation, words=Words(text=text))


def as_(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_from_asked_to_published_to_withdrawn(
    desk: str, asked: Any, aissatou: Any, bazin: Any, kadiatou: Any
) -> None:
    client = as_(aissatou)
    body = client.get(desk).content.decode()
    assert "Il est large de combien ?" in body
    assert f"/fr/account/messages/{asked.pk}/" in body
    publish = f"{desk}publish/{asked.pk}/1/"
    # Not before it is answered.
    assert client.get(publish).status_code == 302
    say(aissatou, asked, "Un mètre soixante.")
    assert publish in client.get(desk).content.decode()
    thread = client.get(f"/fr/account/messages/{asked.pk}/").content.decode()
    assert publish in thread
    assert publish not in as_(kadiatou).get(f"/fr/account/messages/{asked.pk}/").content.decode()
    form = client.get(publish).content.decode()
    assert "Il est large de combien ?" in form
    assert "Un mètre soixante." in form
    refused = client.post(publish, {"question": "Large ?", "answer": "Appelez le 622 12 34 56"})
    assert refused.status_code == 422
    assert "Appelez le 622 12 34 56" in refused.content.decode()
    assert not Question.objects.exists()
    sent = client.post(publish, {"question": "Large ?", "answer": "1,60 m."})
    assert sent.headers["Location"] == f"{desk}?show=published"
    question = Question.objects.get()
    assert (question.question, question.product) == ("Large ?", bazin)
    # What is published already is edited.
    assert client.get(publish).headers["Location"] == f"{desk}{question.pk}/"
    client.post(f"{desk}{question.pk}/withdraw/")
    assert "Large ?" in client.get(f"{desk}?show=withdrawn").content.decode()
    assert "1,60 m." not in Client().get(bazin.get_absolute_url()).content.decode()
    client.post(f"{desk}{question.pk}/restore/")
    assert "1,60 m." in Client().get(bazin.get_absolute_url()).content.decode()


def test_an_edit_that_was_overtaken_keeps_what_was_typed(
    desk: str, asked: Any, aissatou: Any
) -> None:
    say(aissatou, asked, "Un mètre soixante.")
    client = as_(aissatou)
    client.post(f"{desk}publish/{asked.pk}/1/", {"question": "Large ?", "answer": "1,60 m."})
    address = f"{desk}{Question.objects.get().pk}/"
    told = {"question": "Large ?", "answer": "1,62 m.", "version": 1}
    assert client.post(address, told).status_code == 302
    late = client.post(address, told | {"answer": "1,64 m."})
    body = late.content.decode()
    assert late.status_code == 422
    assert "1,64 m." in body
    assert "1,62 m." in body
    assert 'name="version" value="2"' in body
    assert client.post(address, told | {"answer": "1,64 m.", "version": 2}).status_code == 302
    assert Question.objects.get().answer == "1,64 m."
    assert Wording.objects.count() == 2
    assert "1,62 m." in client.get(address).content.decode()


@pytest.mark.parametrize("path", ["", "?show=published", "?show=withdrawn", "?show=answered"])
def test_the_list_costs_the_same_however_long(
    desk: str, asked: Any, aissatou: Any, her_store: Any, queries_of: Any, path: str
) -> None:
    client = as_(aissatou)
    few = len(queries_of(client, desk + path))
    for n in range(6):
        other = a_product(title=f"Pagne {n}", store=her_store)
        shopper = a_user(first_name="Hawa")
        one = open_conversation(shopper, subject=Subject(store=her_store, product=other))
        say(shopper, one, f"Question {n} ?")
        if n % 2:
            say(aissatou, one, "Oui.")
            told = {"question": f"Question {n} ?", "answer": "Oui."}
            client.post(f"{desk}publish/{one.pk}/1/", told)
    # What is shown brings its products and wordings along, once for all.
    assert len(queries_of(client, desk + path)) <= few + 2


def test_a_rival_reads_nothing_of_it(
    desk: str, asked: Any, aissatou: Any, fatou: Any, other_store: Any
) -> None:
    say(aissatou, asked, "Un mètre soixante.")
    as_(aissatou).post(f"{desk}publish/{asked.pk}/1/", {"question": "Large ?", "answer": "1,60 m."})
    pk = Question.objects.get().pk
    own = f"/fr/seller/{other_store.code}/questions/"
    client = as_(fatou)
    assert "Large ?" not in client.get(f"{own}?show=published").content.decode()
    for path in (f"publish/{asked.pk}/1/", f"{pk}/"):
        assert client.get(own + path).status_code == 404
        assert client.post(own + path, {"question": "Autre", "answer": "Autre"}).status_code == 404
    for verb in ("withdraw", "restore"):
        assert client.post(f"{own}{pk}/{verb}/").status_code == 404
    question = Question.objects.get()
    assert (question.question, question.status) == ("Large ?", "published")
