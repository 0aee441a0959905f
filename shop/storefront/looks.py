"""What a piece of a page looks like, as a part of its key: another release, another look."""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.template.loader import get_template
from django.templatetags.static import static


@cache
def look_of(language: str, *templates: str) -> str:
    """Of the templates that draw it, the words of its language and the icons; read once."""
    sources = [Path(get_template(name).origin.name) for name in templates]
    places = [
        Path(place) / language / "LC_MESSAGES" / "django.mo" for place in settings.LOCALE_PATHS
    ]
    told = blake2b(static("img/icons.svg").encode(), digest_size=6)
    for source in [*sources, *places]:
        if source.exists():
            told.update(source.read_bytes())
    return told.hexdigest()
