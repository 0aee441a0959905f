"""What nobody has touched for half a year is hidden after two warnings; one click undoes it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from core.audit import history_of, record
from core.states import TransitionRefused
from shop.catalogue.content import content_mark
from shop.catalogue.models import Product
from shop.catalogue.services.set_standing import set_standing
from shop.catalogue.states import Standing
from shop.moderation.telling import tell_store
from shop.order.models import Line
from shop.partner.models import StockRecord

HIDDEN_AFTER = timedelta(days=180)
FIRST_WARNING = timedelta(days=150)
BETWEEN_WARNINGS = timedelta(days=14)
LAST_CHANCE = timedelta(days=7)
WARNED = "product.idle_warned"


def expire_products(now: datetime | None = None, *, dry_run: bool = False) -> dict[str, int]:
    """How many were warned and hidden, or would be."""
    now = now or timezone.now()
    done = {"warned": 0, "hidden": 0}
    for pk in list(_untouched(now - FIRST_WARNING).values_list("pk", flat=True)):
        step = _step(pk, now=now, dry_run=dry_run)
        if step:
            done[step] += 1
    return done


def _untouched(since: datetime) -> "QuerySet[Product]":
    """On sale; neither they nor their prices and stock were written since, and none was bought."""
    family = Q(product=OuterRef("pk")) | Q(product__parent=OuterRef("pk"))
    stock = StockRecord.objects.filter(family, date_updated__gt=since)
    sold = Line.objects.filter(family, order__date_placed__gt=since)
    rows: QuerySet[Product] = Product.objects.filter(
        ~Exists(stock), ~Exists(sold), standing=Standing.APPROVED, date_updated__lte=since
    )
    return rows.exclude(structure=Product.CHILD).order_by("pk")


def _step(pk: int, *, now: datetime, dry_run: bool) -> str:
    """What its time is for; each product in a transaction of its own."""
    with transaction.atomic():
        # Held: two jobs at once warn once.
        product = Product.objects.select_for_update(of=("self",)).get(pk=pk)
        idle_since, warnings = _history(product)
        step = _due(now, idle_since, warnings)
        if not step or dry_run:
            return step
        if step == "warned":
            record(product, action=WARNED, note=f"{len(warnings) + 1}/2")
            day = max(idle_since + HIDDEN_AFTER, now + _left(warnings))
            tell_store(product, kind="product.idle", day=day.date().isoformat())
            return step
        mark = content_mark(product)
        try:
            set_standing(product, to=Standing.HIDDEN, by=None, also={"approved_mark": mark})
        except TransitionRefused:
            return ""
        tell_store(product, kind="product.hidden")
    return step


def _history(product: Any) -> tuple[datetime, list[datetime]]:
    """Since when nobody has done anything with it, and when it was warned of since then."""
    idle_since, warnings = product.date_updated, []
    for at, action in _entries(product):
        if action != WARNED:
            idle_since = max(idle_since, at)
            break
        warnings.append(at)
    return idle_since, [at for at in warnings if at > idle_since]


def _entries(product: Any) -> Iterator[tuple[datetime, str]]:
    """The newest first."""
    yield from history_of(product).values_list("at", "action")[:10]


def _due(now: datetime, idle_since: datetime, warnings: list[datetime]) -> str:
    if now - idle_since < FIRST_WARNING:
        return ""
    if not warnings:
        return "warned"
    if len(warnings) == 1:
        return "warned" if now - warnings[0] >= BETWEEN_WARNINGS else ""
    ripe = now - idle_since >= HIDDEN_AFTER and now - max(warnings) >= LAST_CHANCE
    return "hidden" if ripe else ""


def _left(warnings: list[datetime]) -> timedelta:
    return LAST_CHANCE if warnings else BETWEEN_WARNINGS + LAST_CHANCE
