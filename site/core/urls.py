"""Addresses without a language that belong to the frame of the site."""

from django.urls import path

from core.views import look

app_name = "core"
urlpatterns = [
    path("theme/", look.choose_theme, name="theme"),
    path("sw.js", look.service_worker, name="service_worker"),
    path("manifest.webmanifest", look.manifest, name="manifest"),
    path("robots.txt", look.robots, name="robots"),
]
