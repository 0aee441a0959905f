"""Whose reports can suspend: a proven number, and a month here or a parcel received."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from shop.catalogue.reviews.ports import has_received_anything

LONG_ENOUGH = timedelta(days=30)
# So many people of standing, and the thing is out of sight until somebody has looked.
ENOUGH = 10


def is_of_standing(person: Any) -> bool:
    if not (person.is_active and person.phone_verified):
        return False
    return person.date_joined <= timezone.now() - LONG_ENOUGH or has_received_anything(person)
