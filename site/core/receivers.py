from typing import Any

from core.services.name_site import name_site


def on_migrated(**kwargs: Any) -> None:
    """SITE_URL is the one place that says where the site is."""
    name_site(using=kwargs["using"])
