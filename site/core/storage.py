"""Where static files are kept and how they are named."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and gzip twins; a file that a third party names but does not ship is let be."""

    manifest_strict = False
