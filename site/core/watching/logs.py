"""Log lines: one JSON object each for machines, one readable line each for a developer."""

import json
import logging
from datetime import UTC, datetime
from typing import Any

from core.watching.doing import current, route

# What may stand in a line beside its message. A library's own extras (a request, a task's
# arguments) hold secrets and people's data, so that everything else stays out.
EXTRAS = ("method", "view", "route", "status", "ms", "queries", "sql", "task_name", "state")


class ContextFilter(logging.Filter):
    """Gives each record the request or task it belongs to, and takes secret addresses out."""

    def filter(self, record: logging.LogRecord) -> bool:
        doing = current.get()
        record.request_id = doing.id if doing else ""
        record.user_id = doing.user_id if doing else None
        record.task = doing.task if doing else ""
        request = getattr(record, "request", None) or (doing.request if doing else None)
        path = getattr(request, "path", None)
        if request and path and isinstance(record.args, tuple):
            # Django writes the path of a refused request: it can be a door's token.
            record.args = tuple(route(request) if arg == path else arg for arg in record.args)
        return True


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, tz=UTC).isoformat(
                timespec="milliseconds"
            ),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request_id": getattr(record, "request_id", ""),
            "user_id": getattr(record, "user_id", None),
            "task": getattr(record, "task", ""),
        }
        line |= {name: getattr(record, name) for name in EXTRAS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps({k: v for k, v in line.items() if v not in ("", None)}, default=str)


class PlainFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = [f"{name}={getattr(record, name)}" for name in EXTRAS if hasattr(record, name)]
        line = " ".join([record.levelname.lower(), record.name, record.getMessage(), *told])
        if record.exc_info:
            line = f"{line}\n{self.formatException(record.exc_info)}"
        return line


def logging_settings(*, form: str, level: str) -> dict[str, Any]:
    formatter = JsonFormatter if form == "json" else PlainFormatter
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"context": {"()": ContextFilter}},
        "formatters": {"line": {"()": formatter}},
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["context"],
                "formatter": "line",
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            # Django gives this one handlers of its own (mail to admins, a console in debug).
            "django": {"handlers": [], "propagate": True, "level": "INFO"},
            "django.server": {"handlers": [], "propagate": True, "level": "WARNING"},
            # A page that is not there is no news: the request line says it already.
            "django.request": {"level": "ERROR"},
            "amqp": {"level": "WARNING"},
            # Servers that set up their own lines before the site is loaded.
            "uvicorn": {"handlers": [], "propagate": True},
            "uvicorn.error": {"handlers": [], "propagate": True},
            "uvicorn.access": {"handlers": [], "propagate": True, "level": "WARNING"},
            "_granian": {"handlers": [], "propagate": True},
        },
    }
