"""What search engines read of a product (schema.org)."""

import json
from typing import Any

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from shop.catalogue.thumbnails import sized_url

# In HTML a script ends at the first "</": these three never stand as themselves.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(context: dict[str, Any], product: Any) -> SafeString:
    """Product, Offer and Breadcrumb as one JSON-LD text that is safe inside a script element."""
    site = settings.SITE_URL
    url = site + product.get_absolute_url()
    offer = context["offer"]
    item: dict[str, Any] = {
        "@type": "Product",
        "name": product.get_title(),
        "url": url,
        "description": strip_tags(product.description)[:500],
    }
    if product.listed_cover:
        item["image"] = site + sized_url(product.listed_cover, 640)
    if product.listed_brand:
        item["brand"] = {"@type": "Brand", "name": product.listed_brand}
    if product.rating and product.listed_reviews:
        item["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": round(product.rating, 1),
            "reviewCount": product.listed_reviews,
        }
    if offer.price is not None:
        state = "InStock" if offer.in_stock else "OutOfStock"
        item["offers"] = {
            "@type": "Offer",
            "price": str(int(offer.price)),
            "priceCurrency": settings.OSCAR_DEFAULT_CURRENCY,
            "availability": f"https://schema.org/{state}",
            "url": url,
        }
        if product.store:
            item["offers"]["seller"] = {"@type": "Organization", "name": product.store.name}
    steps = [*context["trail"], {"label": product.get_title(), "url": product.get_absolute_url()}]
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": str(step["label"]),
                "item": site + step["url"],
            }
            for place, step in enumerate(steps, start=1)
        ],
    }
    data = {"@context": "https://schema.org", "@graph": [item, crumbs]}
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308
