"""Voice messages: only Opus, only half a minute, and nothing around it."""

import io
import random
import struct

import pytest

from core.uploads.picture import Refused
from core.uploads.sound.ogg import read_ogg, write_ogg
from core.uploads.sound.opus import NotOpus, samples, write_head
from core.uploads.voice import MOST_BYTES, read_voice

SECRET = b"recorded by Fatou on her phone"
# Twenty milliseconds of speech, wide band, one frame.
TALK = bytes([9 << 3]) + b"words" * 9
SECOND = [TALK] * 50


def element(name: str, body: bytes, *, unknown: bool = False) -> bytes:
    size = (
        b"\x01\xff\xff\xff\xff\xff\xff\xff" if unknown else struct.pack(">Q", len(body) | 1 << 56)
    )
    return bytes.fromhex(name) + size + body


def webm(packets: list[bytes], *, codec: bytes = b"A_OPUS", doctype: bytes = b"webm") -> bytes:
    """As a browser records it: sizes unknown, a name of the program in it."""
    track = element("83", b"\x02") + element("86", codec) + element("63a2", write_head(1, 312))
    blocks = b"".join(element("a3", b"\x81\0\0\x80" + packet) for packet in packets)
    inside = element("1549a966", element("4d80", SECRET))
    inside += element("1654ae6b", element("ae", track))
    inside += element("1f43b675", element("e7", b"\0") + blocks, unknown=True)
    return element("1a45dfa3", element("4282", doctype)) + element("18538067", inside, unknown=True)


def read(data: bytes):
    return read_voice(io.BytesIO(data))


def test_what_a_browser_records_is_packed_into_ogg_with_nothing_else() -> None:
    voice = read(webm(SECOND * 3))
    assert voice.seconds == pytest.approx(3 - 312 / 48_000)
    assert SECRET not in voice.data
    assert read_ogg(voice.data) == (1, 312, SECOND * 3)
    assert voice.name.endswith(".ogg")


def test_ogg_is_packed_anew_without_its_tags() -> None:
    data = write_ogg(2, 312, [*SECOND, b"\xfc" + b"x" * 1000])
    again = read(data)
    assert again.data == data
    assert again.seconds == pytest.approx(1.02 - 312 / 48_000)


def test_thirty_seconds_and_no_more() -> None:
    assert read(write_ogg(1, 0, SECOND * 30)).seconds == 30
    with pytest.raises(Refused, match="30 secondes"):
        read(write_ogg(1, 0, SECOND * 31))
    with pytest.raises(Refused, match="30 secondes"):
        read(webm(SECOND * 31))


def test_what_a_file_says_of_its_length_is_not_believed() -> None:
    """All blocks at the same time, as a liar would write them: the packets say how long it is."""
    assert webm(SECOND * 31).count(b"\x81\0\0\x80") == 31 * 50
    with pytest.raises(Refused):
        read(webm(SECOND * 31))


def broken_page() -> bytes:
    data = bytearray(write_ogg(1, 0, SECOND))
    data[-5] ^= 1
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ID3\x04" + b"\0" * 100,
        b"RIFF\0\0\0\0WAVEfmt ",
        b"OggS",
        b"\x1a\x45\xdf\xa3",
        webm(SECOND, codec=b"A_VORBIS"),
        webm(SECOND, doctype=b"matroska"),
        webm([]),
        webm([b""]),
        webm(SECOND)[:-20],
        write_ogg(1, 0, SECOND)[:-20],
        write_ogg(1, 0, SECOND) + b"<script>",
        write_ogg(1, 0, SECOND) + write_ogg(1, 0, SECOND).replace(b"OpusHead", b"OpusHeaf"),
        broken_page(),
        webm([b"\x03\x3f"]),
        webm([TALK + b"x" * 70_000]),
        b"\x1a\x45\xdf\xa3" + b"\xff" * 1000,
    ],
)
def test_what_is_no_voice_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read(data)
    assert refused.value.messages[0].endswith(".")


def test_too_heavy_is_refused_unread() -> None:
    with pytest.raises(Refused, match="1 Mo"):
        read(b"OggS" + b"\0" * MOST_BYTES)


def test_nothing_that_is_sent_breaks_it() -> None:
    dice = random.Random(224)
    whole = (write_ogg(1, 312, SECOND), webm(SECOND))
    for number in range(600):
        data = bytearray(whole[number % 2])
        for _times in range(dice.randint(1, 5)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            assert read(bytes(data)).seconds <= 30.5
        except Refused:
            continue


@pytest.mark.parametrize(
    ("first", "length"), [(0, 480), (3 << 3, 2880), (15 << 3, 960), (31 << 3 | 1, 1920)]
)
def test_a_packet_says_how_long_it_is(first: int, length: int) -> None:
    assert samples(bytes([first])) == length
    with pytest.raises(NotOpus):
        samples(b"")
