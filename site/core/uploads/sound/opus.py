"""Packets of Opus: how long each one is says the packet itself (RFC 6716, 3.1)."""

RATE = 48_000
# A fiftieth of a minute, the longest that one packet may be.
LONGEST_PACKET = 5_760
# 48 frames of 1275 bytes, each with its length.
HEAVIEST_PACKET = 61_440
MOST_CHANNELS = 2


class NotOpus(ValueError):
    """What was read is no Opus, or is broken."""


def samples(packet: bytes) -> int:
    """At 48 kHz, from the first byte (and the second, where frames are counted)."""
    if not 0 < len(packet) <= HEAVIEST_PACKET:
        raise NotOpus("a packet of nothing, or of too much")
    kind, code = packet[0] >> 3, packet[0] & 3
    if kind < 12:
        frame = (480, 960, 1920, 2880)[kind % 4]
    elif kind < 16:
        frame = (480, 960)[kind % 2]
    else:
        frame = (120, 240, 480, 960)[kind % 4]
    if code == 3:
        if len(packet) < 2:
            raise NotOpus("a packet without its count")
        frames = packet[1] & 0x3F
    else:
        frames = 1 if code == 0 else 2
    length = frame * frames
    if not 0 < length <= LONGEST_PACKET:
        raise NotOpus("a packet of an impossible length")
    return length


def read_head(head: bytes) -> tuple[int, int]:
    """Channels, and samples to leave out at the beginning."""
    if len(head) < 19 or head[:8] != b"OpusHead" or head[8] >> 4:
        raise NotOpus("no head")
    channels, skip, family = head[9], int.from_bytes(head[10:12], "little"), head[18]
    if family != 0 or not 1 <= channels <= MOST_CHANNELS:
        raise NotOpus("more voices than one person has")
    return channels, skip


def write_head(channels: int, skip: int) -> bytes:
    rate = RATE.to_bytes(4, "little")
    return b"OpusHead\x01" + bytes([channels]) + skip.to_bytes(2, "little") + rate + b"\0\0\0"
