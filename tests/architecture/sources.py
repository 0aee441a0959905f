"""What the rules read: every Python file and template that is committed or about to be."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Source:
    """A Python file: its path from the root, its text, its tree."""

    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def is_test(self) -> bool:
        return "tests" in self.path.parts or self.path.name == "conftest.py"

    @property
    def is_service(self) -> bool:
        named = self.path.name != "__init__.py"
        return "services" in self.path.parts and named and not self.is_test

    @property
    def public(self) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        return [
            node
            for node in self.tree.body
            if isinstance(node, kinds) and not node.name.startswith("_")
        ]


def a_source(text: str, *, path: str = "shop/order/services/place_order.py") -> Source:
    return Source(path=Path(path), text=text)


@cache
def listed(pattern: str) -> tuple[Path, ...]:
    command = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "--", pattern)
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(Path(line) for line in out.splitlines() if (ROOT / line).is_file())


@cache
def python_files() -> tuple[Source, ...]:
    """Ours, migrations left out: they are written by a machine, and once written they stay."""
    return tuple(
        Source(path=path, text=(ROOT / path).read_text())
        for path in listed("*.py")
        if "migrations" not in path.parts
    )


@cache
def templates() -> dict[str, str]:
    """Name as Django knows it (`catalogue/list.html`) → text."""
    return {
        str(path.relative_to("templates")): (ROOT / path).read_text()
        for path in listed("templates/*")
        if path.suffix in {".html", ".txt", ".xml", ".svg"}
    }


def faults(rule: object, sources: object) -> list[str]:
    """`path:line what` for everything that the rule finds in the sources."""
    found: list[str] = []
    for source in sources:  # type: ignore[attr-defined]
        found += [f"{source.path}:{line} {what}" for line, what in rule(source)]  # type: ignore[operator]
    return found


Faults = Iterator[tuple[int, str]]
