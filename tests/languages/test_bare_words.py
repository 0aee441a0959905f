"""No sentence is left out of the catalogues: what people read stands in a mark for translation.

`test_catalogues.py` sees that every marked sentence has its English. One that nobody marked is seen
only here: words between tags, in attributes that are read out, and what Python says to people.
"""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings

ROOMS = ("site", "shop", "content", "sellers", "logistics")
READ_OUT = ("alt", "title", "placeholder", "aria-label", "aria-description", "value", "content")
# What is the same in every language: our name, units, examples of what to type, codes.
NAMES = re.compile(
    r"[Mm]akiti|OpenStreetMap contributors|GeoNames|ODbL|WhatsApp|Google|N’Ko|https?:\S+"
    r"|GNF|JSON|OpenAPI|API|SMS|URL|HTTP|ZIP|CSV|XLSX|GPS",
)
A_WORD = re.compile(r"[^\W\d_]{3,}")
# Renders when nothing else does, so it says everything in both languages at once.
BOTH_AT_ONCE = {"templates/errors/500.html"}
# Refusals that a browser's script gets, which shows words of its own.
FOR_MACHINES = {"site/notifications/forms.py"}
SPEAKERS = {"success", "info", "warning", "error", "debug"}
SAYING = {"label", "help_text", "verbose_name", "verbose_name_plural", "page_title", "empty_label"}
EXCEPTIONS = {"ValidationError", "Refused"}


# --- Templates ------------------------------------------------------------------------------
def words_of(text: str) -> list[str]:
    return A_WORD.findall(NAMES.sub(" ", unescape(text)))


def without_marks(source: str) -> str:
    """The template without what is marked, told to the engine, or never read."""
    for pattern in (
        r"\{#.*?#\}",
        r"\{%\s*comment\b.*?\{%\s*endcomment\s*%\}",
        r"\{%\s*verbatim\b.*?\{%\s*endverbatim\s*%\}",
        r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}",
        r"\{%\s*block (?:body_class|og_type)\s*%\}.*?\{%\s*endblock\s*%\}",
        r"<!--.*?-->",
        r"<!DOCTYPE[^>]*>",
        r"<(script|style|code|pre|svg)\b.*?</\1>",
    ):
        source = re.sub(pattern, " ", source, flags=re.S | re.I)
    # Keeps quotes inside of tags of the engine away from those of attributes.
    return re.sub(r"\{[{%].*?[%}]\}", "\x00", source, flags=re.S)


def bare_in_template(source: str) -> list[str]:
    source = without_marks(source)
    found: list[str] = []
    for tag in re.finditer(r"<(\w+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", source):
        told = dict(re.findall(r"([\w:-]+)=\"([^\"]*)\"", tag[2]))
        found += [
            f"{name}={told[name]!r}" for name in names_read(tag[1], told) if words_of(told[name])
        ]
    text = re.sub(r"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", "\n", source)
    found += [line.strip(" \x00") for line in text.splitlines() if words_of(line)]
    return found


def names_read(tag: str, told: dict[str, str]) -> list[str]:
    """The attributes of this tag that somebody hears or sees."""
    names = [name for name in READ_OUT if name in told]
    if tag != "input" or told.get("type") not in {"submit", "button"}:
        names = [name for name in names if name != "value"]
    described = told.get("name") == "description" or told.get("property") == "og:title"
    return names if tag == "meta" and described else [name for name in names if name != "content"]


def templates() -> Iterator[Path]:
    yield from sorted((settings.BASE / "templates").rglob("*.html"))


def test_every_word_of_a_template_is_marked() -> None:
    faults = {
        name: found
        for path in templates()
        if (name := str(path.relative_to(settings.BASE))) not in BOTH_AT_ONCE
        and (found := bare_in_template(path.read_text()))
    }
    assert faults == {}


# --- Python ---------------------------------------------------------------------------------
def said_bare(source: str) -> list[str]:
    """Literals that Python says to people without a mark."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            found += [said for part in spoken_parts(node) for said in literals(part)]
        if isinstance(node, ast.Assign) and {name_of(target) for target in node.targets} & SAYING:
            found += literals(node.value)
    return found


def spoken_parts(call: ast.Call) -> Iterator[ast.expr]:
    name = name_of(call.func)
    whose = name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if whose == "messages" and name in SPEAKERS:
        yield from call.args[1:2]
    elif whose == "messages" and name == "add_message":
        yield from call.args[2:3]
    elif name in EXCEPTIONS or name.endswith("Refused"):
        yield from call.args[:1]
    elif name == "add_error":
        yield from call.args[1:2]
    for keyword in call.keywords:
        if keyword.arg in SAYING:
            yield keyword.value


def name_of(node: ast.AST) -> str:
    return getattr(node, "id", "") or getattr(node, "attr", "")


def literals(node: ast.expr) -> list[str]:
    """What stands in it as plain text: a string, an f-string, a string filled in, lists of them."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value] if is_said(node.value) else []
    if isinstance(node, ast.JoinedStr):
        return [said for part in node.values for said in literals(part)]
    if isinstance(node, ast.BinOp):
        return literals(node.left)
    if isinstance(node, ast.List | ast.Tuple):
        return [said for part in node.elts for said in literals(part)]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return []


def is_said(text: str) -> bool:
    """One word alone is a label where it begins with a capital; else it is a code."""
    alone = " " not in text.strip()
    return bool(words_of(text)) and not (alone and (not text[:1].isupper() or text.isupper()))


def test_every_word_that_python_says_is_marked() -> None:
    faults = {}
    for room in ROOMS:
        for path in sorted((settings.BASE / room).rglob("*.py")):
            if {"tests", "migrations"} & set(path.parts):
                continue
            name = str(path.relative_to(settings.BASE))
            if name not in FOR_MACHINES and (found := said_bare(path.read_text())):
                faults[name] = found
    assert faults == {}


# --- Both of these readers can find something -----------------------------------------------
@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("<p>Votre panier</p>", ["Votre panier"]),
        ("<p>{% translate 'Votre panier' %} est vide</p>", ["est vide"]),
        ('<img alt="Une robe">', ["alt='Une robe'"]),
        ('<input type="submit" value="Envoyer">', ["value='Envoyer'"]),
        ('<button aria-label="Close it">{{ x }}</button>', ["aria-label='Close it'"]),
        ('<a href="{% url \'x\' %}" title="Le plan">×</a>', ["title='Le plan'"]),
        ("<p>{% if a %}Oui vraiment{% endif %}</p>", ["Oui vraiment"]),
        ("<p>{{ name|default:'Personne' }}</p>", []),
        (
            "<img alt=\"{% translate 'Robe' %}\">{% blocktranslate %}bon{% endblocktranslate %}",
            [],
        ),
        ("{% comment %}Inputs: nothing{% endcomment %}<!-- why --><p>Makiti</p>", []),
        ('<p class="text-nowrap" data-kind="some thing">12 : {{ x }} GNF</p>', []),
    ],
)
def test_a_bare_word_of_a_template_is_found(source: str, bare: list[str]) -> None:
    assert bare_in_template(source) == bare


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("messages.info(request, 'Bien reçu.')", ["Bien reçu."]),
        ("messages.add_message(r, 20, f'Bien {x}')", ["Bien "]),
        ("raise ValidationError('Trop court : %s' % n)", ["Trop court : %s"]),
        ("raise QuantityRefused('Il en reste deux.')", ["Il en reste deux."]),
        ("f = CharField(label='Nom', help_text='Votre nom')", ["Nom", "Votre nom"]),
        ("class V:\n    page_title = 'Mes favoris'", ["Mes favoris"]),
        ("form.add_error('code', 'Ce code est passé.')", ["Ce code est passé."]),
        ("messages.info(request, _('Bien reçu.'))", []),
        ("raise ValidationError(_('Trop court'), code='short')", []),
        ("log.info('a job was done'); f = CharField(label=_('Nom'))", []),
    ],
)
def test_a_bare_word_of_python_is_found(source: str, bare: list[str]) -> None:
    assert sorted(said_bare(source)) == sorted(bare)
