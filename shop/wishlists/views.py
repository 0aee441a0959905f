"""A list of favourites as others see it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.generic import DetailView
from oscar.core.loading import get_model

from shop.wishlists.selectors import lines_of, may_see

WishList = get_model("wishlists", "WishList")
PAGE_SIZE = 24


class WishListView(DetailView):  # type: ignore[type-arg]
    template_name = "wishlists/wishlist.html"
    model = WishList
    context_object_name = "wishlist"
    slug_field = slug_url_kwarg = "key"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        wishlist = self.get_object()
        if may_see(wishlist, user=request.user):
            return super().dispatch(request, *args, **kwargs)
        if wishlist.visibility != WishList.SHARED:
            raise Http404
        if request.user.is_authenticated:
            raise PermissionDenied
        messages.info(request, _("Connectez-vous pour voir cette liste."))
        return redirect_to_login(request.get_full_path())

    def get_queryset(self) -> Any:
        return WishList.objects.select_related("owner")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = lines_of(self.object).filter(product__is_public=True)
        page = Paginator(shown, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, **kwargs)
