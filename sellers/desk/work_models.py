"""What every long work of a desk says of itself: whose it is, who asked, how far it is."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shop.partner.models import Partner


class Work(models.Model):
    """With a `status` of its own; `attempt` is who writes to it (sellers.desk.tries): a later try
    overtakes an earlier."""

    AT_WORK: ClassVar[frozenset[str]] = frozenset()

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("demandé par"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(_("faits"), default=0)
    total = models.PositiveIntegerField(_("en tout"), default=0)
    asked_at = models.DateTimeField(_("demandé le"), default=timezone.now, db_index=True)
    finished_at = models.DateTimeField(_("terminé le"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def percent(self) -> int:
        return min(99, self.done * 100 // self.total) if self.total else 0

    @property
    def is_at_work(self) -> bool:
        return self.status in self.AT_WORK
