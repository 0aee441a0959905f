"""Ogg: pages of pieces of packets (RFC 3533), read from anybody and written by us."""

import struct
from collections.abc import Iterable, Iterator

from core.uploads.sound.opus import NotOpus, read_head, samples, write_head

HEAD = struct.Struct("<4sBBqIIIB")
OURS = 0x4D414B49
TAGS = b"OpusTags" + (6).to_bytes(4, "little") + b"makiti" + (0).to_bytes(4, "little")


def _table() -> list[int]:
    rows = []
    for byte in range(256):
        value = byte << 24
        for _bit in range(8):
            value = (value << 1) ^ (0x04C11DB7 if value & 0x80000000 else 0)
        rows.append(value & 0xFFFFFFFF)
    return rows


TABLE = _table()


def checksum(page: bytes) -> int:
    value = 0
    for byte in page:
        value = (value << 8) & 0xFFFFFFFF ^ TABLE[(value >> 24) ^ byte]
    return value


def read_ogg(data: bytes) -> tuple[int, int, list[bytes]]:
    """Channels, samples to leave out, packets of the one stream there is."""
    packets = list(_packets(data))
    if len(packets) < 3 or packets[1][:8] != b"OpusTags":
        raise NotOpus("no words in it")
    return *read_head(packets[0]), packets[2:]


def _packets(data: bytes) -> Iterator[bytes]:
    at, rest, serial = 0, b"", None
    while at < len(data):
        if len(data) < at + HEAD.size:
            raise NotOpus("a page cut off")
        mark, version, _flags, _granule, stream, _number, check, count = HEAD.unpack_from(data, at)
        lengths = data[at + HEAD.size : at + HEAD.size + count]
        body = at + HEAD.size + count
        end = body + sum(lengths)
        if mark != b"OggS" or version or len(lengths) < count or end > len(data):
            raise NotOpus("no page of Ogg")
        if stream != (serial := stream if serial is None else serial):
            raise NotOpus("more than one stream")
        if checksum(data[at : at + 22] + b"\0\0\0\0" + data[at + 26 : end]) != check:
            raise NotOpus("a broken page")
        for length in lengths:
            rest += data[body : body + length]
            body += length
            if length < 255:
                yield rest
                rest = b""
        at = end


def write_ogg(channels: int, skip: int, packets: Iterable[bytes]) -> bytes:
    """One stream, a head, our own tags, and the packets as they are."""
    pages = [_page([write_head(channels, skip)], flags=2, granule=0, number=0)]
    pages.append(_page([TAGS], flags=0, granule=0, number=1))
    played, held, pieces = 0, list[bytes](), 0
    for packet in packets:
        needs = len(packet) // 255 + 1
        if held and pieces + needs > 255:
            pages.append(_page(held, flags=0, granule=played, number=len(pages)))
            held, pieces = [], 0
        held.append(packet)
        pieces += needs
        played += samples(packet)
    pages.append(_page(held, flags=4, granule=played, number=len(pages)))
    return b"".join(pages)


def _page(packets: list[bytes], *, flags: int, granule: int, number: int) -> bytes:
    lengths = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    body = lengths + b"".join(packets)
    fields = (b"OggS", 0, flags, granule, OURS, number)
    check = checksum(HEAD.pack(*fields, 0, len(lengths)) + body)
    return HEAD.pack(*fields, check, len(lengths)) + body
