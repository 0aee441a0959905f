"""Names that are kept in French and may have an English one, in the visitor's language."""

from typing import Any

from django.utils.translation import get_language

from core.held import Held

LIFETIME = 60.0


def in_english() -> bool:
    return (get_language() or "fr").startswith("en")


def said(name: str, name_en: str) -> str:
    return name_en if name_en and in_english() else name


def told_facts(product: Any) -> list[tuple[str, str, Any]]:
    """Code, name and value of what is said of a product; its row has the French name."""
    facts = product.listed_details.get("facts", [])
    if not in_english():
        return [(code, name, value) for code, name, value in facts]
    names = _english.get()
    kind = product.product_class_id
    return [(code, names.get((kind, code)) or name, value) for code, name, value in facts]


def _read() -> dict[tuple[int | None, str], str]:
    from shop.catalogue.models import ProductAttribute

    rows = ProductAttribute.objects.exclude(name_en="")
    return {
        (kind, code): name
        for kind, code, name in rows.values_list("product_class_id", "code", "name_en")
    }


_english: Held[dict[tuple[int | None, str], str]] = Held(_read, lifetime=LIFETIME)
