"""Bodies: JSON and nothing else, read strictly."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from ninja.parser import Parser

from core.api.problems import Problem

JSON = "application/json"


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != JSON:
            raise Problem("unsupported_media_type")
        text = request.body.decode("utf-8")
        found = json.loads(text, parse_constant=_no_constant)
        if "\\ud" in text.lower():
            # Half a character has no place in any database; this raises where one is.
            json.dumps(found, ensure_ascii=False).encode("utf-8")
        return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
