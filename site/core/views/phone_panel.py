"""The phone of the demo: what a person would read on their own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from core.sms import newest_texts, shows_texts


@require_GET
@never_cache
def phone_panel(request: HttpRequest) -> HttpResponse:
    if not shows_texts():
        raise Http404(_("Les SMS vont à de vrais téléphones."))
    return render(request, "core/phone_panel.html", {"texts": newest_texts()})
