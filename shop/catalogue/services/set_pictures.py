"""Which pictures a product shows, in which order, with which words."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from core.audit import record
from core.uploads import pictures as storage
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.listing import MOST_PICTURES
from shop.catalogue.models import Product
from shop.catalogue.services.refresh_listing import refresh_listing
from shop.catalogue.shown import Shown, pictures_of

LONGEST_CAPTION = 200


def set_pictures(product: Product, *, pictures: list[Shown], by: Any) -> None:
    """Exactly these; a file that is dropped stays, another row may show it too."""
    wanted = [(name, _caption(words)) for name, words in dict(pictures).items()]
    if len(wanted) > MOST_PICTURES:
        sentence = _("Un produit montre %(most)d photos au plus.") % {"most": MOST_PICTURES}
        raise NotWritten(sentence, field="photos")
    with transaction.atomic():
        row = Product.objects.select_for_update(of=("self",)).get(pk=product.pk)
        before = pictures_of(row)
        if before == wanted:
            return
        known = {name for name, _words in before}
        for name, _words in wanted:
            if name not in known and not _is_there(name):
                raise NotWritten(_("Une photo manque. Envoyez-la de nouveau."), field="photos")
        _write(row, wanted)
        refresh_listing([row.pk])
        record(row, action="product.pictures", by=by, before=_told(before), after=_told(wanted))


def _caption(words: str) -> str:
    return " ".join(str(words).replace("\x00", "").split())[:LONGEST_CAPTION]


def _is_there(name: str) -> bool:
    return name.startswith("uploads/") and ".." not in name and storage.exists(name)


def _write(product: Product, wanted: list[Shown]) -> None:
    """Rows that stay keep the smaller copies of their files."""
    image = get_model("catalogue", "ProductImage")
    kept: dict[str, int] = {}
    for pk, name in product.images.order_by("-display_order", "-id").values_list("id", "original"):
        kept[name] = pk
    staying = [kept[name] for name, _words in wanted if name in kept]
    product.images.exclude(pk__in=staying).delete()
    for place, (name, words) in enumerate(wanted):
        told = {"caption": words, "display_order": place}
        if name in kept:
            image.objects.filter(pk=kept[name]).update(**told)
        else:
            image.objects.create(product=product, original=name, **told)


def _told(shown: list[Shown]) -> dict[str, Any]:
    return {"pictures": [list(one) for one in shown]}
