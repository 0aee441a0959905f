"""Values of attributes as people type them."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from shop.catalogue.exceptions import NotWritten

# Those that people type; files and links to other rows are not for a seller's form.
TYPED = {"text", "integer", "float", "boolean", "option"}
LONGEST = 255


def value_for(attribute: Any, given: Any) -> Any:
    """As the attribute keeps it, None where nothing was given; or NotWritten."""
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    try:
        return _READ[attribute.type](attribute, given)
    except (ValueError, TypeError, ValidationError) as error:
        sentence = _("« %(value)s » n’est pas une valeur pour %(name)s.")
        told = {"value": str(given)[:40], "name": attribute.label}
        raise NotWritten(sentence % told, field=f"attr_{attribute.code}") from error


def _text(attribute: Any, given: Any) -> str:
    return " ".join(str(given).replace("\x00", "").split())[:LONGEST]


def _whole(attribute: Any, given: Any) -> int:
    number = int(str(given).strip())
    if abs(number) > 2_000_000_000:
        raise ValueError(number)
    return number


def _float(attribute: Any, given: Any) -> float:
    number = float(str(given).strip().replace(",", "."))
    # Not a number, endless, or below nothing.
    if not 0 <= number <= 1_000_000:
        raise ValueError(number)
    return number


def _boolean(attribute: Any, given: Any) -> bool:
    return given in (True, "on", "true", "True", "1", "oui")


def _option(attribute: Any, given: Any) -> Any:
    # All of them: whoever reads many rows has them at hand.
    for option in attribute.option_group.options.all():
        if option.option == str(given):
            return option
    raise ValueError(given)


_READ = {
    "text": _text,
    "integer": _whole,
    "float": _float,
    "boolean": _boolean,
    "option": _option,
}
