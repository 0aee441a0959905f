"""What people send: pictures drawn anew, files kept where only those who may see them do.

    picture = read_picture(file)               # Refused, or a Picture without anything but pixels
    name = pictures.save(picture.name, ContentFile(picture.data))

Example in docs/uploads.md.
"""

from core.uploads.picture import Picture, Refused, read_picture
from core.uploads.place import Place
from core.uploads.private import PrivateFile, register_private, serve_private
from core.uploads.storages import pictures, private_files

__all__ = [
    "Picture",
    "Place",
    "PrivateFile",
    "Refused",
    "pictures",
    "private_files",
    "read_picture",
    "register_private",
    "serve_private",
]
