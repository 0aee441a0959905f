"""The category tree, held in the process: every page shows it, it changes a few times a week."""

from dataclasses import dataclass, field
from hashlib import blake2b

from django.db.models import Count

from core.held import Held
from shop.catalogue.labels import said

# A change shows within this many seconds, in every process, without anybody telling anybody.
LIFETIME = 60.0


@dataclass
class Node:
    id: int
    name: str
    name_en: str
    path: str
    tree_path: str
    depth: int
    image: str = ""
    products: int = 0
    parent: "Node | None" = field(default=None, repr=False)
    children: "list[Node]" = field(default_factory=list, repr=False)

    @property
    def label(self) -> str:
        return said(self.name, self.name_en)

    @property
    def tree_range(self) -> tuple[str, str]:
        """The first and the last path of this category and all below it.

        A range and not a prefix: an index answers it whatever the database's LIKE does.
        """
        return self.tree_path, f"{self.tree_path}ZZZZ"

    @property
    def ancestors(self) -> "list[Node]":
        """From the root down to this one."""
        return [*(self.parent.ancestors if self.parent else []), self]

    def get_absolute_url(self) -> str:
        from django.urls import reverse

        return reverse("catalogue:category", kwargs={"category_path": self.path})


@dataclass
class Tree:
    roots: list[Node]
    by_id: dict[int, Node]
    by_path: dict[str, Node]
    by_tree_path: dict[str, Node]
    # Another one wherever a menu would read otherwise (shop.storefront.menu).
    version: str = ""


def category_tree() -> Tree:
    """The public categories; read again when what is held has grown old."""
    return _held.get()


def forget_category_tree() -> None:
    _held.forget()


def _read_tree() -> Tree:
    from shop.catalogue.models import Category, Product

    counts = dict(
        Product.objects.filter(is_public=True)
        .exclude(structure=Product.CHILD)
        .order_by()
        .values_list("listed_category")
        .annotate(n=Count("id"))
    )
    tree = Tree(roots=[], by_id={}, by_path={}, by_tree_path={})
    rows = Category.objects.filter(is_public=True, ancestors_are_public=True).order_by("path")
    for row in rows:
        parent = tree.by_tree_path.get(row.path[: -Category.steplen])
        node = Node(
            id=row.pk,
            name=row.name,
            name_en=row.name_en,
            path=f"{parent.path}/{row.slug}" if parent else row.slug,
            tree_path=row.path,
            depth=row.depth,
            image=row.image.name if row.image else "",
            products=counts.get(row.path, 0),
            parent=parent,
        )
        tree.by_tree_path[row.path] = tree.by_id[node.id] = tree.by_path[node.path] = node
        (parent.children if parent else tree.roots).append(node)
    for node in reversed(list(tree.by_tree_path.values())):
        if node.parent:
            node.parent.products += node.products
    tree.version = _version(tree)
    return tree


def _version(tree: Tree) -> str:
    told = [(n.id, n.name, n.name_en, n.path, n.image) for n in tree.by_tree_path.values()]
    return blake2b(repr(told).encode(), digest_size=8).hexdigest()


_held: Held[Tree] = Held(_read_tree, lifetime=LIFETIME)
