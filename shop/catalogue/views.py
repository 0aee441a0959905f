"""The list of products, of one category, and one product."""

from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import TemplateView
from oscar.apps.catalogue import views

from shop.catalogue.chips import chips
from shop.catalogue.choices import list_choices
from shop.catalogue.filters import SORT_NAMES, read_filters
from shop.catalogue.offer import read_offer
from shop.catalogue.pages import page_of
from shop.catalogue.reviews_shown import latest_reviews
from shop.catalogue.selectors import (
    find_products,
    product_for_page,
    products_in_order,
    similar_products,
    stock_of_family,
)
from shop.catalogue.structured import structured_data
from shop.catalogue.thumbnails import SIZES, sized_name, write_sized
from shop.catalogue.tree import Node, category_tree


class CatalogueView(TemplateView):
    template_name = "catalogue/list.html"

    def get_category(self) -> Node | None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        category = self.get_category()
        filters = read_filters(self.request.GET)
        rows = find_products(filters=filters, category=category)
        page = page_of(rows, number=self.request.GET.get("page"), load=products_in_order)
        tree = category_tree()
        return super().get_context_data(
            category=category,
            trail=trail_to(category.parent if category else None),
            shelves=category.children if category else tree.roots,
            filters=filters,
            chips=chips(filters, self.request.GET),
            choices=list_choices(),
            page=page,
            sorts=SORT_NAMES,
            **kwargs,
        )


class ProductCategoryView(CatalogueView):
    def get_category(self) -> Node:
        node = category_tree().by_path.get(self.kwargs["category_path"])
        if not node:
            raise Http404
        return node


def trail_to(category: Node | None) -> list[dict[str, str]]:
    """The steps from the shop down to a category, for the breadcrumbs."""
    steps = [{"label": gettext("Tous les produits"), "url": reverse("catalogue:index")}]
    for node in category.ancestors if category else []:
        steps.append({"label": node.label, "url": node.get_absolute_url()})
    return steps


class ProductDetailView(views.ProductDetailView):
    enforce_parent = True

    def get_template_names(self) -> list[str]:
        return ["catalogue/product.html"]

    def get_queryset(self) -> Any:
        return product_for_page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        product = self.object
        category = category_tree().by_tree_path.get(product.listed_category)
        offer, variants = read_offer(product, stock_of_family(product))
        context.update(
            trail=trail_to(category),
            category=category,
            offer=offer,
            variants=variants,
            reviews=list(latest_reviews(product)),
            similar=list(similar_products(product)),
            delivery_price=settings.DELIVERY_PRICE,
        )
        context["structured"] = structured_data(context, product)
        return context  # type: ignore[no-any-return]

    def get_alert_status(self) -> bool:
        """Whether one waits for this product is shown on the account's page, not looked up here."""
        return False

    def get_alert_form(self) -> None:
        return None

    def send_signal(self, request: Any, response: Any, product: Any) -> None:
        """Oscar counts views here by writing; looking at a page writes nothing."""


def sized_picture(request: HttpRequest, size: str, stem: str) -> HttpResponseBase:
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
        write_sized(name=name, size=width)
    response = FileResponse(default_storage.open(target), content_type="image/webp")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
