"""Reading reviews, giving one, and saying which helped."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View

from core.templatetags.look import as_written
from shop.catalogue.models import Product
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.forms import ReviewForm
from shop.catalogue.reviews.selectors import ORDERS, approved_reviews, review_by, votes_of
from shop.catalogue.reviews.services.add_review import add_review
from shop.catalogue.reviews.services.edit_review import edit_review
from shop.catalogue.reviews.services.vote_on_review import vote_on_review
from shop.catalogue.reviews_shown import mark_shares, with_own_review
from shop.catalogue.tree import category_tree
from shop.catalogue.views import LONGEST_KEY, trail_to

PAGE_SIZE = 20
SORTS = {
    "helpful": gettext_lazy("Les plus utiles"),
    "newest": gettext_lazy("Les plus récents"),
    "best": gettext_lazy("Les meilleures notes"),
    "worst": gettext_lazy("Les moins bonnes notes"),
}


class OfProduct(View):
    """A page below a product's: the product is there and its name in the address is right."""

    product: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if len(kwargs["product_pk"]) > LONGEST_KEY:
            raise Http404
        sold = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
        mine = with_own_review(sold.select_related("store"), person=request.user)
        self.product = get_object_or_404(mine, pk=kwargs["product_pk"])
        if request.method == "GET" and self.product.slug != kwargs["product_slug"]:
            target = request.resolver_match.view_name  # type: ignore[union-attr]
            return redirect(target, **kwargs | {"product_slug": self.product.slug}, permanent=True)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        category = category_tree().by_tree_path.get(self.product.listed_category)
        to_product = {
            "label": as_written(self.product.title),
            "url": self.product.get_absolute_url(),
        }
        return super().get_context_data(  # type: ignore[misc,no-any-return]
            product=self.product, trail=[*trail_to(category), to_product], **kwargs
        )

    def with_votes(self, reviews: list[Any]) -> list[Any]:
        """The reviews with what a page asks of each: its product, and how the reader voted."""
        votes = votes_of(self.request.user, reviews=reviews)
        for review in reviews:
            review.product, review.my_vote = self.product, votes.get(review.pk)
        return reviews


class ProductReviewList(OfProduct, TemplateView):
    template_name = "reviews/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sort = self.request.GET.get("sort", "")
        sort = sort if sort in ORDERS else "helpful"
        found = approved_reviews(self.product, sort=sort)
        page = Paginator(found, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            reviews=self.with_votes(list(page.object_list)),
            shares=mark_shares(self.product),
            sorts=SORTS,
            sort=sort,
            **kwargs,
        )


class ProductReviewDetail(OfProduct, TemplateView):
    template_name = "reviews/detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = get_object_or_404(approved_reviews(self.product), pk=self.kwargs["pk"])
        return super().get_context_data(review=self.with_votes([review])[0], **kwargs)


class WritingView(OfProduct, FormView):  # type: ignore[type-arg]
    form_class = ReviewForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": self.request.user}


class CreateProductReview(WritingView):
    template_name = "reviews/add.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.product.my_review:
            messages.info(request, _("Vous avez déjà donné votre avis sur ce produit."))
            return redirect(self.product.get_absolute_url())
        if not self.product.received:
            return render(request, "reviews/not_yours.html", self.get_context_data(form=None))
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: Any) -> Any:
        try:
            add_review(self.product, user=self.request.user, review=form.opinion)
        except ReviewRefused as refusal:
            messages.warning(self.request, str(refusal))
        else:
            messages.success(self.request, _("Merci ! Votre avis aidera les suivants."))
        return redirect(f"{self.product.get_absolute_url()}#reviews")


class EditProductReview(WritingView):
    """One's own, in sight or not; anybody else's is not found."""

    template_name = "reviews/edit.html"
    review: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        self.review = review_by(self.request.user, product=self.product)
        if self.review is None or self.review.pk != self.kwargs["pk"]:
            raise Http404
        said = {name: getattr(self.review, name) for name in ("score", "title", "body")}
        return super().get_form_kwargs() | {"initial": said, "shown": self.review.pictures}

    def form_valid(self, form: Any) -> Any:
        if edit_review(self.review, user=self.request.user, to=form.opinion):
            messages.success(self.request, _("Votre avis est modifié."))
        else:
            messages.info(self.request, _("Rien n’a changé."))
        return redirect(f"{self.product.get_absolute_url()}#reviews")


class AddVoteView(OfProduct):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        review = get_object_or_404(approved_reviews(self.product), pk=kwargs["pk"])
        review.product = self.product
        if not request.user.is_authenticated:
            return redirect_to_login(review.get_absolute_url())
        try:
            vote_on_review(review, user=request.user, up=request.POST.get("delta") != "-1")
        except ReviewRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Merci, c’est noté."))
        return redirect(review.get_absolute_url())
