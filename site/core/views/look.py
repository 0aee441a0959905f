"""What belongs to the look and not to any app: day or night, the worker, the manifest."""

import hashlib
import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

THEMES = ("light", "dark")
YEAR = 365 * 24 * 3600
# What the offline page needs to look like itself.
KEPT_FILES = (
    "dist/site.css",
    "dist/site.js",
    "vendor/htmx.min.js",
    "img/icons.svg",
    "img/leppi.svg",
)


# Exempt: a stranger's page could at most turn the lights off, and no token on every page means
# that pages can be cached.
@csrf_exempt
@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    theme = request.POST.get("theme", "")
    if theme in THEMES:
        response.set_cookie(
            settings.THEME_COOKIE_NAME,
            theme,
            max_age=YEAR,
            samesite="Lax",
            secure=request.is_secure(),
        )
    else:
        response.delete_cookie(settings.THEME_COOKIE_NAME, samesite="Lax")
    return response


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "core/offline.html")


@require_GET
@cache_control(max_age=0, must_revalidate=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker with the list of what it keeps; a new file name makes a new worker."""
    offline_pages = {code: f"/{code}/offline/" for code, _name in settings.LANGUAGES}
    kept = [*(static(name) for name in KEPT_FILES), *offline_pages.values()]
    version = hashlib.sha256("".join(kept).encode()).hexdigest()[:12]
    plan = {
        "version": version,
        "kept": kept,
        "offline": offline_pages,
        "static": static(""),
        "icon": static("img/icon-192.png"),
    }
    response = render(
        request,
        "core/sw.js",
        {"plan": json.dumps(plan)},
        content_type="text/javascript; charset=utf-8",
    )
    response["Service-Worker-Allowed"] = "/"
    return response


@require_GET
@cache_control(public=True, max_age=24 * 3600)
def manifest(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "id": "/",
            "name": "Makiti, le marché de Guinée",
            "short_name": "Makiti",
            "lang": "fr",
            "dir": "ltr",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf8f2",
            "theme_color": "#1f2a72",
            "categories": ["shopping"],
            "icons": [
                icon("icon-192.png", 192, "any"),
                icon("icon-512.png", 512, "any"),
                icon("icon-maskable-192.png", 192, "maskable"),
                icon("icon-maskable-512.png", 512, "maskable"),
            ],
        },
        content_type="application/manifest+json",
    )


def icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {
        "src": static(f"img/{name}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


@require_GET
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "core/robots.txt",
        {"site_url": settings.SITE_URL, "languages": [code for code, _name in settings.LANGUAGES]},
        content_type="text/plain; charset=utf-8",
    )
