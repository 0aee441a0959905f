"""Errors go to Sentry when SENTRY_DSN is set; people's data stays here."""

import re
from typing import Any

import sentry_sdk
from sentry_sdk.integrations.django import DjangoIntegration

from core.watching.doing import current, route

KEPT_HEADERS = {"Accept", "Accept-Language", "Content-Type", "Host", "User-Agent", "X-Request-Id"}
# A frame's variables, a form's fields and a query's values are names, phones and addresses.
NOTHING_OF_PEOPLE: Any = {
    "user_info": False,
    "cookies": {"mode": "off"},
    "http_headers": {"request": {"mode": "allowlist", "terms": sorted(KEPT_HEADERS)}},
    "http_bodies": [],
    "url_query_params": {"mode": "off"},
    "database_query_data": False,
    "queues": False,
    "stack_frame_variables": False,
}
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
# Phones, codes, amounts: any run of six digits or more, spaced or not.
NUMBER = re.compile(r"\+?\d(?:[ .-]?\d){5,}")


def start_sentry(*, dsn: str, environment: str) -> None:
    if not dsn:
        return
    sentry_sdk.init(
        dsn=dsn,
        environment=environment,
        data_collection=NOTHING_OF_PEOPLE,
        max_request_body_size="never",
        before_send=without_people,
        # Log lines, addresses called and cache keys are left out; SQL comes without its values.
        before_breadcrumb=lambda crumb, hint: crumb if crumb.get("category") == "query" else None,
        integrations=[DjangoIntegration(transaction_style="url")],
    )


def without_people(event: Any, hint: Any) -> Any:
    """Keep where and what; drop who. A person is a number, an address is its pattern."""
    doing = current.get()
    for part in ("user", "extra", "server_name"):
        event.pop(part, None)
    if "request" in event:
        event["request"] = _request(event["request"], doing)
    for error in (event.get("exception") or {}).get("values", []):
        error["value"] = _redacted(error.get("value") or "")
    message = event.get("logentry")
    if message:
        text = message.get("formatted") or message.get("message") or ""
        event["logentry"] = {"message": _redacted(text)}
    if doing:
        event["user"] = {"id": str(doing.user_id)} if doing.user_id else {}
        event.setdefault("tags", {})["request_id"] = doing.id
    return event


def _request(request: dict[str, Any], doing: Any) -> dict[str, Any]:
    headers = request.get("headers") or {}
    return {
        "method": request.get("method"),
        # The address itself can be a door's token or a reset key.
        "url": route(doing.request) if doing and doing.request else "",
        "headers": {name: value for name, value in headers.items() if name.title() in KEPT_HEADERS},
    }


def _redacted(text: str) -> str:
    return NUMBER.sub("[number]", EMAIL.sub("[e-mail]", text))
