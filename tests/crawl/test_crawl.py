"""Whatever a page names is there, and all of it looks like one shop."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.crawl.spider import Spider
from tests.crawl.visitors import as_guest, as_kadiatou, what_is_wrong_with, wrong_dress


@pytest.mark.parametrize("visitor", [as_guest, as_kadiatou])
def test_every_address_answers_and_looks_like_one_shop(
    market: Callable[[int], None], visitor: Any
) -> None:
    market(24)
    faults: dict[str, str] = {}
    pages = 0
    for page in Spider(visitor()).crawl("/fr/", "/en/", "/sitemap.xml", "/robots.txt"):
        pages += page.is_page
        wrong = what_is_wrong_with(page)
        if wrong:
            faults[page.address] = f"{'; '.join(wrong)} (named on {page.came_from})"
    assert faults == {}
    assert pages > 120


@pytest.mark.django_db
def test_a_page_in_other_dress_is_found(client: Any) -> None:
    page = Spider(client).visit("/fr/shop/")
    assert wrong_dress(page) == []
    page.text = page.text.replace("dist/site.css", "oscar/css/styles.css")
    assert wrong_dress(page) == ["does not stand in the frame", "wears 'oscar/css'"]
