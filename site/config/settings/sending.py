"""What editors may send, and the forms that look at it (docs/uploads.md)."""

# Decompression bombs: Pillow warns over the first bound and refuses over twice it.
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 24_000_000
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.uploads.office.ImageForm"
# Pictures are none of them: a document is served as it came, with all that a camera wrote. What is
# in it is looked at too (core.uploads.document).
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ods", "odt", "pdf", "txt", "xlsx"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "core.uploads.office.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 12 * 1024 * 1024
