from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.states import TransitionRefused
from core.uploads import private_files
from sellers.stores.exceptions import StoreRefused
from sellers.stores.models import Paper, PaperKind, Store
from sellers.stores.permissions import Action, may
from sellers.stores.states import PAPER, PaperStatus


def submit_paper(
    store: Store,
    *,
    kind: PaperKind,
    picture: Any,
    by: User,
    identity_type: str = "",
    last_four: str = "",
) -> Paper:
    """Send a paper to be looked at; of an identity only its type and last four signs are kept."""
    if not may(by, store, Action.MANAGE_PAPERS):
        raise PermissionDenied
    name = str(private_files.save(f"papers/{picture.name}", picture))
    try:
        with transaction.atomic():
            paper, _new = Paper.objects.get_or_create(store=store, kind=kind)
            old = paper.picture.name
            PAPER.move(
                paper,
                to=PaperStatus.SUBMITTED,
                by=by,
                also={
                    "picture": name,
                    "identity_type": identity_type if kind.is_identity else "",
                    "last_four": last_four[-4:] if kind.is_identity else "",
                    "reason": "",
                    "submitted_at": timezone.now(),
                    "submitted_by": by,
                    "decided_at": None,
                    "changed_at": timezone.now(),
                },
            )
            if old:
                transaction.on_commit(lambda: private_files.delete(old))
            return paper
    except TransitionRefused as error:
        private_files.delete(name)
        raise StoreRefused(_("Cette pièce est déjà envoyée ou acceptée.")) from error
