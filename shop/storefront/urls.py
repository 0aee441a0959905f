"""Addresses without a language that belong to the shop."""

from django.urls import path, re_path

from shop.storefront import sitemap

urlpatterns = [
    path("sitemap.xml", sitemap.index, name="sitemap"),
    re_path(r"^sitemap-(?P<name>[a-z]+(?:-\d{1,9})?)\.xml$", sitemap.part, name="sitemap_part"),
]
