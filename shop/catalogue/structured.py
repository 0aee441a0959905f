"""What search engines read of a page (schema.org)."""

import json
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from shop.catalogue.offer import Offer, Variant
from shop.catalogue.thumbnails import sized_url

# In HTML a script ends at the first "</": these three never stand as themselves.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
SCHEMA = "https://schema.org"


def product_data(
    product: Any, *, offer: Offer, variants: list[Variant], trail: list[dict[str, str]]
) -> SafeString:
    """Product, Offer and Breadcrumb as one JSON-LD text that is safe inside a script element."""
    url = settings.SITE_URL + product.get_absolute_url()
    here = {"label": product.get_title(), "url": product.get_absolute_url()}
    item = {
        "@type": "Product",
        "name": product.get_title(),
        "url": url,
        "sku": product.upc or str(product.pk),
        "description": strip_tags(product.description)[:500],
        **_picture(product),
        **_brand(product),
        **_rating(product),
        **_offers(product, offer=offer, variants=variants, url=url),
    }
    return script_text(item, _breadcrumbs([*trail, here]))


def breadcrumb_data(trail: list[dict[str, str]]) -> SafeString:
    return script_text(_breadcrumbs(trail))


def script_text(*items: dict[str, Any]) -> SafeString:
    """JSON-LD that is safe inside a script element."""
    data = {"@context": SCHEMA, "@graph": items}
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPES))  # noqa: S308


def _picture(product: Any) -> dict[str, Any]:
    if not product.listed_cover:
        return {}
    return {"image": settings.SITE_URL + sized_url(product.listed_cover, 640)}


def _brand(product: Any) -> dict[str, Any]:
    if not product.listed_brand:
        return {}
    return {"brand": {"@type": "Brand", "name": product.listed_brand}}


def _rating(product: Any) -> dict[str, Any]:
    if not (product.rating and product.listed_reviews):
        return {}
    rating = {
        "@type": "AggregateRating",
        "ratingValue": round(product.rating, 1),
        "reviewCount": product.listed_reviews,
    }
    return {"aggregateRating": rating}


def _offers(
    product: Any, *, offer: Offer, variants: list[Variant], url: str
) -> dict[str, dict[str, Any]]:
    if offer.price is None:
        return {}
    selling = product.store is None or product.store.selling
    state = "InStock" if offer.in_stock and selling else "OutOfStock"
    data: dict[str, Any] = {
        "priceCurrency": settings.OSCAR_DEFAULT_CURRENCY,
        "availability": f"{SCHEMA}/{state}",
        "url": url,
    }
    if offer.from_price:
        prices = [v.offer.price for v in variants if v.offer.price is not None]
        data |= {
            "@type": "AggregateOffer",
            "lowPrice": str(int(min(prices))),
            "highPrice": str(int(max(prices))),
            "offerCount": len(prices),
        }
    else:
        data |= {"@type": "Offer", "price": str(int(offer.price))}
    if offer.until:
        data["priceValidUntil"] = timezone.localtime(offer.until).isoformat()
    if product.store:
        data["seller"] = {"@type": "Organization", "name": product.store.name}
    return {"offers": data}


def _breadcrumbs(steps: list[dict[str, str]]) -> dict[str, Any]:
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": str(step["label"]),
                "item": settings.SITE_URL + step["url"],
            }
            for place, step in enumerate(steps, start=1)
        ],
    }
