"""One content policy for shoppers' pages, one for the back offices."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from core.google import google_is_set, google_origin
from core.map_tiles import tile_origin, tile_url

# No nonces: a page may then be cached whole. Nothing inline, nothing from elsewhere.
SHOP_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        # blob: what the microphone just recorded, heard before it is sent.
        "media-src 'self' blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "frame-ancestors 'none'",
    )
)
# Wagtail's and Django's admin write styles and scripts into their pages.
OFFICE_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "base-uri 'self'",
        "object-src 'none'",
        "frame-ancestors 'self'",
    )
)
OFFICES = ("/admin/", "/django-admin/")
PERMISSIONS = "camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()"


def shop_policy() -> str:
    """A browser also looks at where a form is led on to: the button of Google goes through ours."""
    policy = SHOP_POLICY
    if google_is_set():
        policy = policy.replace("form-action 'self'", f"form-action 'self' {google_origin()}")
    return _with_tiles(policy)


def office_policy() -> str:
    """Editors move places on the same map."""
    return _with_tiles(OFFICE_POLICY)


def _with_tiles(policy: str) -> str:
    if url := tile_url():
        return policy.replace("img-src 'self'", f"img-src 'self' {tile_origin(url)}")
    return policy


class SecurityHeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        policy = office_policy() if request.path.startswith(OFFICES) else shop_policy()
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
