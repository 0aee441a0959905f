"""No form of the back offices keeps a photo as it came: each draws it anew, or refuses it."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.contrib import admin
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.admin.views.account import AccountView as WagtailsAccountView
from wagtail.documents.forms import get_document_form
from wagtail.documents.models import Document
from wagtail.images.forms import get_image_form
from wagtail.images.models import Image
from wagtail.users.models import UserProfile

from core.tests.hostile import HOSTILE, gps_exif, jpeg
from core.tests.test_uploads import assert_nothing_but_pixels
from core.uploads.office import AccountView

pytestmark = pytest.mark.django_db
# What a form of one's own would forget.
PICTURES = {
    "catalogue.Category.image",
    "catalogue.Product.productattributevalue.value_image",
    "catalogue.ProductAttributeValue.value_image",
    "catalogue.ProductImage.original",
    "partner.Partner.logo",
    "wagtailimages.Image.file",
    "editors.Image.file",
    "account.avatar",
}


def photo(name: str = "Marché de Madina.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(exif=gps_exif()), content_type="image/jpeg")


@pytest.fixture
def asked(admin_user: Any) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = admin_user
    return request


def engine_room(asked: HttpRequest) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    for model, lists in admin.site._registry.items():
        yield model._meta.label, lists.get_form(asked), {}
        for inline in lists.get_inline_instances(asked):
            name = f"{model._meta.label}.{inline.model._meta.model_name}"
            yield name, inline.get_formset(asked).form, {}


def account_panels(asked: HttpRequest, view: Any) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    page = view()
    page.setup(asked)
    for panel in page.get_panels():
        given = panel.profile if panel.form_object == "profile" else panel.user
        yield "account", panel.form_class, {"instance": given}


def every_form(asked: HttpRequest) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    yield from engine_room(asked)
    yield from account_panels(asked, AccountView)
    yield "editors.Image", get_image_form(Image), {"user": asked.user}
    yield "editors.Document", get_document_form(Document), {"user": asked.user}


def kept(forms_to_ask: Any, *, called: str = "Marché de Madina.jpg") -> dict[str, Any]:
    """What each field for files keeps of a photo with a place: nothing where it refuses."""
    found = {}
    for label, form_class, more in forms_to_ask:
        for name, field in form_class.base_fields.items():
            if isinstance(field, forms.FileField):
                form = form_class({}, {name: photo(called)}, **more)
                form.full_clean()
                found[f"{label}.{name}"] = None if name in form.errors else form.cleaned_data[name]
    return found


# A form of others with an address in it warns of what Django 6 will take it for.
@pytest.mark.filterwarnings("ignore:The default scheme will be changed")
def test_every_form_draws_a_photo_anew_or_refuses_it(asked: HttpRequest) -> None:
    found = kept(every_form(asked))
    taken = {name: file for name, file in found.items() if file is not None}
    assert set(taken) == PICTURES
    assert set(found) - PICTURES  # those for documents refuse
    for name, file in taken.items():
        file.seek(0)
        data = file.read()
        assert b"Exif" not in data, name
        assert_nothing_but_pixels(data)


@pytest.mark.filterwarnings("ignore:The default scheme will be changed")
@pytest.mark.parametrize("called", ["Tarifs.pdf", "tarifs.csv", "tarifs.docx"])
def test_a_photo_by_another_name_is_no_document(asked: HttpRequest, called: str) -> None:
    found = kept(every_form(asked), called=called)
    assert {name for name, file in found.items() if file is not None} <= PICTURES
    assert found["editors.Document.file"] is None


def test_without_our_form_the_place_stays(asked: HttpRequest) -> None:
    """The search above would see it."""
    avatar = kept(account_panels(asked, WagtailsAccountView))["account.avatar"]
    avatar.seek(0)
    assert b"Exif" in avatar.read()


def send_avatar(client: Client, file: SimpleUploadedFile) -> Any:
    page = client.get(reverse("wagtailadmin_account"))
    sent: dict[str, Any] = {}
    for panels in page.context["panels_by_tab"].values():
        for panel in panels:
            form = panel.get_form()
            for name in form.fields:
                value = form[name].value()
                if value not in (None, "") and name != "avatar":
                    sent[form.add_prefix(name)] = value
    sent |= {"name_email-first_name": "Mory", "name_email-last_name": "Keïta"}
    return client.post(reverse("wagtailadmin_account"), sent | {"avatar-avatar": file})


def test_an_avatar_is_drawn_anew_and_small(admin_client: Client, admin_user: Any) -> None:
    big = io.BytesIO()
    Pillow.new("RGB", (900, 600), "teal").save(big, "JPEG", exif=gps_exif())
    sent = SimpleUploadedFile("moi.jpg", big.getvalue(), "image/jpeg")
    answer = send_avatar(admin_client, sent)
    assert answer.status_code == 302
    first = UserProfile.objects.get(user=admin_user).avatar
    assert (first.width, first.height) == (400, 267)
    with default_storage.open(first.name) as file:
        assert_nothing_but_pixels(file.read())
    assert "moi" not in first.name
    assert send_avatar(admin_client, photo()).status_code == 302
    assert not default_storage.exists(first.name)


@pytest.mark.parametrize("name", ["svg", "gif", "cut-jpeg"])
def test_an_avatar_that_is_no_photo_is_refused_beside_the_field(
    admin_client: Client, name: str
) -> None:
    answer = send_avatar(admin_client, SimpleUploadedFile("x.png", HOSTILE[name][0](), "image/png"))
    assert answer.status_code == 200
    assert "avatar_images" not in answer.content.decode()
    assert not UserProfile.objects.exclude(avatar="").exists()


def test_a_stranger_has_no_avatar_to_send(client: Client) -> None:
    answer = client.post("/admin/account/", {"avatar-avatar": photo()})
    assert answer.status_code == 302
    assert "sign-in" in answer["Location"] or "login" in answer["Location"]


@pytest.mark.parametrize(
    "name", ["a.jpg", "a.JPEG", "a.png", "a.webp", "a.heic", "a.svg", "a", "a.html"]
)
def test_no_picture_goes_as_a_document(admin_client: Client, name: str) -> None:
    one = admin_client.post("/admin/documents/add/", {"title": "x", "file": photo(name)})
    assert one.status_code == 200
    assert one.context["form"].errors["file"]
    many = admin_client.post(
        "/admin/documents/multiple/add/",
        {"title": "x", "files[]": photo(name)},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert many.json()["success"] is False
    assert not Document.objects.exists()


def test_a_document_is_taken(admin_client: Client) -> None:
    file = SimpleUploadedFile("Tarifs.PDF", b"%PDF-1.4 prix", "application/pdf")
    assert (
        admin_client.post("/admin/documents/add/", {"title": "x", "file": file}).status_code == 302
    )
    assert Document.objects.get().title == "x"
