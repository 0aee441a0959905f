"""The field of a description: HTML from whoever has a script, plain text from whoever has none."""

from collections.abc import Mapping
from typing import Any

from django import forms

from shop.catalogue.richtext import as_plain, clean_html, clean_plain, clean_rich

# The script sends one more field, named so after the field whose HTML it sends.
IS_HTML = "_is_html"


def html_in(sent: Mapping[str, Any], name: str) -> str | None:
    """Never guessed: a `<p>` without the script's word is one that somebody typed."""
    typed = sent.get(name)
    if typed is None:
        return None
    return clean_html(typed) if sent.get(name + IS_HTML) else clean_plain(typed)


class RichArea(forms.Textarea):
    """Plain text for who has no script; the script reads the HTML beside it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        return html_in(data, name)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        # Drafts that were kept before the script said what it sends may be plain.
        html = clean_rich(str(value or ""))
        attrs = {**(attrs or {}), "data-rich": html}
        return super().get_context(name, as_plain(html), attrs)


class RichField(forms.CharField):
    """As long as what is read of it, not as what it is written with."""

    widget = RichArea

    def run_validators(self, value: Any) -> None:
        super().run_validators(as_plain(value))
