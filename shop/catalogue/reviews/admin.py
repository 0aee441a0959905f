"""Superusers moderate here until the moderators' desk is built; marks follow."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from oscar.apps.catalogue.reviews.admin import ProductReviewAdmin as OscarProductReviewAdmin

from shop.catalogue.reviews.models import ProductReview
from shop.catalogue.reviews.services.refresh_marks import refresh_marks

admin.site.unregister(ProductReview)


@admin.register(ProductReview)
class ProductReviewAdmin(OscarProductReviewAdmin):  # type: ignore[misc]
    raw_id_fields = ("product", "user")
    list_select_related = ("product",)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        refresh_marks([obj.product_id])

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        refresh_marks([obj.product_id])

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        keys = list(queryset.values_list("product_id", flat=True))
        super().delete_queryset(request, queryset)
        refresh_marks(keys)
