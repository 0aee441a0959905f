"""One style sheet for both directions: no side of anything is called left or right in it."""

import re

import pytest

from tests.look.test_contrast import SHEET

# What has no logical twin in the browsers of shoppers' phones, and is turned by a rule of its own.
TURNED_BY_HAND = {
    ".form-select",
    ".form-switch .form-check-input",
    ".form-switch .form-check-input:checked",
}
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)\b|(?:^|;)(?:left|right):|text-align:(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius|background-position:(?:left|right)"
)
FOUR = re.compile(r"(?:^|;)(?:margin|padding|inset|border-width):([^;]+)")
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")


def sided(css: str) -> list[str]:
    found = []
    for selector, body in RULE.findall(css):
        if "[dir=rtl]" in selector or selector.strip() in TURNED_BY_HAND:
            continue
        found += [f"{selector}: {part.group(0)}" for part in PHYSICAL.finditer(body)]
        for values in FOUR.findall(body):
            sides = re.sub(r"\([^)]*\)", "()", values).split()
            if len(sides) == 4 and sides[1] != sides[3]:
                found.append(f"{selector}: {values}")
    return found


def test_no_side_is_left_or_right():
    css = SHEET.read_text()
    assert sided(css) == []
    for selector in TURNED_BY_HAND:
        assert f"[dir=rtl] {selector}{{" in css


@pytest.mark.parametrize(
    "rule",
    [
        ".a{margin-left:1px}",
        ".a{color:red;left:0}",
        ".a{margin:1px 2px 3px 4px}",
        ".a{text-align:right}",
        ".a{border-top-left-radius:4px}",
        "@media print{.a{padding-right:0}}",
    ],
)
def test_a_side_is_found(rule: str):
    assert sided(rule)


@pytest.mark.parametrize("rule", [".a{margin:1px 2px 3px 2px}", ".a{inset-inline-start:0}"])
def test_what_turns_is_left_alone(rule: str):
    assert sided(rule) == []
