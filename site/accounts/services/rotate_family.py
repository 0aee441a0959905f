from django.utils import timezone

from accounts.services.end_family import end_family
from accounts.tokens.models import TokenFamily
from accounts.tokens.pair import TokenInvalid, TokenPair, TokenReplayed, write_pair
from accounts.tokens.refresh import Refresh, is_genuine, read_refresh
from accounts.tokens.rotation import advance, is_repeat


def rotate_family(token: str) -> TokenPair:
    """Give the next pair for a refresh token, once; a token that is too old ends its family."""
    refresh = read_refresh(token)
    family = _standing(refresh) if refresh else None
    if refresh is None or family is None:
        raise TokenInvalid
    if refresh.generation == family.generation:
        if advance(family):
            return write_pair(family)
        # Somebody took the same step at the same moment: what stands now is read again.
        family = _standing(refresh)
        if family is None:
            raise TokenInvalid
    if is_repeat(refresh.generation, family=family):
        return write_pair(family)
    if refresh.generation >= family.generation:
        # Newer than what stands, as after a backup was played back.
        raise TokenInvalid
    end_family(family, why="replayed")
    raise TokenReplayed


def _standing(refresh: Refresh) -> TokenFamily | None:
    family = (
        TokenFamily.objects.select_related("user")
        .filter(pk=refresh.family, user__is_active=True, expires_at__gt=timezone.now())
        .first()
    )
    return family if family and is_genuine(refresh, family=family) else None
