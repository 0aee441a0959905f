"""What machines ask: is the process up, may it get visitors, what are its figures."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from prometheus_client import CONTENT_TYPE_LATEST

from core.watching.access import may_read_metrics
from core.watching.metrics import render
from core.watching.parts import examine


def livez(request: HttpRequest) -> HttpResponse:
    """This process answers; nothing else is asked, so that a lost database restarts nobody."""
    return HttpResponse("ok\n", content_type="text/plain")


def readyz(request: HttpRequest) -> HttpResponse:
    """503 where a part that is required does not answer; 'degraded' where another does not."""
    parts = examine()
    down = any(part.required and not part.ok for part in parts)
    degraded = any(not part.ok for part in parts)
    status = "down" if down else "degraded" if degraded else "ok"
    body = {"status": status, "parts": {part.name: part.as_json() for part in parts}}
    return JsonResponse(body, status=503 if down else 200)


def metrics(request: HttpRequest) -> HttpResponse:
    if not may_read_metrics(request):
        return HttpResponse("Not from here.\n", status=403, content_type="text/plain")
    return HttpResponse(render(), content_type=CONTENT_TYPE_LATEST)
