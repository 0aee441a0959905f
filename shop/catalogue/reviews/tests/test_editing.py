"""A review with pictures, its edits, and what becomes of a hostile one."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from core.uploads import pictures as storage
from shop.catalogue.reviews.exceptions import ReviewRefused
from shop.catalogue.reviews.models import ProductReview, ReviewEdit
from shop.catalogue.reviews.opinion import Opinion
from shop.catalogue.reviews.services.edit_review import edit_review
from shop.moderation.reportables import Reviews
from tests import builders
from tests.stalls import a_review, received
from tests.support.together import together

pytestmark = pytest.mark.django_db
HOSTILE = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'


def a_photo(shade: int = 90, *, name: str = "photo.jpg") -> SimpleUploadedFile:
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telephone de Kadiatou"
    Image.new("RGB", (60, 40), (shade, 40, 40)).save(out, "JPEG", exif=exif)
    return SimpleUploadedFile(name, out.getvalue(), content_type="image/jpeg")


@pytest.fixture
def product(kadiatou: Any) -> Any:
    product = builders.a_product()
    received(kadiatou, product)
    return product


def send(client: Client, product: Any, *, where: str = "add/", **sent: Any) -> Any:
    told = {"score": "4", "body": "Solide"} | sent
    return client.post(f"{product.get_absolute_url()}reviews/{where}", told)


def test_pictures_are_drawn_anew_and_open_large(hers: Client, product: Any) -> None:
    assert send(hers, product, photos=[a_photo(1), a_photo(200)]).status_code == 302

    names = ProductReview.objects.get().pictures
    assert len(names) == 2
    for name in names:
        assert name.startswith("uploads/")
        with storage.open(name) as file:
            assert b"Telephone" not in file.read()
    page = hers.get(product.get_absolute_url()).content.decode()
    stem = names[0].rsplit(".", 1)[0]
    assert f'href="/media/sizes/1200/{stem}.webp"' in page
    assert f'src="/media/sizes/160/{stem}.webp"' in page


def test_five_pictures_are_too_many_and_none_is_lost_by_another_mistake(
    hers: Client, product: Any
) -> None:
    answer = send(hers, product, photos=[a_photo(n) for n in range(5)])
    assert "4 photos au plus" in answer.content.decode()
    answer = send(hers, product, body="", photos=[a_photo(1), a_photo(90)])
    kept = [token for token, _name in answer.context["form"].kept_boxes]
    assert len(kept) == 2
    again = send(hers, product, kept=kept, photos=[a_photo(n) for n in (120, 150, 180)])
    assert "Quatre photos au plus" in again.content.decode()
    assert not ProductReview.objects.exists()

    send(hers, product, kept=kept)
    assert len(ProductReview.objects.get().pictures) == 2


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", content_type="image/jpeg"),
        SimpleUploadedFile("x.jpg", b"", content_type="image/jpeg"),
    ],
)
def test_what_is_no_picture_is_refused_beside_the_field(
    hers: Client, product: Any, file: Any
) -> None:
    answer = send(hers, product, photos=[a_photo(), file])
    assert answer.context["form"].errors["photos"]
    assert not ProductReview.objects.exists()


def test_nobody_names_a_file_that_is_not_theirs(hers: Client, product: Any) -> None:
    """A name alone, or one that was signed for somebody else, is left out."""
    from shop.catalogue.reviews.forms import ReviewForm

    stolen = ReviewForm(person=builders.a_user(), shown=["uploads/aa/paper.jpg"]).kept_boxes[0][0]
    send(hers, product, kept=["uploads/aa/paper.jpg", "../../etc/passwd", stolen])
    assert ProductReview.objects.get().pictures == []


def test_hostile_words_and_names_stay_words(hers: Client, product: Any) -> None:
    send(hers, product, title=HOSTILE[:100], body=HOSTILE, photos=[a_photo(name=f"{HOSTILE}.jpg")])
    for page in (product.get_absolute_url(), f"{product.get_absolute_url()}reviews/"):
        body = hers.get(page).content.decode()
        assert "&lt;script&gt;alert(1)" in body
        assert "<script>alert(1)" not in body
        assert "<img src=x" not in body
    assert "script" not in ProductReview.objects.get().pictures[0]


def test_an_edit_keeps_what_was_said_and_says_when(
    hers: Client, kadiatou: Any, product: Any
) -> None:
    send(hers, product, photos=[a_photo()])
    review = ProductReview.objects.get()
    where = f"{review.pk}/edit/"
    shown = hers.get(f"{product.get_absolute_url()}reviews/{where}")
    assert "Solide" in shown.content.decode()

    send(hers, product, where=where, score="2", body="Cassé depuis")

    review.refresh_from_db()
    assert (review.score, review.body, review.pictures) == (2, "Cassé depuis", [])
    old = ReviewEdit.objects.get()
    assert (old.score, old.body, len(old.pictures)) == (4, "Solide", 1)
    product.refresh_from_db()
    assert product.rating == 2.0
    assert "modifié le" in hers.get(product.get_absolute_url()).content.decode()

    assert not edit_review(review, user=kadiatou, to=Opinion(2, "Cassé depuis"))
    assert ReviewEdit.objects.count() == 1


def test_nobody_changes_the_review_of_another(client: Client, oumar: Any, kadiatou: Any) -> None:
    review = a_review(builders.a_product(), 1, user=kadiatou)
    received(oumar, review.product)
    client.force_login(oumar)
    assert send(client, review.product, where=f"{review.pk}/edit/").status_code == 404
    with pytest.raises(ReviewRefused):
        edit_review(review, user=oumar, to=Opinion(5, "Parfait"))
    review.refresh_from_db()
    assert (review.score, review.body) == (1, "Bien.")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_edits_at_once_every_word_is_kept() -> None:
    writer = builders.a_user()
    review = a_review(builders.a_product(), 5, user=writer, title="", body="avant")
    together(8, lambda n: edit_review(review, user=writer, to=Opinion(1 + n % 5, f"mot {n}")))
    review.refresh_from_db()
    words = [*ReviewEdit.objects.values_list("body", flat=True), review.body]
    assert sorted(words) == sorted(["avant", *(f"mot {n}" for n in range(8))])
    review.product.refresh_from_db()
    assert review.product.rating == review.score


def test_out_of_sight_it_leaves_every_place_and_comes_back_whole(
    client_fr: Client, kadiatou: Any, moderator: Any
) -> None:
    product = builders.a_product()
    review = a_review(product, 2, user=kadiatou, body="La couleur passe")
    a_review(product, 4)
    url = product.get_absolute_url()
    pages = (url, f"{url}reviews/", f"/fr/stores/{product.store.code}/reviews/")

    def seen() -> tuple[list[bool], Any, bool]:
        shown = ["La couleur passe" in client_fr.get(page).content.decode() for page in pages]
        product.refresh_from_db()
        return shown, product.rating, '"ratingValue": 3.0' in client_fr.get(url).content.decode()

    Reviews().suspend(review, by=moderator, reason="insulte")
    assert seen() == ([False] * 3, 4.0, False)
    edit_review(review, user=kadiatou, to=Opinion(2, "La couleur passe encore"))
    assert seen() == ([False] * 3, 4.0, False)
    Reviews().restore(review, by=moderator, note="")
    assert seen() == ([True] * 3, 3.0, True)


def test_the_pictures_of_who_is_erased_go_unless_another_shows_them(
    hers: Client, kadiatou: Any, product: Any, django_capture_on_commit_callbacks: Any
) -> None:
    from shop.catalogue.reviews.privacy import forget_reviews

    send(hers, product, photos=[a_photo(10), a_photo(240)])
    mine, shared = ProductReview.objects.get().pictures
    stem = mine.rsplit(".", 1)[0]
    default_storage.save(f"sizes/160/{stem}.webp", ContentFile(b"small"))
    a_review(builders.a_product(), 4, pictures=[shared])
    with django_capture_on_commit_callbacks(execute=True):
        forget_reviews(ProductReview.objects.filter(user=kadiatou))
    assert [storage.exists(mine), storage.exists(shared)] == [False, True]
    assert not default_storage.exists(f"sizes/160/{stem}.webp")
    product.refresh_from_db()
    assert product.listed_reviews == 0
