"""Pictures of products, drawn by code: one file a family, each drawer under its thing's name."""

from shop.catalogue.drawings import (  # noqa: F401 - each registers its drawers
    bags,
    bedding,
    books,
    care,
    children,
    cloth,
    clothes,
    cooking,
    drinks,
    energy,
    fruit,
    grocery,
    hair,
    jewels,
    kitchen,
    motorbike,
    phones,
    rooms,
    school,
    shoes,
    sound,
    sport,
    workshop,
)
from shop.catalogue.drawings.scene import DRAWINGS, Look, draw

__all__ = ["DRAWINGS", "Look", "draw"]
