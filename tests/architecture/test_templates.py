"""The rules of a template: nothing inline, inputs named, every name it speaks exists."""

import re
from collections.abc import Iterable

import pytest
from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader import get_template
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from tests.architecture.sources import python_files, templates

INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)(?![^>]*application/ld\+json)(?![^>]*application/json)[^>]*>"
    r"|<style\b|\sstyle\s*=|[\s\"']on[a-z]+\s*=\s*[\"']|javascript:|\shx-on\b"
)
PHYSICAL = re.compile(r"\b(?:text-(?:left|right)|float-(?:left|right)|[mp][lr]-(?:\d|auto))\b")
URL = re.compile(r"{%\s*url\s+[\"']([^\"']+)[\"']")
NAMED = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
IN_PYTHON = re.compile(r"[\"']((?:[\w-]+/)+[\w-]+\.(?:html|txt))[\"']")


def found(pattern: re.Pattern[str], texts: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{name}: {m.group(0).strip()}" for name, text in texts for m in pattern.finditer(text)]


def pages() -> list[tuple[str, str]]:
    # E-mail programs read nothing but inline styles: what is mailed is no page.
    return [(n, t) for n, t in templates().items() if n.endswith(".html") and "/email" not in n]


def test_nothing_is_inline():
    assert found(INLINE, pages()) == []


@pytest.mark.parametrize(
    "planted",
    ["<script>x</script>", "<p style='x'>", '<a onclick="x()">', "<style>", '<b hx-on:click="x">'],
)
def test_what_is_inline_is_found(planted):
    assert found(INLINE, [("planted.html", planted)])


def test_sides_are_logical():
    assert found(PHYSICAL, pages()) == []


def test_every_component_names_its_inputs():
    bare = [
        name
        for name, text in templates().items()
        if name.startswith("components/") and not text.lstrip().startswith(("{#", "{% comment"))
    ]
    assert bare == []


def every_url_name() -> set[str]:
    names: set[str] = set()

    def walk(resolver: URLResolver, prefix: str) -> None:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
                walk(entry, space)
            elif entry.name:
                names.add(prefix + entry.name)

    walk(get_resolver(), "")
    return names


def test_every_address_that_a_template_names_exists():
    known = every_url_name()
    asked = {m for text in templates().values() for m in URL.findall(text)}
    assert len(asked) > 30
    assert asked - known == set()


def test_nothing_names_oscars_dashboard():
    asked = [n for n, t in templates().items() if "dashboard:" in t]
    sources = [str(s.path) for s in python_files() if not s.is_test and '"dashboard:' in s.text]
    assert asked + sources == []
    with pytest.raises(NoReverseMatch):
        reverse("dashboard:index")


def test_every_template_that_is_named_exists():
    named = {m for text in templates().values() for m in NAMED.findall(text)}
    for source in python_files():
        if not source.is_test and source.path.parts[0] in {"site", "shop", "content", "sellers"}:
            named |= set(IN_PYTHON.findall(source.text))
    assert len(named) > 50
    missing = set()
    for name in named:
        try:
            get_template(name)
        except (TemplateDoesNotExist, TemplateSyntaxError) as error:
            missing.add(f"{name}: {error}")
    assert missing == set()


def test_every_template_of_ours_compiles():
    for name in templates():
        if name.endswith((".html", ".txt")):
            get_template(name)


def test_every_component_is_used():
    texts = list(templates().items())
    sources = " ".join(s.text for s in python_files())
    unused = [
        name
        for name, _ in texts
        if name.startswith("components/")
        and name not in sources
        and not any(name in text for other, text in texts if other != name)
    ]
    assert unused == []
