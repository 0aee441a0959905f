from accounts.services.end_family import end_family
from accounts.tokens.models import TokenFamily
from accounts.tokens.refresh import is_genuine, read_refresh


def revoke_token(token: str) -> bool:
    """Put out the program that holds this refresh token, be it an old one."""
    refresh = read_refresh(token)
    if refresh is None:
        return False
    family = TokenFamily.objects.select_related("user").filter(pk=refresh.family).first()
    if family is None or not is_genuine(refresh, family=family):
        return False
    return end_family(family, why="revoked", by=family.user)
