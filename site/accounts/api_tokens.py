"""`/api/v1/tokens`: how a program signs in, stays in and goes (docs/tokens.md)."""

import uuid
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Router
from ninja.responses import Status

from accounts.api_auth import person_of, signed_in
from accounts.selectors import programs_of
from accounts.services.end_families import end_families
from accounts.services.end_family import end_family
from accounts.services.open_family import open_family
from accounts.services.revoke_token import revoke_token
from accounts.services.rotate_family import rotate_family
from accounts.tokens.credentials import Credentials, check_credentials
from accounts.tokens.models import TokenFamily
from accounts.tokens.pair import TokenInvalid, TokenPair, TokenReplayed
from accounts.tokens.refresh import LONGEST
from core.api import BY_PERSON, Line, Out, Problem, Strict, problems

router = Router(throttle=[BY_PERSON], tags=["tokens"])
When = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class SignIn(Strict):
    login: Annotated[Line, Field(min_length=1, max_length=254)] = Field(
        description="A telephone number as people write it, or an e-mail address."
    )
    password: Annotated[str, Field(min_length=1, max_length=1000)]
    code: Annotated[Line, Field(max_length=20)] = Field(
        "", description="Of the app or a recovery code, where the account has a second factor."
    )
    device: Annotated[Line, Field(max_length=200)] = Field(
        "", description="What its owner knows the program by; else its User-Agent."
    )

    challenge: Annotated[Line, Field(max_length=200)] = Field(
        "", description="Of a `challenge_needed`, with the answer to its question."
    )
    answer: Annotated[Line, Field(max_length=20)] = ""


class RefreshIn(Strict):
    refresh: Annotated[str, Field(min_length=1, max_length=LONGEST)]


class TokensOut(Out):
    access: str = Field(description="Send it as `Authorization: Bearer …`.")
    access_expires_in: int = Field(description="Seconds.")
    refresh: str = Field(description="Good for the next pair, once.")
    refresh_expires_in: int = Field(description="Seconds, if it is not used before.")

    @classmethod
    def of(cls, pair: TokenPair) -> "TokensOut":
        now = timezone.now()
        return cls(
            access=pair.access,
            access_expires_in=round((pair.access_until - now).total_seconds()),
            refresh=pair.refresh,
            refresh_expires_in=round((pair.refresh_until - now).total_seconds()),
        )


class ProgramOut(Out):
    id: uuid.UUID
    device: str
    created_at: When
    used_at: When = Field(description="When it was last given a new pair.")
    current: bool = Field(description="Whether it is the one that asks.")

    @classmethod
    def of(cls, family: TokenFamily, *, current: bool) -> "ProgramOut":
        return cls(
            id=family.pk,
            device=family.device,
            created_at=family.created_at.isoformat(),
            used_at=family.used_at.isoformat(),
            current=current,
        )


class Programs(Out):
    items: list[ProgramOut] = Field(description="Who was away longest comes last.")


@router.post("/tokens", response=TokensOut, summary="Sign in", openapi_extra=problems(401, 403))
def obtain_tokens(request: HttpRequest, sent: SignIn) -> Any:
    """Tries are counted with those of the site's own sign-in."""
    known = sent.model_dump(exclude={"device"})
    user = check_credentials(request, sent=Credentials(**known))
    device = sent.device or request.headers.get("user-agent", "")[:200]
    return TokensOut.of(open_family(user, device=device))


@router.post(
    "/tokens/refresh", response=TokensOut, summary="Get the next pair", openapi_extra=problems(401)
)
def refresh_tokens(request: HttpRequest, sent: RefreshIn) -> Any:
    """Sent again within 30 seconds, the same successor; later, the program is signed out."""
    try:
        return TokensOut.of(rotate_family(sent.refresh))
    except TokenInvalid as error:
        raise Problem("token_invalid") from error
    except TokenReplayed as error:
        raise Problem("token_replayed") from error


@router.post("/tokens/revoke", response={204: None}, summary="Sign out")
def revoke_tokens(request: HttpRequest, sent: RefreshIn) -> Any:
    """A token that is not valid is signed out already."""
    revoke_token(sent.refresh)
    return Status(204, None)


@router.get("/tokens", auth=signed_in, response=Programs, summary="My signed-in programs")
def list_tokens(request: HttpRequest) -> Any:
    asking = getattr(request, "token_family", None)
    families = programs_of(person_of(request))
    return Programs(items=[ProgramOut.of(family, current=family == asking) for family in families])


@router.delete("/tokens", auth=signed_in, response={204: None}, summary="Sign all my programs out")
def end_all_tokens(request: HttpRequest) -> Any:
    person = person_of(request)
    end_families(person, why="all signed out", by=person)
    return Status(204, None)


@router.delete(
    "/tokens/{id}", auth=signed_in, response={204: None}, summary="Sign one of my programs out"
)
def end_token(request: HttpRequest, id: uuid.UUID) -> Any:
    person = person_of(request)
    family = programs_of(person).filter(pk=id).first()
    if family is None:
        raise Problem("not_found")
    end_family(family, why="signed out", by=person)
    return Status(204, None)
