"""Private files: no address, seen by those whom the owner's room names, by nobody else."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.http import HttpRequest
from django.test import Client

from core.uploads import PrivateFile, private, private_files, register_private


@pytest.fixture
def paper(monkeypatch: pytest.MonkeyPatch) -> str:
    """A paper that only Aïssatou may see."""
    monkeypatch.setattr(private, "_kinds", {})
    name = private_files.save("papers/carte d’identité.pdf", ContentFile(b"%PDF secret"))

    def find(request: HttpRequest, key: str) -> PrivateFile | None:
        if key != "7" or getattr(request.user, "email", "") != "aissatou@makiti.test":
            return None
        return PrivateFile(name, "carte d’identité.pdf")

    register_private("papers", find)
    return str(name)


def signed_in(email: str) -> Client:
    client = Client()
    client.force_login(get_user_model().objects.create_user(email, "x"))
    return client


@pytest.mark.django_db
def test_who_may_see_it_gets_it_to_take_along(paper: str) -> None:
    answer = signed_in("aissatou@makiti.test").get("/files/papers/7/")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"%PDF secret"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"
    assert "sandbox" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_behind_a_proxy_the_proxy_sends_it(paper: str, settings) -> None:
    settings.PRIVATE_FILES_PREFIX = "/_private/"
    answer = signed_in("aissatou@makiti.test").get("/files/papers/7/")
    assert unquote(answer["X-Accel-Redirect"]) == f"/_private/{paper}"
    assert answer["X-Accel-Redirect"].isascii()
    assert answer.content == b""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["/files/papers/7/", "/files/papers/8/", "/files/others/7/", "/files/papers/..%2f..%2fx/"],
)
def test_a_stranger_and_nobody_find_nothing(paper: str, address: str) -> None:
    assert signed_in("fatou@makiti.test").get(address).status_code == 404
    assert Client().get(address).status_code == 404


@pytest.mark.django_db
def test_what_is_not_there_is_a_404(paper: str) -> None:
    private_files.delete(paper)
    assert signed_in("aissatou@makiti.test").get("/files/papers/7/").status_code == 404


def test_it_has_no_address_and_lies_outside_what_is_served(paper: str, settings) -> None:
    with pytest.raises(ValueError, match="no address"):
        private_files.url(paper)
    assert Path(settings.MEDIA_ROOT) not in Path(private_files.path(paper)).parents
    assert Client().get(f"/media/{paper}").status_code == 404
