"""A variant's colour and size are seen without a moderator: they lead nobody elsewhere."""

import pytest

from sellers.desk.forms import VariantForm


@pytest.mark.parametrize(
    "text", ["620 12 34 56", "+224620123456", "wa.me/224", "boutique.gn", "a@b.co", "WhatsApp"]
)
@pytest.mark.parametrize("name", ["color", "size"])
def test_ways_to_reach_somebody_are_refused_beside_the_field(name: str, text: str) -> None:
    form = VariantForm({name: text})
    assert form.errors.keys() == {name}
    assert form.cleaned_data.get(name) is None


@pytest.mark.parametrize("text", ["bleu nuit", "38/39", "1,5 l", "256 Go", "6 yards", "220-240 V"])
def test_names_of_colours_and_sizes_are_not(text: str) -> None:
    assert VariantForm({"color": text, "size": text}).is_valid()
