"""Pictures that editors send in the back office lose their metadata like everybody else's."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.views import account
from wagtail.images.forms import BaseImageForm

from core.uploads.fields import PictureField, clean_picture


class ImageForm(BaseImageForm):
    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if not isinstance(file, UploadedFile):
            return file
        named = file.name or ""
        clean = clean_picture(file)
        # Editors look for a picture by the name it had.
        stem = named.rsplit(".", 1)[0] or "image"
        clean.name = f"{stem}.{str(clean.name).rsplit('.', 1)[-1]}"
        return clean


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
