"""What is committed is what the code says: the specification, and the types made from it."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.urls import get_resolver

from scripts.api import SPECIFICATION, TYPES, TYPESCRIPT, specification_text
from tests.support.api import Api

AGAIN = "run `make api` and commit what it wrote"


def test_the_committed_specification_is_what_the_code_says() -> None:
    assert SPECIFICATION.read_text() == specification_text(), AGAIN


@pytest.mark.django_db
def test_the_site_answers_with_the_same_specification(api: Api) -> None:
    assert api.call("GET", "/openapi.json").json() == json.loads(SPECIFICATION.read_text())


def test_the_types_are_of_this_specification_and_as_they_were_made() -> None:
    said, _, types = TYPES.read_text().partition("\n")
    source = hashlib.sha256(SPECIFICATION.read_bytes()).hexdigest()
    body = hashlib.sha256(types.encode()).hexdigest()
    assert f"docs/openapi.json sha256:{source}," in said, AGAIN
    assert said.endswith(f"below sha256:{body}"), AGAIN


@pytest.mark.skipif(not shutil.which("npm"), reason="needs Node")
def test_the_types_are_what_openapi_typescript_makes(tmp_path: Path) -> None:
    for name in ("package.json", "package-lock.json"):
        shutil.copy(TYPESCRIPT / name, tmp_path)
    installed = TYPESCRIPT / "node_modules"
    if installed.exists():
        (tmp_path / "node_modules").symlink_to(installed)
    else:
        asked = ["npm", "ci", "--no-audit", "--no-fund", "--silent"]
        if subprocess.run(asked, cwd=tmp_path, check=False, timeout=120).returncode:
            pytest.skip("needs the packages of clients/typescript: no registry answers")
    made = tmp_path / "types.d.ts"
    tool = tmp_path / "node_modules" / ".bin" / "openapi-typescript"
    subprocess.run([tool, SPECIFICATION, "--output", made], cwd=tmp_path, check=True)
    assert TYPES.read_text().partition("\n")[2] == made.read_text(), AGAIN


def test_the_types_compile() -> None:
    compiler = TYPESCRIPT / "node_modules" / ".bin" / "tsc"
    if not compiler.exists():
        pytest.skip("needs the packages of clients/typescript: npm ci")
    subprocess.run([compiler, "--noEmit", "--strict", "--skipLibCheck", "false", TYPES], check=True)


def specified() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SPECIFICATION.read_text())
    return found


def test_every_endpoint_stands_in_the_specification() -> None:
    served = set()
    for entry in get_resolver("config.api").url_patterns:
        for route in getattr(entry, "url_patterns", []):
            path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(route.pattern))
            if getattr(route, "name", "") not in {"api-root"}:
                served.add(f"/api/v1/{path}")
    assert served == set(specified()["paths"])


def test_every_operation_has_words_a_name_of_its_own_and_refusals() -> None:
    names = []
    for path, operations in specified()["paths"].items():
        for method, told in operations.items():
            names.append(told["operationId"])
            assert told["summary"], (path, method)
            assert told["tags"], (path, method)
            assert "429" in told["responses"], (path, method)
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_documentation_needs_nothing_from_elsewhere(language: str) -> None:
    page = Api(language=language).call("GET", "/docs")
    text = page.content.decode()
    assert page.status_code == 200
    assert f'<html lang="{language}"' in text
    assert "script-src 'self'" in page["Content-Security-Policy"]
    sources = re.findall(r'(?:src|href|action)="((?:https?:)?//[^"]+)"', text)
    assert [url for url in sources if not re.match(r"https?://(localhost|testserver)", url)] == []
    for path, operations in specified()["paths"].items():
        for method, told in operations.items():
            assert f'id="{told["operationId"]}"' in text
            assert f"<code>{method.upper()}</code> <code>{path}</code>" in text
    for name in re.findall(r'href="#([^"]+)"', text):
        assert f'id="{name}"' in text, name
