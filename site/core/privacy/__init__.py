"""What the house holds about a person: each room names its part, and how it is erased.

    register_holding(Holding(name="addresses", title=_("Adresses"), erase=delete,
                             rows=lambda person: UserAddress.objects.filter(user=person.user)))

Example in docs/privacy.md.
"""

from core.privacy.holdings import (
    Hindrance,
    Holding,
    Subject,
    Wait,
    blank,
    delete,
    drop_files,
    hindrances_for,
    holdings,
    register_hindrance,
    register_holding,
    register_scrub,
    scrubs,
    waits_until,
)

__all__ = [
    "Hindrance",
    "Holding",
    "Subject",
    "Wait",
    "blank",
    "delete",
    "drop_files",
    "hindrances_for",
    "holdings",
    "register_hindrance",
    "register_holding",
    "register_scrub",
    "scrubs",
    "waits_until",
]
