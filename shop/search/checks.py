"""`manage.py check` says in plain words what is wrong with SEARCH_URL."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from shop.search.servers import faults

HINT = "SEARCH_URL=https://user:password@host:9200; until then the database finds."


@register()
def search_url_is_an_address(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(f"SEARCH_URL: {fault}", hint=HINT, id="search.E001")
        for fault in faults(settings.SEARCH_URL)
    ]
