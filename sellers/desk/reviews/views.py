"""What buyers say of one's products, and the answer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from sellers.desk.reviews.forms import AnswerForm
from sellers.desk.reviews.selectors import reviews_for, unanswered
from sellers.desk.reviews.services.answer_review import answer_review
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action
from shop.catalogue.pages import page_of
from shop.catalogue.reviews.opinion import BAD
from shop.catalogue.reviews_shown import shares_of

# Digits of a key; no database has longer ones.
LARGEST_KEY = 2**63 - 1
CHOICES = {
    "": gettext_lazy("Tous"),
    "waiting": gettext_lazy("Sans réponse"),
    "bad": gettext_lazy("Sévères"),
}


@require_safe
@desk_page(Action.ANSWER_REVIEWS)
def index(request: Any) -> HttpResponse:
    found = reviews_for(request.store)
    choice = request.GET.get("only", "")
    if choice == "waiting":
        found = unanswered(found)
    elif choice == "bad":
        found = found.filter(score__lte=BAD)
    context = {
        "page_title": _("Avis"),
        "active": "reviews",
        "page": page_of(found, number=request.GET.get("page")),
        "choices": CHOICES,
        "choice": choice if choice in CHOICES else "",
        "marks": request.store.partner,
        "shares": shares_of(request.store.partner.scores),
    }
    return render(request, "desk/reviews/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page(Action.ANSWER_REVIEWS)
def show(request: Any, pk: int) -> HttpResponse:
    found = reviews_for(request.store).filter(pk=min(pk, LARGEST_KEY))
    review = get_object_or_404(found)
    answer = getattr(review, "answer", None)
    sent = request.method == "POST"
    form = AnswerForm(
        request.POST if sent else None, initial={"body": answer.body if answer else ""}
    )
    if sent and form.is_valid():
        words = form.cleaned_data["body"]
        answer_review(review, store=request.store, by=request.user, body=words)
        messages.success(request, _("Votre réponse est sous l’avis."))
        return redirect("seller:reviews", slug=request.store.slug)
    context = {
        "page_title": _("Répondre à un avis"),
        "active": "reviews",
        "review": review,
        "answer": answer,
        "form": form,
    }
    return render(request, "desk/reviews/show.html", context)
