"""Say that something was looked at or asked for.

    record("product.viewed", product.pk)

Costs a page no query and writes nothing there: it is counted in a buffer, and the buffer goes to
the store in batches, so that a product that everybody looks at is no hot row. Who looked is not
kept. A buffer that is full or away forgets: these are figures, not truths.
"""

from typing import Any

from django.utils import timezone

from activity.buffers import buffer
from activity.models import LONGEST_SUBJECT


def record(kind: str, subject: Any) -> None:
    buffer().add((kind, str(subject)[:LONGEST_SUBJECT], timezone.localdate().isoformat()))
