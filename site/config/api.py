"""`/api/v1/`: joins what each room brings in its own `api.py`."""

from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from accounts.api import router as me
from accounts.api_tokens import router as tokens
from core.api import Problem
from core.api.frame import SiteAPI
from core.api.pages import operations, shapes, spoken
from core.api.problems import KINDS, response_of
from logistics.geo.api import router as geo
from sellers.desk.reviews.api import router as answers
from shop.catalogue.api import router as catalogue
from shop.catalogue.reviews.api import router as reviews
from shop.chat.api import router as chat
from shop.partner.api import router as stores

TEXT = """Money is `{"amount": 75000, "currency": "GNF"}`, in whole units of the smallest coin.
Answers follow `Accept-Language` (fr, en). Refusals are `application/problem+json`: programs look at
`code`, people read `title`. Lists come in pages: send `next_cursor` back as `cursor`."""

api = SiteAPI(title="Makiti", version="1", description=TEXT, urls_namespace="api")
api.add_router("", me)
api.add_router("", tokens)
api.add_router("", catalogue)
api.add_router("", chat)
api.add_router("", geo)
api.add_router("", stores)
api.add_router("", reviews)
api.add_router("", answers)


@cache
def specification() -> dict[str, Any]:
    return api.specification()


@csrf_exempt
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(specification())
    response["Cache-Control"] = "private, max-age=300"
    return response


@csrf_exempt
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """Drawn on the server from the specification: no script, nothing from elsewhere."""
    spec = specification()
    context = {
        "rooms": operations(spec),
        "shapes": shapes(spec),
        "kinds": KINDS.items(),
        "text": spoken(TEXT),
    }
    return render(request, "core/api_docs.html", context)


@csrf_exempt
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return redirect("api_docs")


@csrf_exempt
def nothing(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    return response_of(Problem("not_found"))


urlpatterns = [
    path("v1/", index),
    path("v1/docs", docs, name="api_docs"),
    path("v1/openapi.json", openapi, name="api_openapi"),
    path("v1/", api.urls),
    re_path("", nothing),
]
