"""All that was asked about a product and answered for everybody."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from core.states import TransitionRefused
from shop.catalogue.reviews.views import OfProduct
from shop.catalogue.structured import script_text
from shop.questions.exceptions import QuestionRefused
from shop.questions.models import Question
from shop.questions.selectors import LONGEST_SEARCH, published_questions
from shop.questions.services.move_question import move_question
from shop.questions.states import QuestionState

PAGE_SIZE = 20
# Fewer are read faster than searched.
MANY = 8


class QuestionList(OfProduct, TemplateView):
    template_name = "questions/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = self.request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST_SEARCH]
        found = published_questions(self.product, words=words)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        whole = self.product.listed_details.get("questions", {}).get("count", 0)
        return super().get_context_data(
            page=page,
            words=words,
            searchable=bool(words) or whole > MANY,
            robots="noindex, follow" if words else "",
            structured=faq_data(list(page.object_list)) if not words else "",
            **kwargs,
        )


def faq_data(questions: list[Question]) -> Any:
    """One answer each, the seller's, and nobody else can answer: that is a FAQPage, no QAPage."""
    if not questions:
        return ""
    told = [
        {
            "@type": "Question",
            "name": one.question,
            "acceptedAnswer": {"@type": "Answer", "text": one.answer},
        }
        for one in questions
    ]
    return script_text({"@type": "FAQPage", "mainEntity": told})


class RetractQuestion(OfProduct):
    """Only who asked finds it here."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        back = redirect(
            "questions:list", product_slug=self.product.slug, product_pk=self.product.pk
        )
        if not request.user.is_authenticated:
            return redirect_to_login(back.url)
        mine = Question.objects.filter(asker=request.user, product=self.product)
        question = get_object_or_404(mine, pk=int(kwargs["pk"]))
        try:
            move_question(question, to=QuestionState.RETRACTED, by=request.user)
        except (QuestionRefused, TransitionRefused):
            messages.info(request, _("Cette question n’est plus sur la page."))
        else:
            messages.success(request, _("C’est retiré : plus personne ne lit votre question."))
        return back
