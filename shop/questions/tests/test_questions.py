"""Kadiatou asks about Aïssatou's bazin; what is answered may be read by all, without her name."""

from typing import Any

import pytest
from django.test import Client

from core.audit import history_of
from core.outbox import drain
from notifications.models import Notice
from shop.catalogue.models import Product
from shop.chat.models import Message
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.send_message import Words, send_message
from shop.moderation.ports import reportable
from shop.questions.exceptions import QuestionOvertaken, QuestionRefused
from shop.questions.models import Question, Wording
from shop.questions.services.edit_question import edit_question
from shop.questions.services.move_question import move_question
from shop.questions.services.publish_question import publish_question
from shop.questions.states import QuestionState
from shop.questions.wording import Spoken
from tests.builders import a_product
from tests.support.together import together

pytestmark = pytest.mark.django_db
WORDS = Spoken("Il est large de combien ?", "Un mètre soixante.")


@pytest.fixture
def bazin(her_store: Any) -> Any:
    return a_product(title="Bazin riche", store=her_store)


def say(author: Any, conversation: Any, text: str) -> Message:
    return send_message(author, conversation=conversation, words=Words(text=text))


@pytest.fixture
def message(kadiatou: Any, aissatou: Any, her_store: Any, bazin: Any) -> Message:
    """Asked and answered."""
    asked = open_conversation(kadiatou, subject=Subject(store=her_store, product=bazin))
    first = say(kadiatou, asked, "Bonjour, ici Kadiatou : il est large de combien ?")
    say(aissatou, asked, "Bonjour Kadiatou !")
    say(aissatou, asked, "Un mètre soixante.")
    return Message.objects.select_related("conversation__product", "side", "author").get(
        pk=first.pk
    )


@pytest.fixture
def question(message: Message, aissatou: Any) -> Question:
    return publish_question(message, by=aissatou, words=WORDS)


def page(product: Any, suffix: str = "") -> str:
    answer = Client().get(product.get_absolute_url() + suffix)
    assert answer.status_code == 200
    return answer.content.decode()


def shown(product: Any) -> bool:
    return WORDS.question in page(product) and WORDS.answer in page(product, "questions/")


def test_a_stranger_reads_it_and_the_one_who_asked_is_told(
    question: Question, bazin: Any, kadiatou: Any
) -> None:
    body = page(bazin)
    assert WORDS.question in body
    assert WORDS.answer in body
    assert "Kadiatou" not in body + page(bazin, "questions/")
    notice = Notice.objects.get(recipient=kadiatou, kind="question.published")
    assert notice.context == {"product": "Bazin riche", "slug": f"{bazin.slug}-{bazin.pk}"}
    assert history_of(question)[0].action == "question.published"


def test_it_costs_the_products_page_no_query(
    question: Question, bazin: Any, client_fr: Any, queries_of: Any
) -> None:
    other = a_product(title="Autre", store=bazin.store)
    with_it = queries_of(client_fr, bazin.get_absolute_url())
    without = queries_of(client_fr, other.get_absolute_url())
    assert len(with_it) == len(without)
    assert not [sql for sql in with_it if "questions_question" in sql]


def test_published_twice_it_is_one(message: Message, aissatou: Any, mamadou: Any) -> None:
    first = publish_question(message, by=aissatou, words=WORDS)
    again = publish_question(message, by=mamadou, words=Spoken("Autre ?", "Autre."))
    assert again == first
    assert Question.objects.count() == 1
    assert Notice.objects.filter(kind="question.published").count() == 1


@pytest.mark.django_db(transaction=True)
def test_published_by_two_at_once_it_is_one(message: Message, aissatou: Any, mamadou: Any) -> None:
    drain()
    team = (aissatou, mamadou)
    done = together(2, lambda n: publish_question(message, by=team[n], words=WORDS))
    assert len({question.pk for question in done}) == 1
    assert Notice.objects.filter(kind="question.published").count() == 1


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("question", "Appelez-moi au 622 12 34 56"),
        ("answer", "Écrivez sur whatsapp"),
        ("answer", "Voyez www.exemple.com"),
        ("question", "Ici KADIATOU, il est large de combien ?"),
        ("answer", "Bonjour kadiatou, un mètre soixante."),
        ("question", " "),
        ("answer", "x" * 1001),
        ("question", "x" * 501),
    ],
)
def test_what_may_not_stand_there_is_refused_beside_its_field(
    message: Message, aissatou: Any, field: str, text: str
) -> None:
    told = {"question": WORDS.question, "answer": WORDS.answer} | {field: text}
    with pytest.raises(QuestionRefused) as refused:
        publish_question(message, by=aissatou, words=Spoken(**told))
    assert refused.value.field == field
    assert not Question.objects.exists()
    assert not Notice.objects.filter(kind="question.published").exists()


def test_a_price_and_signs_are_no_contact(message: Message, aissatou: Any, bazin: Any) -> None:
    words = Spoken("<b>C’est 1 250 000 GNF ?</b> 🙂", "Oui, 1 250 000 GNF.")
    publish_question(message, by=aissatou, words=words)
    assert "&lt;b&gt;C’est 1 250 000 GNF ?&lt;/b&gt; 🙂" in page(bazin)


@pytest.mark.parametrize("who", ["fatou", "kadiatou", "oumar", "moderator"])
def test_nobody_else_publishes_edits_or_withdraws(
    request: pytest.FixtureRequest, message: Message, aissatou: Any, who: str, bazin: Any
) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(QuestionRefused):
        publish_question(message, by=person, words=WORDS)
    assert not Question.objects.exists()
    question = publish_question(message, by=aissatou, words=WORDS)
    with pytest.raises(QuestionRefused):
        edit_question(question, by=person, words=Spoken("Autre ?", "Autre."), seen=1)
    with pytest.raises(QuestionRefused):
        move_question(question, to=QuestionState.WITHDRAWN, by=person)
    assert shown(bazin)


def test_only_a_shoppers_answered_message_is_published(
    message: Message, aissatou: Any, kadiatou: Any, her_store: Any, bazin: Any
) -> None:
    answer = Message.objects.get(number=2)
    with pytest.raises(QuestionRefused, match="message du client"):
        publish_question(answer, by=aissatou, words=WORDS)
    later = say(kadiatou, message.conversation_id, "Et en vert ?")
    with pytest.raises(QuestionRefused, match="Répondez"):
        publish_question(later, by=aissatou, words=WORDS)
    general = open_conversation(kadiatou, subject=Subject(store=her_store))
    asked = say(kadiatou, general, "Vous livrez ?")
    say(aissatou, general, "Oui.")
    with pytest.raises(QuestionRefused, match="aucun de vos produits"):
        publish_question(asked, by=aissatou, words=WORDS)
    Product.objects.filter(pk=bazin.pk).update(store=None)
    with pytest.raises(QuestionRefused, match="aucun de vos produits"):
        publish_question(Message.objects.get(pk=message.pk), by=aissatou, words=WORDS)
    assert not Question.objects.exists()


def test_every_edit_is_kept_and_shows_at_once(
    question: Question, aissatou: Any, mamadou: Any, bazin: Any
) -> None:
    assert edit_question(question, by=mamadou, words=Spoken("Large ?", "1,60 m."), seen=1)
    assert "1,60 m." in page(bazin)
    assert WORDS.answer not in page(bazin)
    question.refresh_from_db()
    assert edit_question(question, by=aissatou, words=Spoken("Large ?", "1,62 m."), seen=2)
    kept = list(Wording.objects.values_list("version", "asked", "answer"))
    assert kept == [(2, "Large ?", "1,60 m."), (1, WORDS.question, WORDS.answer)]
    question.refresh_from_db()
    assert not edit_question(question, by=aissatou, words=Spoken("Large ?", "1,62 m."), seen=3)
    assert Wording.objects.count() == 2


def test_of_two_that_rewrite_it_the_second_is_told(
    question: Question, aissatou: Any, mamadou: Any
) -> None:
    stale = Question.objects.get(pk=question.pk)
    edit_question(question, by=mamadou, words=Spoken("Large ?", "1,60 m."), seen=1)
    with pytest.raises(QuestionOvertaken):
        edit_question(stale, by=aissatou, words=Spoken("Large ?", "1,70 m."), seen=1)
    assert Question.objects.get().answer == "1,60 m."
    assert Wording.objects.count() == 1


def test_withdrawn_it_leaves_the_page_and_comes_back(
    question: Question, aissatou: Any, bazin: Any
) -> None:
    move_question(question, to=QuestionState.WITHDRAWN, by=aissatou)
    assert WORDS.question not in page(bazin) + page(bazin, "questions/")
    move_question(question, to=QuestionState.PUBLISHED, by=aissatou)
    assert shown(bazin)


def test_who_asked_takes_it_back_for_good(
    question: Question, aissatou: Any, kadiatou: Any, oumar: Any, bazin: Any, client: Client
) -> None:
    address = f"{bazin.get_absolute_url()}questions/{question.pk}/retract/"
    assert client.post(address).status_code == 302
    client.force_login(oumar)
    assert client.post(address).status_code == 404
    assert (
        "Retirer ma question"
        not in client.get(f"{bazin.get_absolute_url()}questions/").content.decode()
    )
    assert shown(bazin)
    client.force_login(kadiatou)
    assert (
        "Retirer ma question"
        in client.get(f"{bazin.get_absolute_url()}questions/").content.decode()
    )
    for _twice in range(2):
        assert client.post(address).status_code == 302
    assert WORDS.question not in page(bazin) + page(bazin, "questions/")
    question.refresh_from_db()
    for to in (QuestionState.PUBLISHED, QuestionState.WITHDRAWN):
        with pytest.raises(QuestionRefused):
            move_question(question, to=to, by=aissatou)


def test_suspended_it_leaves_the_page_and_its_store_cannot_bring_it_back(
    question: Question, aissatou: Any, moderator: Any, bazin: Any
) -> None:
    sort = reportable("question")
    assert sort is not None
    target = sort.find(str(question.pk))
    assert sort.is_seen(target)
    assert sort.suspend(target, by=None, reason="Dix signalements")
    assert not sort.suspend(sort.find(str(question.pk)), by=None, reason="encore")
    assert WORDS.question not in page(bazin) + page(bazin, "questions/")
    assert Notice.objects.filter(recipient=aissatou, kind="suspended").exists()
    question.refresh_from_db()
    with pytest.raises(QuestionRefused):
        move_question(question, to=QuestionState.PUBLISHED, by=aissatou)
    with pytest.raises(QuestionOvertaken):
        edit_question(question, by=aissatou, words=Spoken("Large ?", "1,6 m"), seen=1)
    assert sort.restore(sort.find(str(question.pk)), by=moderator, note="Rien de mal")
    assert shown(bazin)


def test_it_can_be_reported_from_the_page(
    question: Question, bazin: Any, oumar: Any, client: Client
) -> None:
    client.force_login(oumar)
    address = f"/fr/report/question/{question.pk}/"
    assert address in page(bazin)
    assert client.get(address).status_code == 200


def test_the_first_three_stand_on_the_page_and_all_can_be_searched(
    kadiatou: Any, aissatou: Any, her_store: Any, bazin: Any, client_fr: Any, queries_of: Any
) -> None:
    asked = open_conversation(kadiatou, subject=Subject(store=her_store, product=bazin))
    for n in range(25):
        first = say(kadiatou, asked, f"Question {n} ?")
        say(aissatou, asked, "Oui.")
        words = Spoken(f"Élasticité numéro{n} ?", "Oui." if n else "Très extensible.")
        publish_question(Message.objects.get(pk=first.pk), by=aissatou, words=words)
    body = page(bazin)
    assert [f"numéro{n} ?" in body for n in (24, 23, 22, 21)] == [True, True, True, False]
    assert "Voir les 25 questions" in body
    listed = page(bazin, "questions/")
    assert listed.count('class="question"') == 20
    assert page(bazin, "questions/?page=2").count('class="question"') == 5
    assert page(bazin, "questions/?q=elasticite+numero7").count('class="question"') == 1
    assert "Très extensible." in page(bazin, "questions/?q=EXTENSIBLE")
    assert "Aucune question avec ces mots" in page(bazin, "questions/?q=%27%22%3Cb%3E")
    assert page(bazin, "questions/?page=99999&q=%00").count('class="question"') == 5
    assert len(queries_of(client_fr, f"{bazin.get_absolute_url()}questions/")) <= 4
    assert '"@type": "FAQPage"' in listed


def test_a_product_without_questions_says_what_to_do(bazin: Any) -> None:
    assert f"/fr/account/messages/new/?product={bazin.pk}" in page(bazin)
    assert "Aucune question publiée" in page(bazin, "questions/")
    assert "FAQPage" not in page(bazin, "questions/")
    Product.objects.filter(pk=bazin.pk).update(is_public=False)
    assert Client().get(f"{bazin.get_absolute_url()}questions/").status_code == 404
