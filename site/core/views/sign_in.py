from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Send any sign-in page of an admin to the one sign-in of the site."""
    wanted = request.GET.get("next", "")
    query = f"?{urlencode({'next': wanted})}" if wanted else ""
    return HttpResponseRedirect(reverse("account_login") + query)
