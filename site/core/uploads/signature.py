"""What a file is by its first bytes; its name and what a browser says of it are only words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A progressive JPEG has about ten scans; each one more costs a walk over all pixels.
MOST_SCANS = 100
START_OF_SCAN = b"\xff\xda"

NOT_A_PICTURE = _("Ce fichier n’est pas une photo. Envoyez une image JPEG, PNG ou WebP.")
EMPTY = _("Ce fichier est vide. Choisissez-en un autre.")
NO_DRAWING = _(
    "Ce fichier est un dessin ou une page, pas une photo. Envoyez une image JPEG, PNG ou WebP."
)
NO_PAPER = _("Ce fichier est un PDF. Envoyez une photo de la page, en JPEG ou PNG.")
NO_ARCHIVE = _("Ce fichier est une archive. Envoyez les photos une à une.")
NO_PHONE_FORMAT = _(
    "Votre téléphone a enregistré cette photo en HEIC ou AVIF. Réglez l’appareil photo sur JPEG,"
    " ou envoyez une capture d’écran de la photo."
)
NO_OTHER_PICTURE = _("Ce format d’image n’est pas accepté. Envoyez une image JPEG, PNG ou WebP.")
TOO_TANGLED = _("Cette image est construite de façon anormale. Enregistrez-la de nouveau en JPEG.")

OTHERS: tuple[tuple[bytes, Promise], ...] = (
    (b"%PDF", NO_PAPER),
    (b"PK", NO_ARCHIVE),
    (b"Rar!", NO_ARCHIVE),
    (b"7z\xbc\xaf", NO_ARCHIVE),
    (b"\x1f\x8b", NO_ARCHIVE),
    (b"<", NO_DRAWING),
    (b"GIF8", NO_OTHER_PICTURE),
    (b"BM", NO_OTHER_PICTURE),
    (b"II*\x00", NO_OTHER_PICTURE),
    (b"MM\x00*", NO_OTHER_PICTURE),
    (b"8BPS", NO_OTHER_PICTURE),
    (b"%!PS", NO_OTHER_PICTURE),
)


def format_of(data: bytes) -> str:
    """`JPEG`, `PNG`, `WEBP`, or nothing."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return ""


def why_not(data: bytes) -> Promise:
    """The sentence for what is none of the three."""
    start = data[:256].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not data.strip(b"\0"):
        return EMPTY
    if start[4:8] == b"ftyp":
        return NO_PHONE_FORMAT
    return next((why for head, why in OTHERS if start.startswith(head)), NOT_A_PICTURE)


def is_tangled(data: bytes) -> bool:
    """Thousands of scans over the same pixels keep a decoder busy for hours."""
    return data.startswith(b"\xff\xd8") and data.count(START_OF_SCAN) > MOST_SCANS
