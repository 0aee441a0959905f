"""Cut a picture to a square: three sliders, with a script also seen at once."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from core.uploads import pictures as storage
from sellers.desk.exceptions import Overtaken
from sellers.desk.services.crop_picture import Frame, crop_picture
from sellers.desk.services.keep_draft import Hand
from sellers.desk.state import state_of, stem
from sellers.desk.views.reach import product_or_404
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action


def _slider(label: Any, *, least: int, most: int, start: int) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"type": "range", "class": "form-range"})
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, initial=start, widget=widget
    )


class CropForm(forms.Form):
    zoom = _slider(_("Plus près"), least=100, most=400, start=100)
    across = _slider(_("De gauche à droite"), least=0, most=100, start=50)
    down = _slider(_("De haut en bas"), least=0, most=100, start=50)


@desk_page(Action.MANAGE_PRODUCTS)
@require_http_methods(["GET", "HEAD", "POST"])
def crop(request: Any, *, pk: int, which: str) -> HttpResponse:
    product = product_or_404(request, pk)
    state = state_of(product)
    name = next((each for each, _words in state.pictures if stem(each) == which), None)
    if name is None or not storage.exists(name):
        raise Http404
    form = CropForm(request.POST or None)
    back = reverse("seller:product", kwargs={"slug": request.store.slug, "pk": pk})
    if request.method == "POST" and form.is_valid():
        # No page is open but this one: it has seen what is there now.
        hand = Hand(name="-", version=state.version)
        try:
            crop_picture(product, name=name, frame=Frame(**form.cleaned_data), hand=hand)
        except Overtaken:
            messages.error(request, _("Ce produit vient d’être modifié ailleurs. Recommencez."))
        return redirect(f"{back}#photos")
    context = {
        "page_title": _("Recadrer la photo"),
        "active": "products",
        "product": product,
        "name": name,
        "form": form,
        "back": back,
    }
    return render(request, "desk/crop.html", context)
