"""One row that adds a variant, against its product and what other rows say of it."""

from typing import Any

from sellers.desk.imports.checking import (
    Checked,
    check_asked,
    check_attribute,
    check_kind,
    check_needed,
    check_prices,
)
from sellers.desk.imports.columns import Heads
from sellers.desk.imports.families import Family
from sellers.desk.imports.known import Kinds
from sellers.desk.imports.models import ImportRow
from sellers.desk.imports.saying import AXIS_COLUMNS, is_of_the_product, says
from sellers.desk.naming import LONGEST, WatchedWords, has_contact, is_seen_at_once
from shop.catalogue.required import WHOLE, is_lacking
from shop.catalogue.variants import AXES, Key, key_of

OF_EACH = ("price", "num_in_stock")


def check_new_variant(
    checked: Checked,
    *,
    number: int,
    family: Family,
    heads: Heads,
    kinds: Kinds,
    words: WatchedWords,
) -> None:
    """`number`: which row it is, for the next that says the same."""
    checked.data["parent"] = family.name
    if family.refused:
        checked.fault("parent", family.refused, family.name)
        return
    if family.product is None:
        _as_others_say(checked, family, number=number, kinds=kinds)
        check_needed(checked)
        check_kind(checked, there=None, kinds=kinds)
        check_asked(checked, kinds=kinds)
    else:
        same_as_product(checked, family.product, kinds=kinds)
        # For the page: what it is a variant of.
        checked.data["of"] = family.product.title
        check_needed(checked, names=OF_EACH)
        _check_axes(checked, family.product, kinds=kinds)
    _check_names(checked, family, words)
    if not checked.faults:
        check_prices(checked, None)
    if not checked.faults:
        _take_place(checked, family, number=number, heads=heads)


def _check_axes(checked: Checked, product: Any, *, kinds: Kinds) -> None:
    attributes = kinds.attributes_of(product.product_class)
    for name, code in zip(AXIS_COLUMNS, AXES, strict=True):
        attribute, text = attributes.get(code), checked.data.get(name)
        if name in checked.data:
            check_attribute(checked, name, attribute)
        asked = attribute and product.standing in WHOLE and not checked.is_wrong(name)
        if asked and is_lacking(attribute, text):
            checked.fault(name, "required" if name in checked.data else "required_new")


def same_as_product(checked: Checked, product: Any, *, kinds: Kinds) -> None:
    """What a row says of a product that is there must be what stands there, or nothing."""
    for name in [name for name in checked.data if is_of_the_product(name)]:
        value = checked.data.pop(name)
        if value not in (None, "") and not says(product, name, value, kinds=kinds):
            checked.fault(name, "variant_text", value)


def _as_others_say(checked: Checked, family: Family, *, number: int, kinds: Kinds) -> None:
    """What a row leaves out of a new product another has said; none says otherwise."""
    wrong = {name for name, _fault, _value in checked.faults}
    for name, (value, first) in family.said.items():
        mine = checked.data.get(name)
        if mine in (None, "") and name not in wrong:
            checked.data[name] = value
        elif mine not in (None, "") and first != number and _differs(name, mine, value, kinds):
            checked.fault(name, "family_differs", mine, row=first)


def _differs(name: str, mine: Any, value: Any, kinds: Kinds) -> bool:
    if name == "kind":
        kind = kinds.called(mine)
        # One that is no kind is told as such.
        return kind is not None and kind.slug != value
    return bool(mine != value)


def values_in(data: dict[str, Any]) -> Key:
    return tuple(" ".join(str(data.get(name) or "").split()) for name in AXIS_COLUMNS)


def _check_names(checked: Checked, family: Family, words: WatchedWords) -> None:
    at_once = family.product is not None and is_seen_at_once(family.product.standing)
    for name, text in zip(AXIS_COLUMNS, values_in(checked.data), strict=True):
        if len(text) > LONGEST:
            checked.fault(name, "too_long", text, most=LONGEST)
        elif has_contact(text):
            checked.fault(name, "contact", text)
        elif at_once and (found := words.found_in(text)):
            checked.fault(name, "watched", text, words=", ".join(found))


def _take_place(checked: Checked, family: Family, *, number: int, heads: Heads) -> None:
    values = values_in(checked.data)
    said = [name for name, text in zip(AXIS_COLUMNS, values, strict=True) if text]
    column = (said or [name for name in AXIS_COLUMNS if name in heads.at] or ["parent"])[-1]
    if not said:
        checked.fault(column, "variant_nameless")
    elif key_of(values) in family.taken:
        code, told = family.taken[key_of(values)]
        checked.fault(column, code, checked.data.get(column), **told)
    elif not family.room:
        checked.fault("parent", "too_many_variants", family.name)
    else:
        family.room -= 1
        family.taken[key_of(values)] = ("variant_twice", {"row": number})
        checked.plan = ImportRow.Plan.VARIANT
