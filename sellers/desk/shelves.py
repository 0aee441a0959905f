"""Where a product may stand, and what kind of article usually stands there."""

from collections import Counter
from typing import Any

from django.db.models import Count
from oscar.core.loading import get_model

from core.held import Held
from shop.catalogue.filters import Filters
from shop.catalogue.labels import said
from shop.catalogue.models import Product
from shop.catalogue.selectors import find_products
from shop.catalogue.suggest import begun_categories
from shop.catalogue.tree import Node, category_tree

MOST_SUGGESTED = 4
LIKE_IT = 30


def shelf_choices() -> list[tuple[Any, Any]]:
    """Departments with their shelves; what has no shelves below it stands for itself."""
    choices: list[tuple[Any, Any]] = []
    for root in category_tree().roots:
        below = [(node.id, _path(node, root)) for node in _under(root)]
        choices.append((root.label, below) if below else (root.id, root.label))
    return choices


def _under(node: Node) -> list[Node]:
    return [found for child in node.children for found in (child, *_under(child))]


def _path(node: Node, root: Node) -> str:
    return " › ".join(step.label for step in node.ancestors[len(root.ancestors) :])


def shelf_label(node: Node) -> str:
    return " › ".join(step.label for step in node.ancestors)


def kind_choices() -> list[tuple[int, str]]:
    return [(pk, said(name, name_en)) for pk, name, name_en in _kinds.get()]


def _read_kinds() -> list[tuple[int, str, str]]:
    rows = get_model("catalogue", "ProductClass").objects.order_by("name", "pk")
    return list(rows.values_list("pk", "name", "name_en"))


def usual_kind(category: Any) -> int | None:
    """The class of most products on this shelf, or where it stands."""
    text = str(category or "")
    node = category_tree().by_id.get(int(text)) if text.isdigit() and len(text) < 16 else None
    if node is None:
        return None
    counted: Counter[int] = Counter()
    for path, kind, products in _usual.get():
        if path.startswith(node.tree_path):
            counted[kind] += products
    return counted.most_common(1)[0][0] if counted else None


def _read_usual() -> list[tuple[str, int, int]]:
    rows = Product.objects.filter(is_public=True).exclude(product_class=None).order_by()
    rows = rows.exclude(listed_category="").values_list("listed_category", "product_class_id")
    return list(rows.annotate(products=Count("id")))


_kinds: Held[list[tuple[int, str, str]]] = Held(_read_kinds, lifetime=60.0)
_usual: Held[list[tuple[str, int, int]]] = Held(_read_usual, lifetime=600.0)


def suggested_shelves(text: str) -> list[Node]:
    """For a product's name as far as it is typed: shelves so called, then where its like is."""
    text = " ".join(text.replace("\x00", "").split())[:120]
    found = begun_categories(text, limit=MOST_SUGGESTED) if len(text) > 1 else []
    if len(text) > 2:
        found += _of_the_like(text)
    return list({node.id: node for node in found if not node.children}.values())[:MOST_SUGGESTED]


def _of_the_like(text: str) -> list[Node]:
    """Of all words together, or else of the first: `Bazin riche 5 m` is where `Bazin` is."""
    for words in dict.fromkeys((text, text.split(maxsplit=1)[0])):
        like = find_products(filters=Filters(q=words))[:LIKE_IT]
        counted = Counter(path for path in like.values_list("listed_category", flat=True) if path)
        if counted:
            tree = category_tree().by_tree_path
            return [tree[path] for path, _n in counted.most_common() if path in tree]
    return []
