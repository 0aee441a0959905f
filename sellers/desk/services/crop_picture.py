from dataclasses import dataclass
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image

from core.uploads import pictures as storage
from core.uploads import read_picture
from sellers.desk.drafts import shown_in
from sellers.desk.models import Draft
from sellers.desk.services.keep_draft import Hand, keep_draft
from shop.catalogue.models import Product


@dataclass(frozen=True)
class Frame:
    """A square of a picture: how much closer (100 is all of the shorter side), and where its middle
    stands on the way across and down, in percent."""

    zoom: int = 100
    across: int = 50
    down: int = 50

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        side = max(1, min(width, height) * 100 // min(max(self.zoom, 100), 400))
        left = (width - side) * min(max(self.across, 0), 100) // 100
        top = (height - side) * min(max(self.down, 0), 100) // 100
        return left, top, left + side, top + side


def crop_picture(product: Product, *, name: str, frame: Frame, hand: Hand) -> str:
    """The square takes the picture's place in the draft; the file it was cut from stays."""
    with storage.open(name) as source, Image.open(source) as image:
        cut = image.crop(frame.box(*image.size))
        out = BytesIO()
        cut.save(out, "PNG" if cut.mode in ("RGBA", "P") else "JPEG", quality=92)
    out.seek(0)
    picture = read_picture(out)
    new: str = storage.save(picture.name, ContentFile(picture.data))
    with transaction.atomic():
        draft = keep_draft(product, hand=hand)
        shown = [(new if each == name else each, words) for each, words in shown_in(draft)]
        pictures = [list(one) for one in dict(shown).items()]
        Draft.objects.filter(pk=draft.pk).update(pictures=pictures)
    return new
