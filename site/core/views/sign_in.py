"""Every admin's own doors lead to the one sign-in and the one sign-out of the site."""

from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache


@never_cache
def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Send any sign-in page of an admin to the one sign-in of the site.

    Who is signed in and comes here was turned away from where they wanted to go: signing in again
    would send them in circles, so they are told plainly that this is not theirs.
    """
    if request.user.is_authenticated:
        # The page itself says it: Wagtail's notice of the same would stand on it, and on the next.
        notices = get_messages(request)
        list(notices)
        notices._loaded_data = []  # type: ignore[union-attr]
        raise PermissionDenied
    wanted = request.GET.get("next", "")
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return HttpResponseRedirect(reverse("account_login") + query)


def to_new_password(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("account_reset_password"))


def to_password_change(request: HttpRequest) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("account_change_password"))
