"""Shapes that many answers share."""

import re
from typing import Annotated, Any, Self

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from core.money import Money

# The largest whole number that both databases keep.
HIGHEST = 2**63 - 1
ONE_LINE = re.compile(r"[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*")
Key = Annotated[int, Field(ge=1, le=HIGHEST)]


class Out(Schema):
    """What is answered."""


class Strict(Schema):
    """What is sent: an unknown field is a mistake that the sender hears of."""

    model_config = ConfigDict(extra="forbid")


def left_out(**about: Any) -> Any:
    """The default of a value that may be missing, but not null."""
    return Field(default_factory=lambda: None, **about)


def _one_line(text: str) -> str:
    if not ONE_LINE.fullmatch(text):
        raise PydanticCustomError("control_characters", "control characters are not allowed")
    return text.strip()


# One line of text that a person typed; PostgreSQL refuses NUL, nobody types the others.
Line = Annotated[
    str,
    AfterValidator(_one_line),
    Field(json_schema_extra={"pattern": f"^{ONE_LINE.pattern}$"}),
]


class MoneyOut(Out):
    """`{"amount": 75000, "currency": "GNF"}`: whole units of the smallest coin."""

    amount: Annotated[int, Field(ge=-HIGHEST, le=HIGHEST)]
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")]

    @classmethod
    def of(cls, value: Any) -> Self | None:
        """From Money, or from a column of Oscar's; None where there is no price."""
        if value is None:
            return None
        money = value if isinstance(value, Money) else Money.of(value)
        return cls(amount=money.minor, currency=money.currency)


class ErrorOut(Out):
    field: str
    code: str
    message: str


class ProblemOut(Out):
    """Programs look at `code`, people read `title` in their language."""

    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    code: str
    detail: str | None = None
    errors: list[ErrorOut] | None = None
    challenge: str | None = Field(
        None, description="With `challenge_needed`: send it back with the `answer` to `detail`."
    )
