"""The specification as the documentation page shows it: rooms, operations, fields."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

JSON = "application/json"
METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True)
class Field:
    name: str
    kind: str
    note: str = ""
    required: bool = False
    place: str = ""


@dataclass(frozen=True)
class Doing:
    id: str
    method: str
    path: str
    summary: str
    text: str
    signed_in: bool
    parameters: list[Field]
    body: str
    answers: list[tuple[str, str]]


@dataclass(frozen=True)
class Shape:
    name: str
    text: str
    fields: list[Field]


def operations(spec: dict[str, Any]) -> dict[str, list[Doing]]:
    """By the room that they belong to, in the order of the specification."""
    found: dict[str, list[Doing]] = {}
    for path, methods in spec["paths"].items():
        for method in METHODS:
            if method in methods:
                told = methods[method]
                room = told.get("tags", ["other"])[0]
                found.setdefault(room, []).append(_doing(told, method=method, path=path))
    return found


def shapes(spec: dict[str, Any]) -> list[Shape]:
    return [
        Shape(name=name, text=spoken(shape.get("description", "")), fields=_fields(shape))
        for name, shape in sorted(spec["components"]["schemas"].items())
        if "properties" in shape
    ]


def _doing(told: dict[str, Any], *, method: str, path: str) -> Doing:
    return Doing(
        id=told["operationId"],
        method=method.upper(),
        path=path,
        summary=told["summary"],
        text=spoken(told.get("description", "")),
        signed_in={} not in told.get("security", [{}]),
        parameters=[_parameter(parameter) for parameter in told.get("parameters", [])],
        body=_content(told.get("requestBody", {})),
        answers=[
            (status, "Problem" if "$ref" in answer else _content(answer))
            for status, answer in told["responses"].items()
        ],
    )


def _parameter(told: dict[str, Any]) -> Field:
    return Field(
        name=told["name"],
        kind=kind_of(told["schema"]),
        note=spoken(told.get("description", "")),
        required=told.get("required", False),
        place=told["in"],
    )


def _content(told: dict[str, Any]) -> str:
    schema = told.get("content", {}).get(JSON, {}).get("schema")
    return kind_of(schema) if schema else ""


def _fields(shape: dict[str, Any]) -> list[Field]:
    required = set(shape.get("required", []))
    return [
        Field(
            name=name,
            kind=kind_of(told),
            note=spoken(told.get("description", "")),
            required=name in required,
        )
        for name, told in shape["properties"].items()
    ]


def spoken(text: str) -> SafeString:
    """What stands between backticks as code, the rest as it is."""
    parts = enumerate(text.split("`"))
    marked = (format_html("<code>{}</code>", part) if n % 2 else part for n, part in parts)
    return format_html_join("", "{}", ((part,) for part in marked))


def kind_of(schema: dict[str, Any]) -> str:
    """`integer 1…100`, `"fr" | "en"`, `ProductOut[]`, `string or null`."""
    if "$ref" in schema:
        return str(schema["$ref"]).rsplit("/", 1)[-1]
    if "anyOf" in schema:
        return " | ".join(kind_of(choice) for choice in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(f'"{value}"' for value in schema["enum"])
    if schema.get("type") == "array":
        return f"{kind_of(schema.get('items', {}))}[]"
    low, high = schema.get("minimum"), schema.get("maximum")
    between = f" {low}…{high}" if low is not None and high is not None else ""
    return f"{schema.get('format') or schema.get('type', 'any')}{between}"
