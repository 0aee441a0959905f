"""The same write sent twice is done once and answered twice. Example in docs/idempotency.md."""

from core.idempotency.answer import (
    Answer,
    BadKey,
    InFlight,
    KeyReused,
    answer_once,
    prune,
)

__all__ = ["Answer", "BadKey", "InFlight", "KeyReused", "answer_once", "prune"]
