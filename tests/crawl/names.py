"""Every address under /fr/ that has a name, with its arguments still in it."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

IN_ROUTE = re.compile(r"<(?:\w+:)?(\w+)>")
IN_REGEX = re.compile(r"\(\?P<(\w+)>(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
# What these answer is for programs: a piece of a page, a file, a redirect elsewhere.
PIECES = {
    "search:suggest",
    "geo:choose",
    "geo:here",
    "geo:plan",  # what the map draws
    "geo:suggest",
    "notifications:bell",
    "notifications:unread",
    "mfa_download_recovery_codes",
    "seller:import_faults",
    "seller:import_model",
}


def all_patterns() -> Iterator[tuple[str, str]]:
    """(name, route with its arguments still in it) of everything under /fr/."""

    def walk(resolver: URLResolver, route: str, space: str) -> Iterator[tuple[str, str]]:
        for entry in resolver.url_patterns:
            here = route + text_of(entry)
            if isinstance(entry, URLResolver):
                yield from walk(
                    entry, here, f"{space}{entry.namespace}:" if entry.namespace else space
                )
            elif here.startswith("fr/"):
                yield f"{space}{entry.name}", "/" + here

    yield from walk(get_resolver(), "", "")


def text_of(entry: URLPattern | URLResolver) -> str:
    pattern: Any = entry.pattern
    if isinstance(pattern, RoutePattern) or not hasattr(pattern, "_regex"):
        return str(pattern)
    return str(pattern._regex).removeprefix("^").removesuffix("$")


def fill(route: str, values: dict[str, Any]) -> str:
    def put(match: re.Match[str]) -> str:
        return str(values.get(match.group(1), 1))

    return IN_ROUTE.sub(put, IN_REGEX.sub(put, route))
