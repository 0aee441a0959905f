"""What a program is given: an access token for minutes, a refresh token for the next pair."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from accounts.tokens.access import write_access
from accounts.tokens.models import TokenFamily
from accounts.tokens.refresh import write_refresh

# How long a program may stay away; as long as a session of the site.
ABSENCE = timedelta(days=60)


class TokenInvalid(Exception):
    """Not one of ours, or of a family that has ended."""


class TokenReplayed(Exception):
    """It was good once. Who sends it again may have stolen it: its family has ended."""


@dataclass(frozen=True, slots=True)
class TokenPair:
    access: str
    access_until: datetime
    refresh: str
    refresh_until: datetime


def write_pair(family: TokenFamily) -> TokenPair:
    access, until = write_access(family)
    return TokenPair(
        access=access,
        access_until=until,
        refresh=write_refresh(family),
        refresh_until=family.expires_at,
    )
