"""What a page with a script sends while somebody types: words, photos, names of shelves."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from sellers.desk.drafts import shown_in
from sellers.desk.exceptions import Overtaken
from sellers.desk.services.add_picture import add_picture
from sellers.desk.services.keep_draft import keep_draft
from sellers.desk.shelves import shelf_label, suggested_shelves, usual_kind
from sellers.desk.state import arranged, typed_in
from sellers.desk.views.reach import hand_in, product_or_404
from sellers.stores.desk import desk_page
from sellers.stores.permissions import Action


@desk_page(Action.MANAGE_PRODUCTS)
@require_POST
def keep(request: Any, *, pk: int) -> HttpResponse:
    """Autosave; 409 where another page was faster, and nothing is written."""
    product = product_or_404(request, pk)
    hand = hand_in(request)
    try:
        draft = keep_draft(product, hand=hand, typed=typed_in(request.POST))
        pictures = arranged(shown_in(draft), request.POST)
        if pictures != shown_in(draft):
            draft = keep_draft(product, hand=hand, pictures=pictures)
    except Overtaken as overtaken:
        return _overtaken(overtaken)
    at = time_format(timezone.localtime(draft.kept_at), "H:i")
    said = _("Brouillon gardé à %(time)s") % {"time": at}
    return JsonResponse({"version": draft.version, "said": said})


def _overtaken(overtaken: Overtaken) -> JsonResponse:
    said = _("Ce produit a été modifié ailleurs depuis que vous avez ouvert cette page.")
    return JsonResponse({"version": overtaken.draft.version, "said": said}, status=409)


@desk_page(Action.MANAGE_PRODUCTS)
@require_POST
def add_photo(request: Any, *, pk: int) -> HttpResponse:
    """One photo; 422 with a sentence where it is refused."""
    product = product_or_404(request, pk)
    file = request.FILES.get("photo")
    if file is None:
        return JsonResponse(
            {"said": _("La photo n’est pas arrivée. Envoyez-la de nouveau.")}, status=422
        )
    try:
        name = add_picture(product, file=file, hand=hand_in(request))
    except ValidationError as error:
        return JsonResponse({"said": error.messages[0]}, status=422)
    except Overtaken as overtaken:
        return _overtaken(overtaken)
    return JsonResponse({"name": name}, status=201)


@desk_page(Action.MANAGE_PRODUCTS)
@require_safe
def shelves(request: Any) -> HttpResponse:
    """Where a product of this name may stand."""
    found = suggested_shelves(request.GET.get("q", ""))
    return JsonResponse(
        {
            "shelves": [
                {"id": n.id, "label": shelf_label(n), "kind": usual_kind(n.id)} for n in found
            ]
        }
    )
