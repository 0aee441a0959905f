"""A shelf is put up, renamed, hidden or moved with all that stands on it."""

from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from core.audit import record
from core.outbox import after_commit
from shop.catalogue.exceptions import NotWritten
from shop.catalogue.models import Category
from shop.catalogue.receivers import SHELVES
from shop.catalogue.tree import forget_category_tree

TOLD = ("name", "name_en", "slug", "is_public", "exclude_from_menu")


def save_category(category: Category, *, parent: Category | None, by: Any) -> Category:
    """Its fields as they are on `category`, below `parent`; what lists show follows as a job."""
    category.slug = slugify(category.slug or category.name)[:255]
    with transaction.atomic():
        # The tree's paths are counted from what stands: nobody else plants meanwhile.
        stood = Category.objects.select_for_update().order_by("path")
        rows = {row.pk: row for row in stood}
        old = rows.get(category.pk)
        above = rows[parent.pk] if parent else None
        _check(category, rows=rows, old=old, above=above)
        before = _told(old) if old else {}
        fresh = _change(category, old, above) if old else _plant(category, above)
        fresh.set_ancestors_are_public()
        after = _told(fresh)
        action = "category.changed" if old else "category.added"
        record(fresh, action=action, by=by, before=before, after=after)
        if before != after:
            after_commit(SHELVES, key=fresh.pk)
        transaction.on_commit(forget_category_tree)
    return fresh


def _check(
    category: Category, *, rows: dict[int, Category], old: Category | None, above: Category | None
) -> None:
    if not category.slug:
        raise NotWritten(_("Donnez un nom avec des lettres."), field="name")
    if old and above and above.path.startswith(old.path):
        raise NotWritten(_("Un rayon ne peut pas être rangé sous lui-même."), field="parent")
    above_path = above.path if above else ""
    beside = (row for row in rows.values() if _above(row) == above_path and row.pk != category.pk)
    if any(row.slug == category.slug for row in beside):
        raise NotWritten(_("Un autre rayon a déjà cette adresse à cet endroit."), field="slug")


def _above(row: Category) -> str:
    return str(row.path[: -Category.steplen])


def _plant(category: Category, above: Category | None) -> Category:
    if above is None:
        planted: Category = Category.add_root(instance=category)
    else:
        planted = above.add_child(instance=category)
    planted.refresh_from_db()
    return planted


def _change(category: Category, old: Category, above: Category | None) -> Category:
    names = [f.name for f in Category._meta.concrete_fields if f.name not in _PLACE]
    for name in names:
        setattr(old, name, getattr(category, name))
    old.save(update_fields=names)
    if _above(old) != (above.path if above else ""):
        if above is not None:
            old.move(above, pos="last-child")
        else:
            old.move(Category.get_last_root_node(), pos="last-sibling")
    old.refresh_from_db()
    return old


# Where it stands is the tree's to write.
_PLACE = {"id", "path", "depth", "numchild", "ancestors_are_public"}


def _told(category: Category) -> dict[str, Any]:
    told = {name: getattr(category, name) for name in TOLD}
    above = category.get_parent()
    return told | {"parent": above.name if above else ""}
