"""Text can be read on what it stands on, by day and by night (WCAG 2.2 AA), in what is shipped."""

import re
from pathlib import Path

import pytest

SHEET = Path(__file__).resolve().parents[2] / "static" / "dist" / "site.css"
TEXT, EDGE = 4.5, 3.0

# (what is read, what it stands on)
TEXT_PAIRS = [
    *[("ink", ground) for ground in ("bg", "surface", "sunken")],
    *[("ink-soft", ground) for ground in ("bg", "surface", "sunken")],
    *[("link", ground) for ground in ("bg", "surface", "sunken")],
    *[("hot", ground) for ground in ("bg", "surface")],
    *[("good", ground) for ground in ("bg", "surface")],
    *[("bad", ground) for ground in ("bg", "surface", "sunken")],
    ("on-primary", "primary"),
    ("on-primary", "primary-hover"),
    ("link", "primary-soft"),
    ("on-primary-soft", "primary-soft"),
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-accent-soft", "accent-soft"),
    ("on-hot", "hot"),
    ("on-hot-soft", "hot-soft"),
    ("on-good", "good"),
    ("on-good-soft", "good-soft"),
    ("on-bad", "bad"),
    ("bad", "bad-soft"),
    ("on-bad-soft", "bad-soft"),
    ("on-band", "band"),
    ("on-band-soft", "band"),
]
# Edges of fields, focus rings, stars: seen, not read.
EDGE_PAIRS = [
    ("line-strong", "surface"),
    ("line-strong", "bg"),
    ("focus", "bg"),
    ("focus", "surface"),
    ("star", "surface"),
    ("accent", "band"),
    ("good", "bg"),
    ("bad", "bg"),
]


def colours(selector: str) -> dict[str, tuple[int, int, int]]:
    """The tokens that the style sheet sets for `selector`."""
    css = SHEET.read_text()
    blocks = re.findall(re.escape(selector) + r"\{([^}]*)\}", css)
    found = {}
    for name, value in re.findall(r"--mk-([\w-]+):\s*([^;}]+)", "".join(blocks)):
        if re.fullmatch(r"#[0-9a-f]{3}|#[0-9a-f]{6}", value.strip()):
            found[name] = rgb(value.strip())
    return found


def rgb(value: str) -> tuple[int, int, int]:
    digits = value.lstrip("#")
    if len(digits) == 3:
        digits = "".join(d * 2 for d in digits)
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(colour: tuple[int, int, int]) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


DAY = ":root"
CHOSEN_NIGHT = ":root[data-bs-theme=dark]"
DEVICE_NIGHT = ":root:not([data-bs-theme=light])"


def test_the_yardstick_is_right() -> None:
    assert contrast(rgb("#000"), rgb("#fff")) == pytest.approx(21)
    assert contrast(rgb("#767676"), rgb("#ffffff")) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("selector", [DAY, CHOSEN_NIGHT])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_can_be_read(selector: str, pair: tuple[str, str]) -> None:
    tokens = colours(selector)
    assert contrast(tokens[pair[0]], tokens[pair[1]]) >= TEXT


@pytest.mark.parametrize("selector", [DAY, CHOSEN_NIGHT])
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids="-on-".join)
def test_edges_can_be_seen(selector: str, pair: tuple[str, str]) -> None:
    tokens = colours(selector)
    assert contrast(tokens[pair[0]], tokens[pair[1]]) >= EDGE


def test_night_is_the_same_chosen_or_by_device() -> None:
    assert colours(CHOSEN_NIGHT) == colours(DEVICE_NIGHT) != {}


def test_every_token_of_the_day_has_its_night() -> None:
    assert colours(DAY).keys() == colours(CHOSEN_NIGHT).keys()
