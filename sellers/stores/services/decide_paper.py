from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from notifications.services.notify import notify
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Paper
from sellers.stores.permissions import Action, role_may
from sellers.stores.services.refresh_selling import refresh_selling
from sellers.stores.states import PAPER, PaperStatus

DECIDE = "stores.decide_paper"
TOLD = {PaperStatus.ACCEPTED: "paper.accepted", PaperStatus.REFUSED: "paper.refused"}


@transaction.atomic
def decide_paper(
    paper: Paper, *, to: PaperStatus, by: User, reason: str = "", read: str | None = None
) -> None:
    """Accept, refuse with a reason, waive, or ask for it after all; the store hears of it.

    `read` is the mark of what was looked at, where that was before the row in hand was read.
    """
    if not by.has_perm(DECIDE):
        raise PermissionDenied
    if to == PaperStatus.SUBMITTED:
        raise PermissionDenied
    if to == PaperStatus.REFUSED and not reason.strip():
        raise StoreRefused(_("Dites pourquoi : la boutique doit savoir quoi refaire."))
    held = Paper.objects.select_for_update().get(pk=paper.pk)
    if held.mark != (paper.mark if read is None else read):
        raise StoreRefused(_("Cette pièce a été envoyée de nouveau : regardez-la d’abord."))
    PAPER.move(
        paper,
        to=to,
        by=by,
        note=reason,
        also={
            "reason": reason.strip()[:300] if to == PaperStatus.REFUSED else "",
            "decided_at": timezone.now(),
            "changed_at": timezone.now(),
        },
    )
    refresh_selling(paper.store)
    if to in TOLD:
        _tell(paper, kind=TOLD[to])


def _tell(paper: Paper, *, kind: str) -> None:
    context = {
        "store": paper.store.name,
        "slug": paper.store.slug,
        "paper": paper.kind.name,
        "reason": paper.reason,
    }
    for member in paper.store.memberships.select_related("person"):
        if role_may(member.role, Action.MANAGE_PAPERS) and member.person.is_active:
            notify(member.person, kind=kind, context=context, about=f"paper:{paper.pk}")
