from typing import Any

from core.uploads import pictures

PICTURES = ("logo", "banner")


def kept_pictures(form: Any) -> dict[str, str]:
    """Names of the logo and the banner that a valid form brought, "" for what is taken away.

    What was not sent stays; what is sent wins over what is taken away.
    """
    told = form.cleaned_data
    gone = {name: "" for name in PICTURES if told.get(f"without_{name}")}
    sent = {name: told.get(name) for name in PICTURES}
    return gone | {name: pictures.save(file.name, file) for name, file in sent.items() if file}
