"""A store as search engines read it (schema.org)."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from sellers.stores.opening import SCHEMA_DAYS, week
from shop.catalogue.structured import script_text
from shop.catalogue.thumbnails import sized_url


def store_data(store: Any, *, where: Any) -> SafeString:
    url = settings.SITE_URL + reverse("stores:store", kwargs={"slug": store.slug})
    item: dict[str, Any] = {"@type": "Store", "@id": url, "name": store.name, "url": url}
    if store.partner.description:
        item["description"] = store.partner.description[:500]
    if store.partner.logo:
        item["logo"] = settings.SITE_URL + sized_url(str(store.partner.logo), 320)
    if store.phone:
        item["telephone"] = store.phone
    hours = [
        f"{SCHEMA_DAYS[day.number]} {day.opens:%H:%M}-{day.closes:%H:%M}"
        for day in week(store.hours)
        if day.opens and day.closes
    ]
    if hours:
        item["openingHours"] = hours
    if store.partner.listed_reviews:
        item["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": round(store.partner.rating, 1),
            "reviewCount": store.partner.listed_reviews,
        }
    return script_text(item | _address(where))


def _address(where: Any) -> dict[str, Any]:
    if where is None:
        return {}
    told: dict[str, Any] = {
        "address": {
            "@type": "PostalAddress",
            "streetAddress": ", ".join(part for part in (where.landmark, where.quartier) if part),
            "addressLocality": where.commune,
            "addressCountry": settings.COUNTRY_CODE,
        }
    }
    if where.point:
        told["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": where.point.latitude,
            "longitude": where.point.longitude,
        }
    return told
