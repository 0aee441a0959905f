from django.utils import timezone

from accounts.tokens.models import TokenFamily


def prune_families() -> int:
    """Forget programs that stayed away too long; none of their tokens holds any more."""
    return TokenFamily.objects.filter(expires_at__lte=timezone.now()).delete()[0]
