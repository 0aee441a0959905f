from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from core.uploads import pictures as storage
from core.uploads import read_picture
from sellers.desk.drafts import shown_in
from sellers.desk.models import Draft
from sellers.desk.services.keep_draft import Hand, keep_draft
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.listing import MOST_PICTURES
from shop.catalogue.models import Product


def add_picture(product: Product, *, file: Any, hand: Hand) -> str:
    """Draw it anew and put it last in the draft; its name. The same picture twice is there once."""
    picture = read_picture(file)
    name: str = storage.save(picture.name, ContentFile(picture.data))
    with transaction.atomic():
        # Taken first, so that two that arrive together both stay.
        draft = keep_draft(product, hand=hand)
        shown = shown_in(draft)
        if name not in dict(shown):
            if len(shown) >= MOST_PICTURES:
                sentence = _("Un produit montre %(most)d photos au plus.")
                raise NotWritten(sentence % {"most": MOST_PICTURES}, field="photos")
            pictures = [*shown, (name, "")]
            Draft.objects.filter(pk=draft.pk).update(pictures=[list(one) for one in pictures])
    return name
