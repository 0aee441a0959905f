"""A store as something that can be reported: suspended it sells nothing and is in no list; its page
says no more than that."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.audit import record
from sellers.stores.models import Store
from sellers.stores.services.refresh_selling import refresh_selling
from shop.moderation.ports import register_reportable
from shop.moderation.reportables import LONGEST_KEY, tell_owners
from shop.moderation.services.settle_case import settle_case


class Stores:
    code, label = "store", _("boutique")

    def find(self, key: str) -> Any | None:
        """By the number of its partner, which is what the shop knows of a store."""
        if not key.isdecimal() or len(key) > LONGEST_KEY:
            return None
        return Store.objects.select_related("partner").filter(partner_id=int(key)).first()

    def key(self, target: Any) -> str:
        return str(target.partner_id)

    def is_seen(self, target: Any) -> bool:
        return target.suspended_at is None

    def title(self, target: Any) -> str:
        return str(target.partner.name)

    def address(self, target: Any) -> str:
        return reverse("stores:store", kwargs={"slug": target.slug})

    def owners(self, target: Any) -> Sequence[Any]:
        return list(target.partner.users.filter(is_active=True))

    def suspend(self, target: Any, *, by: Any, reason: str) -> bool:
        now = timezone.now()
        told = {"suspended_at": now, "suspended_because": reason[:300]}
        with transaction.atomic():
            if not Store.objects.filter(pk=target.pk, suspended_at=None).update(**told):
                return False
            self._follow(target, suspended=True, by=by, reason=reason)
        return True

    def restore(self, target: Any, *, by: Any, note: str) -> bool:
        told = {"suspended_at": None, "suspended_because": ""}
        with transaction.atomic():
            rows = Store.objects.filter(pk=target.pk, suspended_at__isnull=False)
            if not rows.update(**told):
                return False
            self._follow(target, suspended=False, by=by, reason=note)
            settle_case(self.code, key=self.key(target), by=by)
        return True

    def _follow(self, target: Any, *, suspended: bool, by: Any, reason: str) -> None:
        record(
            target,
            action="store.suspended" if suspended else "store.restored",
            by=by,
            note=reason,
        )
        refresh_selling(target)
        tell_owners(self, target, suspended=suspended, reason=reason)


STORES = Stores()


def register() -> None:
    register_reportable(STORES)
