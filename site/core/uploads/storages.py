"""Two places for files: one that everybody sees, one that has no address."""

import hashlib
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage, storages
from django.utils.functional import LazyObject
from django.utils.text import slugify


class PictureStorage(FileSystemStorage):
    """Public: named after the contents, so that caches keep a file for ever and none is kept twice.

    Two rows may share a file: whoever deletes a row leaves the file.
    """

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        content.seek(0)
        digest = hashlib.file_digest(content, "sha256").hexdigest()[:32]
        extension = slugify(str(name).rsplit(".", 1)[-1])[:5]
        kept = f"uploads/{digest[:2]}/{digest}.{extension}"
        # Shorter is what a killed process left: this one gets another name, from Django.
        if self.exists(kept) and self.size(kept) == content.size:
            return kept
        content.seek(0)
        return super().save(kept, content, max_length=max_length)


class PrivateStorage(FileSystemStorage):
    """Has no address: `url` raises. core.uploads.private serves it to those who may see it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(location=str(settings.PRIVATE_ROOT), base_url=None, **options)

    def url(self, name: str | None) -> str:
        raise ValueError("A private file has no address.")


class _Named(LazyObject):  # type: ignore[type-arg]
    alias = ""

    def _setup(self) -> None:
        self._wrapped = storages[self.alias]


class _Pictures(_Named):
    alias = "pictures"


class _Private(_Named):
    alias = "private"


pictures: Any = _Pictures()
private_files: Any = _Private()
