"""The page that nginx shows while nothing answers: all in one file, in the look of the shop."""

import base64
import re

import pytest

from tests.look.test_contrast import CHOSEN_NIGHT, DAY, colours, contrast, rgb
from tests.support.locks import ROOT

PAGE = (ROOT / "deploy" / "maintenance.html").read_text()
BY_DAY, BY_NIGHT = PAGE.split("prefers-color-scheme: dark")
# What is painted, and the token of the shop that it must be.
PAINTED = {
    "bg": r"body \{[^}]*background: (#\w+)",
    "ink": r"body \{[^}]*[ ;]color: (#\w+)",
    "band": r"header \{[^}]*background(?:-color)?: (#\w+)",
    "ink-soft": r"p\[lang\] \{[^}]*color: (#\w+)",
}


@pytest.mark.parametrize(("css", "tokens"), [(BY_DAY, DAY), (BY_NIGHT, CHOSEN_NIGHT)])
@pytest.mark.parametrize("token", PAINTED)
def test_it_wears_the_colours_of_the_shop(css: str, tokens: str, token: str) -> None:
    painted = re.search(PAINTED[token], css)
    assert painted
    assert rgb(painted[1]) == colours(tokens)[token]


def test_its_logo_and_its_cloth_are_those_of_the_shop() -> None:
    logo = re.search(r"<svg.*</svg>", (ROOT / "templates/components/logo.html").read_text())
    assert logo
    assert logo[0] in PAGE
    cloth = re.search(r"base64,([\w+/=]+)", PAGE)
    assert cloth
    assert base64.b64decode(cloth[1]) == (ROOT / "static/img/leppi.svg").read_bytes().strip()


def test_it_asks_for_nothing_else() -> None:
    assert not re.search(r"(?:src|href)=", PAGE)
    assert re.findall(r"url\(\"?(\w+:)", PAGE) == ["data:"]


def test_it_speaks_both_languages_and_comes_back_by_itself() -> None:
    assert '<html lang="fr">' in PAGE
    assert '<p lang="en">' in PAGE
    assert PAGE.count("<h1") == 1
    assert 'http-equiv="refresh"' in PAGE


def test_there_is_no_second_one() -> None:
    assert not list((ROOT / "templates").rglob("*503*"))


def test_its_white_logo_can_be_seen() -> None:
    assert contrast(rgb("#fff"), colours(DAY)["band"]) > 4.5
