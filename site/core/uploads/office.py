"""Pictures that editors send in the back office lose their metadata like everybody else's."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.images.forms import BaseImageForm

from core.uploads.fields import clean_picture


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
