"""The specification as clients read it: every refusal is in it, nothing depends on the machine."""

import json
from typing import Any

from core.api.problems import MEDIA_TYPE
from core.api.schemas import ErrorOut, ProblemOut

REF = "#/components/schemas/{model}"
METHODS = ("get", "post", "put", "patch", "delete")
# A way of asking that needs nothing, but is judged by what it brings: marks its security scheme.
NOBODY_TOO = "x-nobody-too"
Told = dict[str, Any]


def complete(found: Told) -> Told:
    """What ninja says, and what each operation refuses, which follows from what it takes."""
    components = found["components"]
    for model in (ProblemOut, ErrorOut):
        shape = model.model_json_schema(ref_template=REF, mode="serialization")
        shape.pop("$defs", None)
        components["schemas"][model.__name__] = shape
    problem = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="ProblemOut")}}}
    components["responses"] = {
        "Problem": {"description": "A refusal; `code` says which.", "content": problem}
    }
    ways = _settle_ways(components)
    for path, operations in found["paths"].items():
        for operation in (operations[m] for m in METHODS if m in operations):
            _tell_who_may(operation, ways=ways)
            _tell_refusals(operation, path=path)
    # ninja lists the shape of a query too, which its parameters say already.
    text = json.dumps(found)
    components["schemas"] = {
        name: shape
        for name, shape in sorted(components["schemas"].items())
        if json.dumps(REF.format(model=name)) in text
    }
    return found


def _settle_ways(components: Told) -> list[str]:
    schemes = components.get("securitySchemes", {})
    components["securitySchemes"] = {
        name: scheme for name, scheme in sorted(schemes.items()) if NOBODY_TOO not in scheme
    }
    return list(components["securitySchemes"])


def _tell_who_may(operation: Told, *, ways: list[str]) -> None:
    asked = [name for way in operation.get("security", []) for name in way]
    if asked and not set(asked) <= set(ways):
        operation["security"] = [*({name: []} for name in ways), {}]


def _tell_refusals(operation: Told, *, path: str) -> None:
    statuses = {400, 429}
    if operation.get("parameters") or "requestBody" in operation:
        statuses.add(422)
    if "requestBody" in operation:
        statuses |= {413, 415}
    if security := operation.get("security"):
        statuses |= {401} if {} in security else {401, 403}
    if "{" in path:
        statuses.add(404)
    ref = {"$ref": "#/components/responses/Problem"}
    told = {str(status): answer for status, answer in operation["responses"].items()}
    told |= {str(status): ref for status in statuses if str(status) not in told}
    operation["responses"] = dict(sorted(told.items()))
