"""Who walks through the shop, and what a page must show them."""

import re

from django.test import Client

from accounts.models import User
from shop.catalogue.models import Product
from tests.crawl.spider import Page

# Signs of pages that nobody dressed: Oscar's and allauth's own templates, Django's admin.
STOCK = re.compile(
    r"page-header action|sub-header|row_control|product_pod|oscar/(?:css|js|img)|navbar-brand"
    r"|<body>\s*<div>\s*<strong>Menu|admin/css|class=\"well|btn-default|fa fa-|jumbotron"
    r"|Powered by|django-oscar"
)


def as_guest() -> Client:
    return Client()


def as_kadiatou() -> Client:
    client = Client()
    client.force_login(User.objects.get(email="kadiatou@makiti.test"))
    for product in Product.objects.filter(structure="standalone")[:3]:
        client.post(f"/fr/basket/add/{product.pk}/", {"quantity": 1})
    return client


def what_is_wrong_with(page: Page) -> list[str]:
    if page.status != 200:
        return [f"answers {page.status}"]
    return wrong_dress(page) if page.is_page else []


def wrong_dress(page: Page) -> list[str]:
    told = []
    if "dist/site.css" not in page.text or 'id="main"' not in page.text:
        told.append("does not stand in the frame")
    if page.read.tags["h1"] != 1:
        told.append(f"has {page.read.tags['h1']} h1")
    told += [f"lacks {n}" for n in ("title", "description", "lang") if not getattr(page.read, n)]
    if not page.read.title.endswith(("| Makiti", "Boutique Aïssatou", "Makiti")):
        told.append(f"is called {page.read.title!r}")
    prefix = re.match(r"/(fr|en)/", page.address)
    if prefix and page.read.lang != prefix.group(1):
        told.append(f"speaks {page.read.lang!r}")
    if stock := STOCK.search(page.text):
        told.append(f"wears {stock.group(0)!r}")
    return told
