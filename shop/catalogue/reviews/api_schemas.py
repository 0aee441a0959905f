"""What the API says of reviews."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Field

from core.api import Line, Out, Strict
from shop.catalogue.api_schemas import PictureOut

LONGEST_BODY = 2000
LONGEST_ANSWER = 1500
Score = Annotated[int, Field(ge=1, le=5)]


class AnswerOut(Out):
    text: str
    written_at: datetime
    edited_at: datetime | None

    @classmethod
    def of(cls, answer: Any) -> "AnswerOut | None":
        if answer is None:
            return None
        return cls(text=answer.body, written_at=answer.answered_at, edited_at=answer.edited_at)


class ReviewOut(Out):
    """The writer's first name, and the first letter of the other."""

    id: int
    score: Score
    title: str
    text: str
    writer: str
    written_at: datetime
    edited_at: datetime | None
    pictures: list[PictureOut]
    helpful: int = Field(ge=0, description="How many found it helpful.")
    answer: AnswerOut | None = Field(description="The store's.")

    @classmethod
    def of(cls, review: Any) -> "ReviewOut":
        return cls(
            id=review.pk,
            score=review.score,
            title=review.title,
            text=review.body,
            writer=review.writer,
            written_at=review.date_created,
            edited_at=review.edited_at,
            pictures=[PictureOut.of(name) for name in review.pictures],
            helpful=int(review.num_up_votes),
            answer=AnswerOut.of(getattr(review, "answer", None)),
        )


class ReviewPage(Out):
    items: list[ReviewOut]
    next_cursor: str | None


class ReviewIn(Strict):
    """Its pictures stay as they are; they are sent on the site."""

    score: Score
    title: Annotated[Line, Field(max_length=120)] = ""
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_BODY, pattern=r"\S")]


class VoteIn(Strict):
    helpful: bool


class AnswerIn(Strict):
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_ANSWER, pattern=r"\S")]
