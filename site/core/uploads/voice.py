"""A voice message: a few seconds of Opus, taken out of what was sent and packed anew."""

import hashlib
from dataclasses import dataclass
from typing import IO

from django.utils.translation import gettext_lazy as _

from core.uploads.picture import Refused
from core.uploads.sound.ogg import read_ogg, write_ogg
from core.uploads.sound.opus import RATE, NotOpus, samples
from core.uploads.sound.webm import read_webm

LONGEST_S = 30
# A recorder stops a moment after it is told to.
GRACE_S = 0.5
MOST_BYTES = 1024 * 1024
TOO_HEAVY = _("Ce message pèse plus de 1 Mo. Enregistrez-en un plus court.")
TOO_LONG = _("Ce message dure plus de 30 secondes. Enregistrez-en un plus court.")
EMPTY = _("On n’entend rien dans ce message. Enregistrez-le de nouveau.")
NO_VOICE = _(
    "Ce fichier n’est pas un message vocal que nous savons lire. Enregistrez-le dans le navigateur,"
    " ou envoyez un fichier Opus (.ogg, .opus ou .webm)."
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Ogg with one stream of Opus and no word about who recorded it, with what, or when."""

    data: bytes
    seconds: float

    @property
    def name(self) -> str:
        return f"{hashlib.sha256(self.data).hexdigest()[:32]}.ogg"


def read_voice(file: IO[bytes]) -> Voice:
    """By content only; or Refused with a clear sentence."""
    file.seek(0)
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused(TOO_HEAVY, code="heavy")
    try:
        channels, skip, packets = _read(data)
        length = sum(samples(packet) for packet in packets) - skip
    except NotOpus as error:
        raise Refused(NO_VOICE, code="format") from error
    seconds = length / RATE
    if seconds <= 0:
        raise Refused(EMPTY, code="empty")
    if seconds > LONGEST_S + GRACE_S:
        raise Refused(TOO_LONG, code="long")
    return Voice(write_ogg(channels, skip, packets), seconds)


def _read(data: bytes) -> tuple[int, int, list[bytes]]:
    if data.startswith(b"OggS"):
        return read_ogg(data)
    if data.startswith(b"\x1a\x45\xdf\xa3"):
        return read_webm(data)
    raise NotOpus("neither Ogg nor WebM")
