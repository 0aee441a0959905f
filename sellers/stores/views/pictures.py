from typing import Any

from core.uploads import pictures


def kept_pictures(form: Any) -> dict[str, str]:
    """Names of the logo and the banner that a valid form brought; what was not sent stays."""
    sent = {name: form.cleaned_data.get(name) for name in ("logo", "banner")}
    return {name: pictures.save(file.name, file) for name, file in sent.items() if file}
