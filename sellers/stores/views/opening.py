"""Anybody who is signed in opens a store."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from logistics.geo.selectors import cascade, cascade_of
from sellers.stores.forms import StoreForm, free_slug
from sellers.stores.place_form import PlaceForm
from sellers.stores.services.edit_store import edit_store
from sellers.stores.services.open_store import open_store
from sellers.stores.services.place_store import place_store
from sellers.stores.views.pictures import kept_pictures

MOST_STORES = 10


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def open_new(request: HttpRequest) -> HttpResponse:
    sent = request.method == "POST"
    form = StoreForm(request.POST, request.FILES) if sent else StoreForm(initial=_known(request))
    place = PlaceForm(request.POST) if sent else PlaceForm()
    # Both are asked, so that all that is wrong is seen at once.
    if sent and all([form.is_valid(), place.is_valid()]) and (store := _open(request, form, place)):
        messages.success(request, _("Votre boutique est là. Il reste à envoyer ses pièces."))
        return redirect("seller:desk", slug=store.slug)
    context = {
        "page_title": _("Ouvrir une boutique"),
        "form": form,
        "place": place,
        "cascade": cascade_of(place.resolved.place) if sent else cascade([]),
    }
    return render(request, "desk/open.html", context)


def _known(request: HttpRequest) -> dict[str, Any]:
    return {"phone": str(getattr(request.user, "phone", "") or "")}


def _open(request: HttpRequest, form: StoreForm, place: PlaceForm) -> Any:
    person: Any = request.user
    if person.memberships.filter(role="owner").count() >= MOST_STORES:
        form.add_error(None, _("Vous avez déjà beaucoup de boutiques. Écrivez-nous d’abord."))
        return None
    told = form.cleaned_data
    try:
        with transaction.atomic():
            store = open_store(
                person,
                name=told["name"],
                slug=told["slug"] or free_slug(told["name"]),
                **{name: told[name] for name in ("phone", "second_phone", "nif", "rccm")},
            )
            shown = {"description": told["description"], **kept_pictures(form)}
            edit_store(store, by=person, **shown)
            place_store(store, where=place.where, by=person)
    except IntegrityError:
        # Somebody took the address between the look and the write.
        form.add_error("slug", _("Cette adresse est prise. Choisissez-en une autre."))
        return None
    return store
