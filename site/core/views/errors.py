"""Error pages in the site's own look; they must render when little else works."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)

LAST_RESORT = """<!DOCTYPE html><html lang="fr"><meta charset="utf-8"><title>Makiti</title>
<h1>Une erreur de notre côté</h1><p>Réessayez dans un instant : votre panier est gardé.</p>
<p lang="en">Something went wrong on our side. Please try again in a moment.</p></html>
"""


def _error(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"errors/{status}.html", status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _error(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    try:
        return render(None, "errors/500.html", status=500)
    except Exception:
        # Whatever broke the page has broken this one too: each middleware would ask again.
        log.exception("the page for errors does not render")
        return HttpResponse(LAST_RESORT, status=500)
