"""The shelves, products, pictures, reviews and offers of the demo market."""

from core.demo import DemoPart, register_demo_part
from shop.catalogue.demo import offers, pictures, products, reviews, shelves

register_demo_part(DemoPart(name="shelves", load=shelves.load_shelves, size=shelves.size))
register_demo_part(DemoPart(name="pictures", load=pictures.load_pictures, size=pictures.size))
register_demo_part(
    DemoPart(
        name="products",
        load=products.load_products,
        size=products.size,
        after=("stores", "shelves", "pictures"),
    )
)
register_demo_part(
    DemoPart(
        name="reviews", load=reviews.load_reviews, size=reviews.size, after=("products", "people")
    )
)
register_demo_part(
    DemoPart(name="offers", load=offers.load_offers, size=offers.size, after=("products",))
)
