"""Count anew what is bought together, from the orders of a year."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from heapq import nlargest
from itertools import combinations, groupby, islice
from math import sqrt
from operator import itemgetter

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone
from oscar.core.loading import get_model

from shop.catalogue.related_models import Related, RelatedRun

MOST = 12
# One person's basket says nothing of what goes together, and would tell what they bought.
FEWEST_BUYERS = 2
# Who buys fifty things at once buys for a shop.
LARGEST_ORDER = 30
A_YEAR = timedelta(days=365)
BATCH = 2000
Pair = tuple[int, int]


def learn_related() -> int:
    """How many rows the new table has. What was counted before is read until this one is whole."""
    bought, together = _counted()
    run = RelatedRun.objects.create()
    rows = _rows(run, bought, together)
    written = 0
    while batch := list(islice(rows, BATCH)):
        Related.objects.bulk_create(batch)
        written += len(batch)
    with transaction.atomic():
        RelatedRun.objects.filter(pk=run.pk).update(finished_at=timezone.now())
    _forget_before(run)
    return written


def _lines() -> Iterator[tuple[tuple[int, str], int, int]]:
    """Buyer, order, product (a variant counts for its parent), by buyer and order."""
    lines = get_model("order", "Line").objects.filter(
        order__date_placed__gte=timezone.now() - A_YEAR, product__isnull=False
    )
    lines = lines.exclude(order__status="cancelled").order_by(
        "order__user_id", "order__guest_email", "order_id", "id"
    )
    rows = lines.values_list(
        "order__user_id",
        "order__guest_email",
        "order_id",
        Coalesce("product__parent_id", "product_id"),
    )
    for user, guest, order, product in rows.iterator(chunk_size=BATCH):
        # Guests without an address are each somebody else.
        yield (user or 0, guest or ("" if user else f"order {order}")), order, product


def _counted() -> tuple[Counter[int], Counter[Pair]]:
    """How many people bought each product, and each two of them in one order."""
    bought: Counter[int] = Counter()
    together: Counter[Pair] = Counter()
    for _buyer, lines in groupby(_lines(), key=itemgetter(0)):
        theirs: set[int] = set()
        pairs: set[Pair] = set()
        for _order, inside in groupby(lines, key=itemgetter(1)):
            products = sorted({product for _who, _which, product in inside})
            theirs.update(products)
            pairs.update(combinations(products[:LARGEST_ORDER], 2))
        bought.update(theirs)
        together.update(pairs)
    return bought, together


def _rows(run: RelatedRun, bought: Counter[int], together: Counter[Pair]) -> Iterator[Related]:
    """The twelve heaviest of each: by how often together, for how often either is bought at all."""
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (one, other), people in together.items():
        if people < FEWEST_BUYERS:
            continue
        weight = people / sqrt(bought[one] * bought[other])
        near[one].append((weight, -other))
        near[other].append((weight, -one))
    for product in sorted(near):
        for rank, (_weight, other) in enumerate(nlargest(MOST, near[product])):
            yield Related(run=run, product_id=product, other_id=-other, rank=rank)


def _forget_before(run: RelatedRun) -> None:
    """Also what died half-way; in batches, so that no statement is long."""
    old = Related.objects.filter(run__lt=run.pk).order_by("pk").values_list("pk", flat=True)
    while keys := list(old[:BATCH]):
        Related.objects.filter(pk__in=keys).delete()
    RelatedRun.objects.filter(pk__lt=run.pk).delete()
