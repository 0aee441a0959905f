"""What the listed_ fields of products have to hold, worked out from where the truth is.

`gather` reads a batch in a fixed number of queries, `listing_of` works out one product.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, TypedDict

from django.db.models import Count, F, Q, Sum
from django.utils import timezone
from oscar.core.loading import get_model

from shop.partner.models import StockRecord
from shop.partner.pricing import next_change, quote

MARKS = (1, 2, 3, 4, 5)
# A product without many marks is taken to be as good as this, with the weight of so many marks.
USUAL_MARK, USUAL_WEIGHT = Decimal("3.5"), 5
MOST_PICTURES = 12
# Longer ones describe; nobody narrows a list by them.
LONGEST_TRAIT = 30
# What was bought before says little of what is bought now.
LATELY = timedelta(days=90)
COLOR_CODES = frozenset({"color", "colour", "couleur"})
BRAND_CODES = frozenset({"brand", "marque"})


class Details(TypedDict, total=False):
    """listed_details: pictures (name, caption), facts (code, name, value), marks from 1 to 5,
    what was asked and answered for everybody (only where something was)."""

    pictures: list[tuple[str, str]]
    facts: list[tuple[str, str, Any]]
    scores: list[int]
    questions: dict[str, Any]


# By product: {"count": 4, "first": [{"id", "question", "answer"}]}; the room of questions answers.
Asked = Callable[[list[int]], dict[int, dict[str, Any]]]
_asked: list[Asked] = []


def register_asked(read: Asked) -> None:
    _asked.append(read)


@dataclass(frozen=True)
class Stock:
    price: Decimal | None
    """What a piece costs now; `was` before the discount that runs, `until` a discount changes."""
    available: bool
    store_id: int
    was: Decimal | None = None
    until: datetime | None = None


@dataclass
class Gathered:
    stock: dict[int, list[Stock]] = field(default_factory=lambda: defaultdict(list))
    pictures: dict[int, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    facts: dict[int, list[tuple[str, str, Any]]] = field(default_factory=lambda: defaultdict(list))
    scores: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    categories: dict[int, str] = field(default_factory=dict)
    sold: dict[int, int] = field(default_factory=dict)
    questions: dict[int, dict[str, Any]] = field(default_factory=dict)


def gather(ids: Iterable[int]) -> Gathered:
    """Read what the listings of these products depend on; seven queries."""
    found = Gathered()
    among = list(ids)
    _gather_stock(found, among)
    _gather_pictures(found, among)
    _gather_facts(found, among)
    _gather_scores(found, among)
    _gather_categories(found, among)
    _gather_sold(found, among)
    for read in _asked:
        found.questions |= read(among)
    return found


def _gather_stock(found: Gathered, ids: list[int]) -> None:
    rows = StockRecord.objects.filter(product_id__in=ids).order_by("id")
    now = timezone.now()
    for record in rows.annotate(
        own=F("product__product_class__track_stock"),
        parents=F("product__parent__product_class__track_stock"),
    ):
        counted = (record.parents if record.own is None else record.own) is not False
        told = quote(record, at=now)
        found.stock[record.product_id].append(
            Stock(
                price=told.each.decimal if told else None,
                available=not counted or record.net_stock_level > 0,
                store_id=record.partner_id,
                was=told.was.decimal if told and told.was else None,
                until=next_change(record, at=now),
            )
        )


def _gather_pictures(found: Gathered, ids: list[int]) -> None:
    images = get_model("catalogue", "ProductImage").objects.filter(product_id__in=ids)
    rows = images.order_by("display_order", "id").values_list("product_id", "original", "caption")
    for product_id, name, caption in rows:
        found.pictures[product_id].append((name, caption))


def _gather_facts(found: Gathered, ids: list[int]) -> None:
    values = get_model("catalogue", "ProductAttributeValue").objects.filter(product_id__in=ids)
    values = values.select_related("attribute", "value_option").order_by("attribute_id", "id")
    for value in values:
        shown = _shown(value)
        if shown not in ("", None):
            attribute = value.attribute
            found.facts[value.product_id].append((attribute.code, attribute.name, shown))


def _shown(value: Any) -> Any:
    """Numbers and yes or no stay what they are, so that pages write them in their language."""
    if value.attribute.type in ("integer", "float", "boolean"):
        return value.value
    if isinstance(value.value, date):
        return value.value.isoformat()
    if value.attribute.type in ("file", "image", "entity"):
        return None
    return str(value.value_as_text).strip()


def _gather_scores(found: Gathered, ids: list[int]) -> None:
    reviews = get_model("reviews", "ProductReview")
    rows = (
        reviews.objects.filter(product_id__in=ids, status=reviews.APPROVED)
        .order_by()
        .values_list("product_id", "score")
        .annotate(n=Count("id"))
    )
    for product_id, score, count in rows:
        found.scores[product_id][score] = count


def _gather_categories(found: Gathered, ids: list[int]) -> None:
    """The deepest category of each; of two as deep, the first of the tree."""
    through = get_model("catalogue", "ProductCategory")
    rows = through.objects.filter(
        Q(category__is_public=True, category__ancestors_are_public=True), product_id__in=ids
    )
    for product_id, path in rows.order_by("category__path").values_list(
        "product_id", "category__path"
    ):
        if len(path) > len(found.categories.get(product_id, "")):
            found.categories[product_id] = path


def _gather_sold(found: Gathered, ids: list[int]) -> None:
    lines = get_model("order", "Line").objects.filter(
        product_id__in=ids, order__date_placed__gte=timezone.now() - LATELY
    )
    rows = lines.exclude(order__status="cancelled").order_by().values_list("product_id")
    found.sold.update(rows.annotate(pieces=Sum("quantity")))


def listing_of(*, product: Any, children: list[Any], found: Gathered) -> dict[str, Any]:
    """The listed_ fields of one product, and its rating."""
    family = [product, *(child for child in children if child.is_public)]
    scores = [found.scores[product.pk].get(mark, 0) for mark in MARKS]
    pictures = _pictures(family, found)
    price, was, in_stock = _price(family, found)
    facts = found.facts[product.pk]
    return {
        "store_id": _store(family, found) or product.store_id,
        "listed_price": price,
        "listed_was": was,
        "listed_until": _until(family, found),
        "listed_in_stock": in_stock,
        "listed_reviews": sum(scores),
        "listed_score": weighted_score(scores),
        "listed_cover": pictures[0][0] if pictures else "",
        "listed_category": found.categories.get(product.pk, ""),
        "listed_brand": _brand(family, found),
        "listed_colors": _colors(family, found),
        "listed_traits": _traits(family, found),
        "listed_sold": sum(found.sold.get(member.pk, 0) for member in [product, *children]),
        "listed_details": _details(pictures, facts, scores, asked=found.questions.get(product.pk)),
        "rating": average_score(scores),
    }


def _details(
    pictures: list[Any], facts: list[Any], scores: list[int], *, asked: dict[str, Any] | None
) -> Details:
    told = Details(
        pictures=[list(p) for p in pictures],  # type: ignore[misc]
        facts=[list(fact) for fact in facts],  # type: ignore[misc]
        scores=scores,
    )
    return {**told, "questions": asked} if asked else told


def average_score(scores: list[int]) -> float | None:
    """The mean mark, as Oscar keeps it in `rating`."""
    count = sum(scores)
    return sum(mark * n for mark, n in zip(MARKS, scores, strict=True)) / count if count else None


def weighted_score(scores: list[int]) -> int:
    """In hundredths, pulled towards the usual mark while marks are few; none: 0."""
    count = sum(scores)
    if not count:
        return 0
    total = sum(mark * n for mark, n in zip(MARKS, scores, strict=True))
    return round(100 * (total + USUAL_MARK * USUAL_WEIGHT) / (count + USUAL_WEIGHT))


def _store(family: list[Any], found: Gathered) -> int | None:
    """Whose stock it is: the truth when it has stock at all."""
    return next((s.store_id for member in family for s in found.stock[member.pk]), None)


def _price(family: list[Any], found: Gathered) -> tuple[Decimal | None, Decimal | None, bool]:
    """The cheapest that can be bought; where nothing can, the cheapest there was."""
    stock = [s for member in family for s in found.stock[member.pk] if s.price is not None]
    to_buy = [s for s in stock if s.available]
    best = min(to_buy or stock, key=lambda s: s.price or Decimal(0), default=None)
    return (best.price, best.was, bool(to_buy)) if best else (None, None, False)


def _until(family: list[Any], found: Gathered) -> datetime | None:
    moments = (s.until for member in family for s in found.stock[member.pk])
    return min((moment for moment in moments if moment), default=None)


def _pictures(family: list[Any], found: Gathered) -> list[tuple[str, str]]:
    pictures = [picture for member in family for picture in found.pictures[member.pk]]
    return list(dict.fromkeys(pictures))[:MOST_PICTURES]


def _brand(family: list[Any], found: Gathered) -> str:
    facts = (fact for member in family for fact in found.facts[member.pk])
    return next((str(v)[:80] for code, _, v in facts if code in BRAND_CODES), "")


def _colors(family: list[Any], found: Gathered) -> str:
    facts = (fact for member in family for fact in found.facts[member.pk])
    values = [str(value) for code, _, value in facts if code in COLOR_CODES]
    return _barred((c.strip().lower() for v in values for c in v.split(",")), longest=255)


def _traits(family: list[Any], found: Gathered) -> str:
    """Short words of all that is neither brand nor colour: sizes, materials."""
    pairs = []
    for code, _name, value in (fact for member in family for fact in found.facts[member.pk]):
        if code in COLOR_CODES | BRAND_CODES or not isinstance(value, str):
            continue
        words = (word.strip().lower() for word in value.split(","))
        pairs += [f"{code}={word}" for word in words if 0 < len(word) <= LONGEST_TRAIT]
    return _barred(pairs, longest=500)


def _barred(values: Iterable[str], *, longest: int) -> str:
    """`|bleu nuit|rouge|`, at most as long as its column; "" where there is none."""
    listed = "|"
    for value in dict.fromkeys(values):
        if value and "|" not in value and len(listed) + len(value) < longest:
            listed += f"{value}|"
    return listed if len(listed) > 1 else ""
