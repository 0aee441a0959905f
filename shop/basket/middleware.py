"""Oscar's basket on the request, without its writes: looking at a page stores nothing."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from oscar.apps.basket import middleware

from shop.basket.models import Basket
from shop.basket.selectors import HeadNumbers, basket_size, head_numbers

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


class BasketMiddleware(middleware.BasketMiddleware):  # type: ignore[misc]
    def __call__(self, request: HttpRequest) -> Any:
        # The badge on every page counts pieces with one query; the whole basket, with its lines,
        # prices and offers, is only loaded by the pages that show it.
        request.basket_size = SimpleLazyObject(lambda: self.count_pieces(request))  # type: ignore[attr-defined]
        request.bell_count = SimpleLazyObject(lambda: self.numbers(request).unread)  # type: ignore[attr-defined]
        return super().__call__(request)

    @staticmethod
    def numbers(request: Any) -> HeadNumbers:
        """Both badges of who is signed in, by the one query that the first of them needs."""
        if not hasattr(request, "_head_numbers"):
            request._head_numbers = head_numbers(request.user)
        return request._head_numbers  # type: ignore[no-any-return]

    def get_basket(self, request: Any) -> Any:
        if request._basket_cache is not None or request.method not in SAFE_METHODS:
            return super().get_basket(request)
        request._basket_cache = self.find_basket(request) or self.new_basket(request)
        return request._basket_cache

    def find_basket(self, request: Any) -> Any:
        """The open basket as it stands: nothing is created, nothing merged."""
        if request.user.is_authenticated:
            basket = Basket.open.filter(owner=request.user).order_by("pk").first()
            if basket:
                basket.owner = request.user
                return basket
        return self.get_cookie_basket(self.get_cookie_key(request), request, Basket.open)

    @staticmethod
    def new_basket(request: Any) -> Any:
        return Basket(owner=request.user if request.user.is_authenticated else None)

    def count_pieces(self, request: Any) -> int:
        if request._basket_cache is not None:
            return int(request._basket_cache.num_items)
        key = self.get_cookie_key(request)
        if not request.user.is_authenticated and key not in request.COOKIES:
            return 0
        if request.user.is_authenticated:
            return self.numbers(request).pieces
        return basket_size(basket_id=self.signed_id(request, key))

    @staticmethod
    def signed_id(request: Any, key: str) -> str | None:
        try:
            return str(middleware.Signer().unsign(request.COOKIES[key]))
        except middleware.BadSignature:
            return None
