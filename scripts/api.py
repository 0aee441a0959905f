"""`make api`: write docs/openapi.json from the code, and the TypeScript types made from it."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPECIFICATION = ROOT / "docs" / "openapi.json"
TYPESCRIPT = ROOT / "clients" / "typescript"
TYPES = TYPESCRIPT / "makiti-api.d.ts"


def specification_text() -> str:
    from config.api import specification

    return json.dumps(specification(), ensure_ascii=False, indent=1) + "\n"


def first_line(types: str) -> str:
    """From which specification the types were made, and that nobody edited them: seen without
    Node, too."""
    source = hashlib.sha256(SPECIFICATION.read_bytes()).hexdigest()
    body = hashlib.sha256(types.encode()).hexdigest()
    return f"// `make api` made this from docs/openapi.json sha256:{source}, below sha256:{body}\n"


def main() -> None:
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    SPECIFICATION.write_text(specification_text())
    for command in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        subprocess.run(["npm", "--silent", *command], cwd=TYPESCRIPT, check=True)  # noqa: S607
    types = TYPES.read_text()
    TYPES.write_text(first_line(types) + types)


if __name__ == "__main__":
    main()
