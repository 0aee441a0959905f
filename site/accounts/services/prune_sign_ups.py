from django.db import transaction

from accounts.models import User
from accounts.selectors import given_up

PIECE = 500


def prune_sign_ups() -> int:
    """Delete sign-ups that were given up: nobody's numbers and addresses are kept for nothing."""
    gone = 0
    while True:
        with transaction.atomic():
            # Held until they are gone: who proves one in this moment comes too late.
            keys = list(
                given_up().select_for_update(of=("self",)).values_list("pk", flat=True)[:PIECE]
            )
            if not keys:
                return gone
            User.objects.filter(pk__in=keys).delete()
            gone += len(keys)
