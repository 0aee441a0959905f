"""What the form of a product shows: the product, what waits for a moderator, what is typed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product as every_pair
from typing import Any

from sellers.desk.models import Draft, Typed
from sellers.desk.rich import IS_HTML, html_in
from shop.catalogue.facts import facts_of
from shop.catalogue.models import Product
from shop.catalogue.shown import Shown, pictures_of
from shop.catalogue.variants import MOST_VARIANTS, values_of, variants_of
from shop.moderation.models import ChangeSet
from shop.moderation.states import ChangeStatus

MOST_FIELDS = 700
LONGEST_FIELD = 25_000
PREFIX = "v"
TEXT = "description"
NOT_TYPED = {"csrfmiddlewaretoken", "hand", "version", "action", "order", TEXT + IS_HTML}
ROW = ("color", "size", "price", "stock", "stock_was")
_CAPTION = re.compile(r"caption-([0-9a-z]{1,40})")


@dataclass
class State:
    product: Product
    typed: Typed
    pictures: list[Shown]
    draft: Draft | None = None
    waiting: ChangeSet | None = None
    rows: list[Typed] = field(default_factory=list)

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0


def state_of(product: Product) -> State:
    """As the page opens: what was typed wins, then what is asked for, then what is."""
    draft = Draft.objects.filter(product=product).first()
    waiting = ChangeSet.objects.filter(product=product, status=ChangeStatus.OPEN).first()
    kept = draft.typed if draft else {}
    typed, rows = _as_it_is(product)
    pictures = pictures_of(product)
    if waiting is not None:
        _overlay(typed, waiting.changes)
        pictures = [(n, c) for n, c in waiting.changes.get("pictures", pictures)]
    if kept:
        typed, rows = _still_true(kept, typed), rows_in(kept, now=rows)
    if draft and draft.shown is not None:
        pictures = draft.shown
    return State(product, typed, pictures, draft, waiting, rows)


def _overlay(typed: Typed, changes: Mapping[str, Any]) -> None:
    if "values" in changes:
        for name in [name for name in typed if name.startswith("attr_")]:
            typed[name] = ""
        typed |= {f"attr_{code}": value for code, value in changes["values"].items()}
    names = {"title": "title", "description": "description", "category_id": "category"}
    typed |= {name: changes[told] for told, name in names.items() if told in changes}


def _as_it_is(product: Product) -> tuple[Typed, list[Typed]]:
    facts = facts_of(product)
    typed: Typed = {
        "title": facts.title,
        "description": facts.description,
        "category": facts.category_id or "",
        "kind": facts.kind_id or "",
        "size_class": facts.size_class,
        "try_at_door": "on" if facts.try_at_door else "",
    }
    typed |= {f"attr_{code}": value for code, value in facts.values.items()}
    children = [c for c in variants_of(product).values() if c.is_public]
    children.sort(key=lambda child: child.pk)
    rows = [_row(child) for child in children]
    own = product.stockrecords.order_by("pk").first()
    if own is not None and not rows:
        typed |= _stock(own) | {"threshold": _shown(own.low_stock_threshold)}
    elif rows:
        first = children[0].stockrecords.first()
        typed["threshold"] = _shown(first.low_stock_threshold if first else None)
    typed["colors"] = ", ".join(dict.fromkeys(r["color"] for r in rows if r["color"]))
    typed["sizes"] = ", ".join(dict.fromkeys(r["size"] for r in rows if r["size"]))
    return typed, rows


def _row(child: Product) -> Typed:
    color, size = values_of(child)
    stock = next(iter(child.stockrecords.all()), None)
    return {"color": color, "size": size, **(_stock(stock) if stock else {})}


def _stock(row: Any) -> Typed:
    price = "" if row.price is None else f"{int(row.price)}"
    return {"price": price, "stock": row.net_stock_level, "stock_was": row.net_stock_level}


def _shown(number: int | None) -> Any:
    return "" if number is None else number


def _still_true(kept: Typed, now: Typed) -> Typed:
    """A stock that nobody touched is as it is now, not as it was when the page was left."""
    typed = {name: value for name, value in kept.items() if not name.startswith(f"{PREFIX}-")}
    if "stock" in typed and typed["stock"] == typed.get("stock_was"):
        typed |= {name: now.get(name, "") for name in ("stock", "stock_was")}
    return typed


def rows_in(typed: Mapping[str, Any], *, now: Iterable[Typed] = ()) -> list[Typed]:
    """The grid as typed; untouched stock as it is now."""
    total = str(typed.get(f"{PREFIX}-TOTAL_FORMS", "0"))
    count = min(int(total), MOST_VARIANTS) if total.isdigit() and len(total) < 6 else 0
    rows = [{n: typed.get(f"{PREFIX}-{i}-{n}", "") for n in ROW} for i in range(count)]
    fresh = {_key(row): row for row in now}
    for row in rows:
        if row["stock"] == row["stock_was"] and _key(row) in fresh:
            row |= {name: fresh[_key(row)].get(name, "") for name in ("stock", "stock_was")}
    return rows


def _key(row: Typed) -> tuple[str, str]:
    return str(row["color"]).strip().lower(), str(row["size"]).strip().lower()


def words_in(text: str) -> list[str]:
    """`rouge, bleu ; Rouge` are two."""
    found = [" ".join(word.split())[:30] for word in re.split(r"[,;\n]", text)]
    once: dict[str, str] = {}
    for word in found:
        once.setdefault(word.lower(), word)
    return [word for word in once.values() if word]


def grid_of(typed: Mapping[str, Any]) -> list[Typed]:
    """Every colour in every size; rows that were there keep what is typed in them."""
    colors = words_in(str(typed.get("colors", ""))) or [""]
    sizes = words_in(str(typed.get("sizes", ""))) or [""]
    if colors == [""] and sizes == [""]:
        return []
    there = {_key(row): row for row in rows_in(typed)}
    usual = {"price": "", "stock": "", "stock_was": ""}
    rows = [{"color": color, "size": size, **usual} for color, size in every_pair(colors, sizes)]
    return [there.get(_key(row), row) for row in rows[:MOST_VARIANTS]]


def with_rows(typed: Typed, rows: list[Typed]) -> Typed:
    """The grid put back into what is typed."""
    kept = {name: value for name, value in typed.items() if not name.startswith(f"{PREFIX}-")}
    kept |= {f"{PREFIX}-TOTAL_FORMS": str(len(rows)), f"{PREFIX}-INITIAL_FORMS": "0"}
    return kept | {f"{PREFIX}-{i}-{n}": row.get(n, "") for i, row in enumerate(rows) for n in ROW}


def typed_in(post: Mapping[str, Any]) -> Typed:
    """What a person has written, without what the page has; far too much of it is cut."""
    names = [n for n in post if n not in NOT_TYPED and not _CAPTION.fullmatch(n)][:MOST_FIELDS]
    typed = {name: html_in(post, name) if name == TEXT else str(post[name]) for name in names}
    return {name: str(text).replace("\x00", "")[:LONGEST_FIELD] for name, text in typed.items()}


def stem(name: str) -> str:
    """How a form names a picture: its file's name without folder and ending."""
    return name.rsplit("/", 1)[-1].rsplit(".", 1)[0][:40]


def arranged(pictures: list[Shown], post: Mapping[str, Any]) -> list[Shown]:
    """In the order that the page sent, with its words; what it does not know of comes last."""
    place = {name: i for i, name in enumerate(str(post.get("order", "")).split(",")[:50])}
    said = [
        (name, str(post.get(f"caption-{stem(name)}", words)).replace("\x00", "")[:200])
        for name, words in pictures
    ]
    return sorted(said, key=lambda one: place.get(stem(one[0]), len(place)))


def moved(pictures: list[Shown], *, verb: str, which: str) -> list[Shown]:
    """One step to the front or to the back, to the very front, or out."""
    index = next((i for i, (name, _words) in enumerate(pictures) if stem(name) == which), None)
    if index is None:
        return pictures
    rest = pictures[:index] + pictures[index + 1 :]
    if verb == "remove":
        return rest
    to = {"up": max(index - 1, 0), "down": index + 1, "first": 0}.get(verb, index)
    return [*rest[:to], pictures[index], *rest[to:]]
