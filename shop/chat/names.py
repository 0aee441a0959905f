"""What the other side reads of a person: a first name, never a number or an address."""

import re
from typing import Any

from django.utils.translation import gettext as _

# Somebody whose name is a telephone number or an address is called like anybody.
TELLS = re.compile(r"(?:\d[\s.\-]*){6,}|@")
LONGEST = 60


def shown_name(person: Any) -> str:
    if person is None or person.erased_at:
        return _("Compte effacé")
    name = " ".join(person.first_name.split())[:LONGEST]
    return _("Une personne") if not name or TELLS.search(name) else name
