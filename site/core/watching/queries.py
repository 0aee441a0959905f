"""Every query of every connection passes here: counted, timed, and told when slow."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings

from core.watching.doing import current

log = logging.getLogger("makiti.slow_query")
LONGEST = 2000


def watch_query(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    began = time.perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        _note(sql=sql, seconds=time.perf_counter() - began)


def _note(*, sql: str, seconds: float) -> None:
    doing = current.get()
    if doing is not None:
        doing.queries += 1
        doing.query_seconds += seconds
    slow = settings.SLOW_QUERY_MS
    if slow and seconds * 1000 >= slow:
        # Never the parameters: they are people's names and numbers.
        log.warning("slow query", extra={"ms": round(seconds * 1000), "sql": sql[:LONGEST]})


def watch_connection(*, connection: Any, **kwargs: Any) -> None:
    if watch_query not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch_query)
