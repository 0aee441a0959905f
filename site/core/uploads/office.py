"""What editors send in the back office: pictures lose their metadata like everybody else's, papers
are what their names say."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views import account
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm
from wagtail.images.views import multiple

from core.uploads.document import check_document
from core.uploads.fields import CleanPicture, PictureField, clean_picture


class ImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        return drawn_anew(file) if isinstance(file, UploadedFile) else file


def drawn_anew(file: Any) -> CleanPicture:
    if isinstance(file, CleanPicture):
        return file
    clean = clean_picture(file)
    # Editors look for a picture by the name it had.
    stem = (file.name or "").rsplit(".", 1)[0] or "image"
    clean.name = f"{stem}.{str(clean.name).rsplit('.', 1)[-1]}"
    return clean


class AddManyView(multiple.AddView):
    """Where a title or a collection is wrong, Wagtail keeps what was sent and asks once more: it
    keeps what was drawn anew."""

    def post(self, request: HttpRequest) -> HttpResponse:
        for name, file in request.FILES.items():
            try:
                request.FILES[name] = drawn_anew(file)
            except ValidationError:
                # The form says so beside the field, and keeps nothing.
                continue
        answer: HttpResponse = super().post(request)
        return answer


class DocumentForm(BaseDocumentForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if isinstance(file, UploadedFile):
            check_document(file)
        return file

    def _post_clean(self) -> None:
        """Wagtail then finds no file and calls its missing name wrong: said once is enough."""
        said = list(self.errors.as_data().get("file", []))
        super()._post_clean()
        if said:
            del self.errors["file"]
            self.add_error("file", said)


class AvatarForm(AvatarPreferencesForm):
    avatar = PictureField(
        label=AvatarPreferencesForm.base_fields["avatar"].label, required=False, longest_side=400
    )

    def clean_avatar(self) -> Any:
        # Small enough already: Wagtail would draw it once more.
        return self.cleaned_data.get("avatar") or self._original_avatar


class AccountView(account.AccountView):
    """Wagtail's own has no setting for the form."""

    def get_panels(self) -> list[Any]:
        panels: list[Any] = super().get_panels()
        for panel in panels:
            if panel.form_class is AvatarPreferencesForm:
                panel.form_class = AvatarForm
        return panels


account_view = never_cache(require_admin_access(AccountView.as_view()))
add_many_view = never_cache(require_admin_access(AddManyView.as_view()))
