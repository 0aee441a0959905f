"""What shoppers ask about a store's products: answer in the conversation, publish here."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.states import TransitionRefused
from sellers.desk.asked import OF_CONVERSATIONS, SHELVES, asked_counts, asked_rows
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action
from shop.chat.models import Message
from shop.questions.exceptions import QuestionOvertaken, QuestionRefused
from shop.questions.models import LONGEST_ANSWER, LONGEST_QUESTION, Question
from shop.questions.selectors import answer_after, asked_of, questions_of
from shop.questions.services.edit_question import REWRITTEN, edit_question
from shop.questions.services.move_question import move_question
from shop.questions.services.publish_question import publish_question
from shop.questions.states import QuestionState
from shop.questions.wording import Spoken

ON_A_PAGE = 20
MOST_KEY = 2**31 - 1


class WordsForm(forms.Form):
    """The services say what may not stand there."""

    question = forms.CharField(
        label=_("Question du client"),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answer = forms.CharField(
        label=_("Votre réponse"),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    version = forms.IntegerField(
        required=False, min_value=0, max_value=MOST_KEY, widget=forms.HiddenInput
    )

    @property
    def words(self) -> Spoken:
        return Spoken(self.cleaned_data["question"], self.cleaned_data["answer"])

    def refuse(self, refused: QuestionRefused) -> None:
        self.add_error(refused.field or None, str(refused.message))


@desk_page(Action.ANSWER_MESSAGES)
@require_safe
def questions(request: Any) -> HttpResponse:
    store = request.store.partner
    counts = asked_counts(store)
    shelf = request.GET.get("show", "")
    if shelf not in SHELVES:
        # What waits comes first; where nothing does, what stands on the pages.
        shelf = next((name for name, _label, count in counts if count), "waiting")
    page = Paginator(asked_rows(store, shelf=shelf), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page_title": _("Questions"),
        "active": "questions",
        "shelf": shelf,
        "counts": counts,
        "page": page,
        "of_conversations": shelf in OF_CONVERSATIONS,
    }
    return render(request, "desk/questions.html", context)


@desk_page(Action.ANSWER_MESSAGES)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Any, *, key: UUID, number: int) -> HttpResponse:
    """A message of a shopper and what was answered, to be read over before everybody reads it."""
    if number > MOST_KEY:
        raise Http404
    among = asked_of(request.store.partner).filter(pk=key)
    rows = Message.objects.select_related("conversation__product__parent", "side", "author")
    message = get_object_or_404(rows, conversation__in=among, number=number, removed_at=None)
    if there := Question.objects.filter(message=message).first():
        return redirect("seller:question", slug=request.store.slug, pk=there.pk)
    answer = answer_after(message)
    if not answer:
        messages.info(request, _("Répondez d’abord au client, puis publiez."))
        return redirect(reverse("chat:thread", kwargs={"key": key}) + "#last")
    form = WordsForm(
        request.POST or None,
        initial={"question": message.text[:LONGEST_QUESTION], "answer": answer[:LONGEST_ANSWER]},
    )
    if request.method == "POST" and form.is_valid():
        try:
            publish_question(message, by=request.user, words=form.words)
        except QuestionRefused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Publié : tout le monde lit votre réponse."))
            return _to_list(request, "published")
    return _form(request, form, product=message.conversation.product, title=_("Publier"))


@desk_page(Action.ANSWER_MESSAGES)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: Any, *, pk: int) -> HttpResponse:
    found = _own(request, pk)
    told = {"question": found.question, "answer": found.answer, "version": found.version}
    form = WordsForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["version"] or 0
        try:
            edit_question(found, by=request.user, words=form.words, seen=seen)
        except QuestionOvertaken as refused:
            # What was typed stays; sent again, it is sent about what stands there now.
            found.refresh_from_db()
            form.data = form.data.copy()
            form.data["version"] = found.version
            form.refuse(refused)
        except QuestionRefused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("C’est enregistré."))
            return _to_list(request, found.status)
    return _form(request, form, product=found.product, title=_("Question"), question=found)


def _form(request: Any, form: WordsForm, *, product: Any, title: Any, **more: Any) -> HttpResponse:
    question = more.get("question")
    context = {
        "page_title": title,
        "active": "questions",
        "form": form,
        "product": product,
        "is_open": question is None or question.status in REWRITTEN,
        "wordings": list(question.wordings.all()) if question else [],
        **more,
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "desk/question.html", context, status=status)


@desk_page(Action.ANSWER_MESSAGES)
@require_POST
def withdraw(request: Any, *, pk: int) -> HttpResponse:
    return _move(request, pk, to=QuestionState.WITHDRAWN, said=_("Retirée de la page."))


@desk_page(Action.ANSWER_MESSAGES)
@require_POST
def restore(request: Any, *, pk: int) -> HttpResponse:
    return _move(request, pk, to=QuestionState.PUBLISHED, said=_("De retour sur la page."))


def _move(request: Any, pk: int, *, to: QuestionState, said: Any) -> HttpResponse:
    found = _own(request, pk)
    try:
        move_question(found, to=to, by=request.user)
    except (QuestionRefused, TransitionRefused):
        messages.error(request, _("Cette question n’est plus là où vous l’avez vue."))
    else:
        messages.success(request, said)
    return _to_list(request, to)


def _own(request: Any, pk: int) -> Question:
    if pk > MOST_KEY:
        raise Http404
    return get_object_or_404(questions_of(request.store.partner), pk=pk)


def _to_list(request: Any, shelf: str) -> HttpResponse:
    shown = "published" if shelf == QuestionState.PUBLISHED else "withdrawn"
    address = reverse("seller:questions", kwargs={"slug": request.store.slug})
    return redirect(f"{address}?show={shown}")
