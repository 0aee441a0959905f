"""`/stores/…`: what everybody sees; below a store's `blog/` another room answers."""

from django.urls import path

from sellers.stores.views.public import reviews, store, stores

app_name = "stores"

urlpatterns = [
    path("", stores, name="list"),
    path("<slug:slug>/", store, name="store"),
    path("<slug:slug>/reviews/", reviews, name="reviews"),
]
