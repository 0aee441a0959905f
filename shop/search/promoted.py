"""What editors put on top of a search (Wagtail's promoted results)."""

from typing import Any

from django.db.models import F
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from shop.search.ports import Found

MOST = 3
# What was given no place stands first, whatever the database makes of nothing.
IN_ORDER = (F("sort_order").asc(nulls_first=True), "pk")


def promoted(words: str) -> list[Found]:
    """Live pages and addresses chosen for just these words; reading counts nothing."""
    query = normalise_query_string(words)
    if not query:
        return []
    picks = SearchPromotion.objects.filter(query__query_string=query).select_related("page")
    found = (_found(pick) for pick in picks.order_by(*IN_ORDER)[: MOST * 3])
    return [one for one in found if one][:MOST]


def _found(pick: Any) -> Found | None:
    page = pick.page
    if page is not None:
        if not page.live or page.get_view_restrictions().exists():
            return None
        return Found(title=page.title, url=page.get_url() or "", text=pick.description)
    title = pick.external_link_text or pick.external_link_url
    return Found(title=title, url=pick.external_link_url, text=pick.description)
