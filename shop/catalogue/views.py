"""The list of products, of one category, and one product."""

from typing import Any

from django.core.files.storage import default_storage
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import TemplateView
from oscar.apps.catalogue import views

from shop.catalogue.filters import SORT_NAMES, read_filters
from shop.catalogue.models import Product
from shop.catalogue.selectors import find_products
from shop.catalogue.thumbnails import SIZES, sized_name, write_sized
from shop.catalogue.tree import Node, category_tree

PAGE_SIZE = 24


class CatalogueView(TemplateView):
    template_name = "catalogue/list.html"

    def get_category(self) -> Node | None:
        return None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        category = self.get_category()
        filters = read_filters(self.request.GET)
        products = find_products(filters=filters, category=category)
        page = Paginator(products, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            category=category,
            filters=filters,
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


class ProductDetailView(views.ProductDetailView):
    template_name = "catalogue/product.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get_queryset(self) -> Any:
        return Product.objects.select_related("store", "parent", "product_class")

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
