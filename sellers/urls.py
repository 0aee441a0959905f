"""The desk: every page of sellers below `/seller/`, a store's own below `/seller/<slug>/`."""

from django.urls import include, path

app_name = "seller"

urlpatterns = [
    path("", include("sellers.desk.urls")),
    path("", include("sellers.stores.urls")),
    path("", include("sellers.desk.imports.urls")),
    path("", include("sellers.desk.bulk.urls")),
    path("", include("sellers.desk.reviews.urls")),
]
