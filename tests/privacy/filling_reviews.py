"""A review that was changed, with a photo, and an answer for a store that was changed too."""

from django.core.files.base import ContentFile
from django.utils import timezone

from accounts.models import User
from core.uploads import pictures
from shop.catalogue.reviews.models import ReviewAnswer
from tests.builders import a_product
from tests.stalls import a_review


def said_what_they_think(person: User) -> None:
    photo = pictures.save("x.jpg", ContentFile(f"a photo of {person.first_name}".encode()))
    mine = a_review(a_product(), 2, user=person, pictures=[photo], body=f"Signé {person.last_name}")
    mine.edits.create(
        score=5,
        title="Avant",
        body=f"{person.first_name} était content",
        pictures=[photo],
        replaced_at=timezone.now(),
    )
    answered = ReviewAnswer.objects.create(review=a_review(a_product(), 1), body="Non", by=person)
    answered.edits.create(body="Peut-être", by=person, replaced_at=timezone.now())
