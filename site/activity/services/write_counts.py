"""Bring what waits in a buffer to the store; killed between the two it is counted once."""

from activity.buffers import Buffer
from activity.stores import store


def write_counts(buffer: Buffer) -> int:
    """How many counts were written."""
    written = 0
    for key, counts in buffer.batches():
        if store().add(key, counts):
            written += len(counts)
        buffer.done(key)
    return written
