"""What stands beside a product: bought with it, like it, looked at before.

Fetched by the page once it is there, so that the page itself asks nothing for it; who has no
script follows a link to the same shelves.
"""

from dataclasses import dataclass
from typing import Any

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from core.templatetags.look import as_written
from shop.catalogue.models import Product
from shop.catalogue.recent import recent_keys
from shop.catalogue.selectors import bought_together, listed_products, similar_products
from shop.catalogue.tree import category_tree
from shop.catalogue.views import LONGEST_KEY, trail_to

MOST = 6
# Some of them may have been sold out since.
KEPT = 10
AN_HOUR = 3600
READ = ("title", "slug", "listed_category", "listed_price")


@dataclass(frozen=True)
class Beside:
    together: list[Any]
    similar: list[Any]
    recent: list[Any]

    def __bool__(self) -> bool:
        return bool(self.together or self.similar or self.recent)


def find_beside(product: Any, *, seen: list[int]) -> Beside:
    """Which ones is remembered for an hour; what their cards say is read now, in one query."""
    together, similar = _keys(product)
    seen = [key for key in seen if key != product.pk]
    rows = listed_products().in_bulk({*together, *similar, *seen})
    on_sale = {key: row for key, row in rows.items() if row.listed_in_stock}
    return Beside(
        together=[on_sale[key] for key in together if key in on_sale][:MOST],
        similar=[on_sale[key] for key in similar if key in on_sale][:MOST],
        recent=[rows[key] for key in seen if key in rows],
    )


def _keys(product: Any) -> tuple[list[int], list[int]]:
    name = f"beside:{product.pk}:{product.listed_category}:{product.listed_price}"
    kept = caches["pages"].get(name)
    if kept is None:
        together = list(bought_together(product, most=KEPT))
        likes = similar_products(product, most=KEPT, besides=together)
        kept = together, list(likes.values_list("pk", flat=True))
        caches["pages"].set(name, kept, AN_HOUR)
    return kept


@method_decorator(never_cache, name="dispatch")
class BesideView(View):
    """The shelves alone for the script of the product's page, a page of its own for all others."""

    def get(self, request: Any, *, product_slug: str, product_pk: str) -> HttpResponse:
        if len(product_pk) > LONGEST_KEY:
            raise Http404
        sold = Product.objects.filter(is_public=True).exclude(structure=Product.CHILD)
        product = get_object_or_404(sold.only(*READ), pk=product_pk)
        category = category_tree().by_tree_path.get(product.listed_category)
        shown = {
            "beside": find_beside(product, seen=recent_keys(request)),
            "category": category,
            "product": product,
        }
        if request.htmx:
            return render(request, "catalogue/parts/beside.html", shown)
        return self.whole(request, shown)

    @staticmethod
    def whole(request: HttpRequest, shown: dict[str, Any]) -> HttpResponse:
        product = shown["product"]
        here = {"label": as_written(product.title), "url": product.get_absolute_url()}
        shown["trail"] = [*trail_to(shown["category"]), here]
        return render(request, "catalogue/beside.html", shown)
