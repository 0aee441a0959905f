"""The list of products, of one category, and one product."""

import logging
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView, View
from PIL import Image, UnidentifiedImageError

from activity.record import record
from shop.catalogue.filters import Filters, read_filters
from shop.catalogue.labels import told_facts
from shop.catalogue.narrowing import Narrowing
from shop.catalogue.offer import read_offer
from shop.catalogue.pages import page_of
from shop.catalogue.reviews_shown import best_reviews, mark_shares, with_own_review
from shop.catalogue.selectors import (
    find_products,
    find_products_begun,
    product_family,
)
from shop.catalogue.structured import breadcrumb_data, product_data
from shop.catalogue.thumbnails import SIZES, sized_name, write_sized
from shop.catalogue.tree import Node, category_tree
from shop.partner.pauses import why_not_selling
from shop.search.spelling import better_words

# In digits; what is longer is no key of any database.
LONGEST_KEY = 18
logger = logging.getLogger(__name__)


class CatalogueView(TemplateView):
    template_name = "catalogue/list.html"

    def get_category(self) -> Node | None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        category = self.get_category()
        asked = read_filters(self.request.GET)
        page, filters = find_meant(asked, category=category, number=self.request.GET.get("page"))
        steps = trail_to(category)
        return super().get_context_data(
            category=category,
            trail=steps[:-1],
            here=steps[-1]["label"],
            shelves=shelves_below(category),
            filters=filters,
            narrowing=Narrowing(
                filters,
                tree_path=category.tree_path if category else "",
                counted=not filters.q,
            ),
            page=page,
            mistyped=asked.q if asked != filters else "",
            structured=breadcrumb_data(steps),
            # A narrowed list is the same products once more; engines follow its links only.
            robots="noindex, follow" if filters != Filters() else "",
            **kwargs,
        )


class ProductCategoryView(CatalogueView):
    def get_category(self) -> Node:
        node = category_tree().by_path.get(self.kwargs["category_path"])
        if not node:
            raise Http404
        return node


def find_page(filters: Filters, *, category: Node | None, number: str | None) -> Any:
    """The page of what is looked for; where no word is found whole, of what begins with it."""
    page = page_of(find_products(filters=filters, category=category), number=number)
    if filters.q and not page.paginator.count:
        begun = find_products_begun(filters=filters, category=category)
        page = page_of(begun, number=number)
    return page


def find_meant(asked: Filters, *, category: Node | None, number: str | None) -> tuple[Any, Filters]:
    """The page of what is asked for; where nothing is found, of what was probably meant."""
    page = find_page(asked, category=category, number=number)
    if asked.q and not page.paginator.count and (better := better_words(asked.q)):
        meant = replace(asked, q=better)
        found = find_page(meant, category=category, number=number)
        if found.paginator.count:
            return found, meant
    return page, asked


def shelves_below(category: Node | None) -> list[Node]:
    shelves = category.children if category else category_tree().roots
    return [shelf for shelf in shelves if shelf.products]


def trail_to(category: Node | None) -> list[dict[str, str]]:
    """The steps from the shop down to a category, for the breadcrumbs."""
    steps = [{"label": gettext("Tous les produits"), "url": reverse("catalogue:index")}]
    for node in category.ancestors if category else []:
        steps.append({"label": node.label, "url": node.get_absolute_url()})
    return steps


class ProductDetailView(View):
    """One product. Looking writes nothing: the last ones seen are kept in a cookie."""

    def get(self, request: HttpRequest, *, pk: str, product_slug: str) -> HttpResponse:
        product, children = self.find(pk, person=request.user)
        if product.is_child:
            return redirect(f"{product.parent.get_absolute_url()}?variant={pk}", permanent=True)
        if product.slug != product_slug:
            return redirect(product.get_absolute_url(), permanent=True)
        record("product.viewed", product.pk)
        return render(request, "catalogue/product.html", self.context(product, children))

    @staticmethod
    def find(number: str, *, person: Any) -> tuple[Any, list[Any]]:
        if len(number) > LONGEST_KEY:
            raise Http404
        pk = int(number)
        family = list(with_own_review(product_family(pk), person=person))
        product: Any = next((row for row in family if row.pk == pk), None)
        if product is None or not product.is_public:
            raise Http404
        if product.is_child and not product.parent.is_public:
            raise Http404
        return product, [row for row in family if row.pk != pk and row.is_public]

    def context(self, product: Any, children: list[Any]) -> dict[str, Any]:
        category = category_tree().by_tree_path.get(product.listed_category)
        wanted = self.request.GET.get("variant", "")[:LONGEST_KEY]
        offer, variants = read_offer(
            product, children=children, wanted=int(wanted) if wanted.isdecimal() else None
        )
        trail = trail_to(category)
        return {
            "product": product,
            "pictures": product.listed_details.get("pictures", []),
            "facts": told_facts(product),
            "category": category,
            "trail": trail,
            "offer": offer,
            "paused": why_not_selling(product.store) if product.store else "",
            "variants": variants,
            "some_missing": any(not one.offer.in_stock for one in variants),
            "shares": mark_shares(product),
            "reviews": list(best_reviews(product)) if product.listed_reviews else [],
            "delivery_price": settings.DELIVERY_PRICE,
            "to_the_door": product.store is None or product.store.delivers,
            "structured": product_data(product, offer=offer, variants=variants, trail=trail),
        }


def sized_picture(request: HttpRequest, size: str, stem: str) -> HttpResponse:
    """Serve a smaller copy, making it when nobody had asked for it yet.

    A proxy looks on the disk first and comes here for what is missing.
    """
    width = int(size)
    if width not in SIZES:
        raise Http404
    target = sized_name(f"{stem}.webp", width)
    if not default_storage.exists(target):
        originals = (f"{stem}.{ending}" for ending in ("webp", "jpg", "jpeg", "png"))
        name = next((n for n in originals if default_storage.exists(n)), None)
        if name is None:
            raise Http404
        try:
            write_sized(name=name, size=width)
        except (UnidentifiedImageError, Image.DecompressionBombError) as error:
            # A file that is no picture: the page shows its alternative text, and lives.
            logger.warning("%s is no picture: %s", name, error)
            raise Http404 from error
    with default_storage.open(target) as picture:
        # Whole, not streamed: it is small, and ASGI has to gather a stream first.
        response = HttpResponse(picture.read(), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
