"""WebM as browsers record it: one track of Opus, sizes known or not."""

from collections.abc import Iterator

from core.uploads.sound.opus import NotOpus, read_head

DOCTYPE, CODEC, PRIVATE, SIMPLE_BLOCK, BLOCK = 0x4282, 0x86, 0x63A2, 0xA3, 0xA1
# Walked into, whatever size they claim: a recorder does not know it while it records.
ENTERED = {0x1A45DFA3, 0x18538067, 0x1F43B675, 0x1654AE6B, 0xAE, 0xA0}
LACED = 0x06


def read_webm(data: bytes) -> tuple[int, int, list[bytes]]:
    """Channels, samples to leave out, packets of the one track there is."""
    head, codecs, packets, kind = b"", list[bytes](), list[bytes](), b""
    for name, body in _elements(data):
        if name == DOCTYPE:
            kind = body
        elif name == CODEC:
            codecs.append(body)
        elif name == PRIVATE:
            head = body
        elif name in (SIMPLE_BLOCK, BLOCK):
            packets.append(_packet(body))
    if kind.rstrip(b"\0") != b"webm" or [code.rstrip(b"\0") for code in codecs] != [b"A_OPUS"]:
        raise NotOpus("no single track of Opus")
    if not packets:
        raise NotOpus("no words in it")
    return *read_head(head), packets


def _elements(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        name, at = _number(data, at, marked=True)
        size, at = _number(data, at, marked=False)
        if name in ENTERED:
            continue
        if at + size > len(data):
            raise NotOpus("cut off")
        yield name, data[at : at + size]
        at += size


def _number(data: bytes, at: int, *, marked: bool) -> tuple[int, int]:
    """A number that says by its first bits how long it is; names keep those bits."""
    if at >= len(data) or not data[at]:
        raise NotOpus("no element")
    length = 9 - data[at].bit_length()
    end = at + length
    if end > len(data) or (marked and length > 4):
        raise NotOpus("no element")
    value = int.from_bytes(data[at:end], "big")
    return (value if marked else value & ((1 << (7 * length)) - 1)), end


def _packet(block: bytes) -> bytes:
    """Behind the track, a time and the flags."""
    _track, at = _number(block, 0, marked=False)
    if len(block) < at + 4 or block[at + 2] & LACED:
        raise NotOpus("no packet")
    return block[at + 3 :]
