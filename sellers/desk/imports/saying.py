"""What a product says in the columns of a table, and where a row says something else."""

from typing import Any

from sellers.desk.imports.columns import ATTRIBUTE, TEXTS
from sellers.desk.imports.known import Kinds
from shop.catalogue.attributes import value_for
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.richtext import clean_rich
from shop.catalogue.variants import AXES

AXIS_COLUMNS = tuple(f"{ATTRIBUTE}{axis}" for axis in AXES)


def is_of_the_product(name: str) -> bool:
    """Not of each variant: a text, or an attribute that does not tell variants apart."""
    return name in TEXTS or (name.startswith(ATTRIBUTE) and name not in AXIS_COLUMNS)


def attributes_in(data: dict[str, Any]) -> dict[str, str]:
    """Those that a row speaks of, by their codes."""
    return {
        name.removeprefix(ATTRIBUTE): text
        for name, text in data.items()
        if name.startswith(ATTRIBUTE)
    }


def raw_values(product: Any) -> dict[str, Any]:
    return {value.attribute.code: value.value for value in product.attribute_values.all()}


def attribute_values(product: Any) -> dict[str, str]:
    return {code: shown(value) for code, value in raw_values(product).items()}


def shown(value: Any) -> str:
    """As a cell has it, so that it can be read again as the same."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    return number(value) if isinstance(value, float) else str(value)


def number(value: Any) -> str:
    """What a spreadsheet holds as a number, as somebody would type it."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def shelf_of(product: Any) -> int | None:
    shelves = sorted(product.categories.all(), key=lambda one: (-one.depth, one.path))
    return shelves[0].pk if shelves else None


def says(product: Any, name: str, value: Any, *, kinds: Kinds) -> bool:
    """Whether that is what stands there already."""
    if name == "title":
        return bool(value == " ".join(product.title.split()))
    if name == "description":
        return is_the_text(product, value)
    if name == "category":
        return bool(value == shelf_of(product))
    kind = product.get_product_class()
    if name == "kind":
        return kind is not None and kinds.called(value) == kind
    code = name.removeprefix(ATTRIBUTE)
    return is_the_value(product, code, value, attributes=kinds.attributes_of(kind))


def is_the_value(product: Any, code: str, text: str, *, attributes: dict[str, Any]) -> bool:
    there = raw_values(product).get(code)
    if there is not None and shown(there) == text:
        return True
    try:
        return code in attributes and value_for(attributes[code], text) == there
    except NotWritten:
        return False


def is_the_text(product: Any, text: str) -> bool:
    there = product.description
    return bool(text == there.strip() or clean_rich(text) == there)


def new_texts(record: Any, data: dict[str, Any]) -> dict[str, Any]:
    """Only what differs, by the names of Facts; the words of a variant are its product's."""
    product, new = record.product, {}
    if product.is_child:
        return {}
    if data.get("title") and data["title"] != " ".join(product.title.split()):
        new["title"] = data["title"]
    if "description" in data and not is_the_text(product, data["description"] or ""):
        new["description"] = data["description"] or ""
    if data.get("category") and data["category"] != shelf_of(product):
        new["category_id"] = data["category"]
    there = attribute_values(product)
    values = {c: t for c, t in attributes_in(data).items() if (t or "") != there.get(c, "")}
    return new | ({"values": values} if values else {})
