"""One's own favourites: lists, what lies in them, who may see them."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DeleteView, TemplateView, View
from oscar.apps.customer.wishlists import views
from oscar.core.loading import get_class, get_model
from oscar.core.utils import redirect_to_referrer

from shop.wishlists.exceptions import TooMany
from shop.wishlists.hearts import stores_of
from shop.wishlists.selectors import lines_of, wishlists_of
from shop.wishlists.services.add_favourite import add_favourite
from shop.wishlists.services.move_favourite import move_favourite

Product = get_model("catalogue", "Product")
WishList = get_model("wishlists", "WishList")
WishlistLine = get_model("wishlists", "Line")
PageTitleMixin = get_class("customer.mixins", "PageTitleMixin")
PAGE_SIZE = 24


class WishListListView(views.WishListListView):  # type: ignore[misc]
    template_name = "wishlists/mine.html"
    page_title = gettext_lazy("Mes favoris")

    def get_queryset(self) -> Any:
        return wishlists_of(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(stores=stores_of(self.request.user), **kwargs)  # type: ignore[no-any-return]


class WishListDetailView(LoginRequiredMixin, PageTitleMixin, TemplateView):  # type: ignore[misc]
    template_name = "wishlists/detail.html"
    active_tab = "wishlists"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        mine = wishlists_of(self.request.user)  # type: ignore[arg-type]
        wishlist = get_object_or_404(mine, key=self.kwargs["key"])
        page = Paginator(lines_of(wishlist), PAGE_SIZE).get_page(self.request.GET.get("page"))
        context: dict[str, Any] = super().get_context_data(
            wishlist=wishlist,
            page=page,
            page_title=wishlist.name,
            others=mine.exclude(pk=wishlist.pk),
            shared_address=self.request.build_absolute_uri(wishlist.get_shared_url()),
            **kwargs,
        )
        return context


class WishListFormMixin:
    template_name = "wishlists/form.html"

    def process_wishlist_forms(self, wishlist_form: Any, shared_emails_formset: Any) -> Any:
        wishlist = wishlist_form.save()
        shared_emails_formset.instance = wishlist
        shared_emails_formset.save()
        return wishlist


class WishListCreateView(WishListFormMixin, views.WishListCreateView):  # type: ignore[misc]
    page_title = gettext_lazy("Nouvelle liste")

    def form_valid(self, form: Any) -> HttpResponse:
        # Oscar hands over the saved list under this name.
        wishlist = form
        if self.product:
            add_favourite(self.product, user=self.request.user, wishlist=wishlist)
        messages.success(
            self.request, _("La liste « %(name)s » est prête.") % {"name": wishlist.name}
        )
        return redirect("customer:wishlists-detail", key=wishlist.key)


class WishListUpdateView(WishListFormMixin, views.WishListUpdateView):  # type: ignore[misc]
    page_title = gettext_lazy("Modifier la liste")

    def get_page_title(self) -> Any:
        return self.page_title

    def get_success_url(self) -> str:
        messages.success(self.request, _("C’est enregistré."))
        return reverse("customer:wishlists-detail", kwargs={"key": self.object.key})


class WishListDeleteView(views.WishListDeleteView):  # type: ignore[misc]
    template_name = "wishlists/delete.html"

    def get_page_title(self) -> str:
        return _("Supprimer cette liste ?")

    def get_success_url(self) -> str:
        messages.success(self.request, _("Liste supprimée."))
        return reverse("customer:wishlists-list")


class WishListAddProduct(PageTitleMixin, TemplateView):  # type: ignore[misc]
    """The heart on a product. A GET (after signing in) shows the button instead of adding."""

    template_name = "wishlists/add.html"
    active_tab = "wishlists"
    page_title = gettext_lazy("Ajouter à mes favoris")

    def get_product(self) -> Any:
        return get_object_or_404(Product, pk=self.kwargs["product_pk"], is_public=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(product=self.get_product(), **kwargs)
        return context

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        product, wishlist = self.get_product(), None
        if "key" in kwargs:
            wishlist = get_object_or_404(WishList, key=kwargs["key"], owner=request.user)
        try:
            wishlist, added = add_favourite(product, user=request.user, wishlist=wishlist)
        except TooMany as refusal:
            messages.warning(request, str(refusal))
            return redirect(product.get_absolute_url())
        words = _("« %(title)s » est dans « %(list)s ».")
        if not added:
            words = _("« %(title)s » était déjà dans « %(list)s ».")
        messages.success(request, words % {"title": product.get_title(), "list": wishlist.name})
        if urlsplit(request.headers.get("Referer", "")).path == request.path:
            return redirect(product.get_absolute_url())
        return redirect_to_referrer(request, product.get_absolute_url())  # type: ignore[no-any-return]


class LineMixin:
    request: HttpRequest
    kwargs: dict[str, Any]

    def get_line(self) -> Any:
        mine = WishlistLine.objects.filter(
            wishlist__owner=self.request.user, wishlist__key=self.kwargs["key"]
        ).select_related("wishlist", "product")
        if "line_pk" in self.kwargs:
            return get_object_or_404(mine, pk=self.kwargs["line_pk"])
        return get_object_or_404(mine, product_id=self.kwargs["product_pk"])


class WishListRemoveProduct(LineMixin, PageTitleMixin, DeleteView):  # type: ignore[misc, type-arg]
    template_name = "wishlists/remove.html"
    active_tab = "wishlists"
    page_title = gettext_lazy("Retirer de mes favoris ?")

    def get_object(self, queryset: Any = None) -> Any:
        return self.get_line()

    def get_success_url(self) -> str:
        messages.success(
            self.request, _("« %(title)s » est retiré.") % {"title": self.object.get_title()}
        )
        return reverse("customer:wishlists-detail", kwargs={"key": self.kwargs["key"]})


class WishListMoveProductToAnotherWishList(LineMixin, View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        line = self.get_line()
        to = get_object_or_404(WishList, owner=request.user, key=kwargs["to_key"])
        move_favourite(line, to=to)
        messages.success(
            request,
            _("« %(title)s » est dans « %(list)s ».")
            % {"title": line.get_title(), "list": to.name},
        )
        return redirect("customer:wishlists-detail", key=kwargs["key"])
