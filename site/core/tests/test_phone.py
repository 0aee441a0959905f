"""Numbers as people write them."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from core.phone import PhoneField, operator_of, read_phone, show_phone


@pytest.mark.parametrize(
    "written",
    [
        "620 12 34 56",
        "620123456",
        "620.12.34.56",
        "620-12-34-56",
        "620–12–34–56",
        "(620) 12 34 56",
        "620\u202f12\u00a034 56",
        "00224 620 12 34 56",
        "00224620123456",
        "224 620 12 34 56",
        "+224620123456",
        "+224 620 12 34 56",
        "+224 0620 12 34 56",
        "0620 12 34 56",
        "٦٢٠١٢٣٤٥٦",
        "６２０１２３４５６",
        "  620 12 34 56  ",
    ],
)
def test_a_number_of_the_country_in_every_spelling_is_one(written: str) -> None:
    assert read_phone(written) == "+224620123456"


def test_a_number_from_elsewhere_keeps_its_country() -> None:
    assert read_phone("+33 6 12 34 56 78") == "+33612345678"
    assert show_phone("+33612345678") == "+33 6 12 34 56 78"


@pytest.mark.parametrize(
    "written",
    ["", "620 12", "620 12 34 5", "620 12 34 567", "abc", "620CALLME", "=620123456", "<b>620123456",
     "💥", "-", "+", "00", "+224", "999 99 99 99", "9" * 5000, "620 12 34 56\x00", "+999 1234567"],
)  # fmt: skip
def test_what_is_no_number_is_refused_in_words(written: str) -> None:
    with pytest.raises(ValidationError, match=r"620 12 34 56"):
        read_phone(written)


def test_a_land_line_gets_no_sms() -> None:
    assert read_phone("30 45 12 34") == "+22430451234"
    with pytest.raises(ValidationError, match="SMS"):
        read_phone("30 45 12 34", mobile=True)


@pytest.mark.parametrize(
    ("phone", "operator"),
    [
        ("+224620123456", "Orange"),
        ("+224611123456", "Orange"),
        ("+224660123456", "Areeba"),
        ("+224655123456", "Cellcom"),
        ("+22430451234", ""),
        ("+33612345678", ""),
    ],
)
def test_the_prefix_names_the_operator(phone: str, operator: str) -> None:
    assert operator_of(phone) == operator


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_or_refused(text: str) -> None:
    try:
        phone = read_phone(text)
    except ValidationError:
        return
    assert read_phone(show_phone(phone)) == phone


def test_the_field_gives_one_spelling_and_keeps_what_was_typed() -> None:
    class Asked(forms.Form):
        phone = PhoneField()
        other = PhoneField(required=False)

    form = Asked({"phone": "620 12", "other": ""})
    assert not form.is_valid()
    assert 'value="620 12"' in form["phone"].as_widget()
    assert 'inputmode="tel"' in form["phone"].as_widget()
    typed = Asked({"phone": "+224 620 12"})
    assert 'value="+224 620 12"' in typed["phone"].as_widget()
    good = Asked({"phone": "00224 620 12 34 56"})
    assert good.is_valid()
    assert good.cleaned_data == {"phone": "+224620123456", "other": ""}
    assert 'value="620 12 34 56"' in Asked(initial={"phone": "+224620123456"})["phone"].as_widget()
