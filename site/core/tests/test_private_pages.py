"""What is made for one person is kept by nobody else; what is for all may be."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.builders import a_product, a_user

pytestmark = pytest.mark.django_db

PUBLIC = ["/fr/", "/fr/shop/", "/fr/places/", "/fr/basket/"]


def is_private(answer: Any) -> bool:
    return "private" in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("path", PUBLIC[:3])
def test_a_strangers_page_may_be_kept_and_opens_no_session(client: Client, path: str) -> None:
    answer = client.get(path)
    assert not is_private(answer)
    assert "makiti_session" not in answer.cookies


@pytest.mark.parametrize("path", PUBLIC)
def test_a_page_with_somebodys_name_is_private(client: Client, path: str) -> None:
    client.force_login(a_user(email="kadiatou@makiti.test"))
    assert is_private(client.get(path))


def test_a_page_that_says_what_was_just_done_is_private(client: Client) -> None:
    product = a_product(title="Bazin")
    client.post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
    told = client.get("/fr/shop/")
    assert "Bazin" in told.content.decode()
    assert is_private(told)
    assert not is_private(client.get("/fr/shop/"))


def test_documents_have_no_address_of_their_own(client: Client, settings: Any) -> None:
    for folder in ("documents", "wagtail_uploads", "seen"):
        where = Path(settings.MEDIA_ROOT) / folder
        where.mkdir(parents=True, exist_ok=True)
        (where / "bail.txt").write_text("secret")
    seen = client.get("/media/seen/bail.txt")
    assert b"".join(seen.streaming_content) == b"secret"
    assert client.get("/media/documents/bail.txt").status_code == 404
    assert client.get("/media/wagtail_uploads/bail.txt").status_code == 404
