"""`/api/v1/me`: the person who asks."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Router

from accounts.api_auth import person_of, signed_in
from accounts.models import User
from accounts.services.change_profile import change_profile
from core.api import BY_PERSON, Line, Out, Strict, left_out, once
from core.api.once import once_extra

router = Router(auth=signed_in, throttle=[BY_PERSON], tags=["me"])
Name = Annotated[Line, Field(max_length=150)]


class PersonOut(Out):
    id: int
    first_name: str
    last_name: str
    email: str | None
    phone: str | None = Field(description="E.164")
    phone_verified: bool
    language: Literal["fr", "en"]
    date_joined: str = Field(json_schema_extra={"format": "date-time"})

    @classmethod
    def of(cls, user: User) -> "PersonOut":
        return cls(
            id=user.pk,
            first_name=user.first_name,
            last_name=user.last_name,
            email=user.email,
            phone=user.phone.as_e164 if user.phone else None,
            phone_verified=user.phone_verified,
            language=user.language,
            date_joined=user.date_joined.isoformat(),
        )


class PersonIn(Strict):
    first_name: Name = left_out()
    last_name: Name = left_out()
    language: Literal["fr", "en"] = left_out()


@router.get("/me", response=PersonOut, summary="Who I am")
def get_me(request: HttpRequest) -> Any:
    return PersonOut.of(person_of(request))


@router.patch(
    "/me",
    response=PersonOut,
    summary="Change my name or language",
    openapi_extra=once_extra(required=False),
)
@once(required=False)
def change_me(request: HttpRequest, changes: PersonIn) -> Any:
    """Only what is sent changes. Phone and e-mail change on the site, where they are proven."""
    person = person_of(request)
    change_profile(person, changes=changes.model_dump(exclude_unset=True))
    return PersonOut.of(person)
