from django.db import transaction

from core.outbox import after_commit
from sellers.stores.models import PaperKind


@transaction.atomic
def save_paper_kind(kind: PaperKind) -> None:
    """Who may sell is worked out anew for every store: a required paper counts at once."""
    kind.save()
    after_commit("stores.recount_selling")
