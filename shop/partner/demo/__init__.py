"""The stores of the demo market."""

from core.demo import DemoPart, register_demo_part
from shop.partner.demo import stores

register_demo_part(
    DemoPart(
        name="stores", load=stores.load_stores, size=stores.size, after=("people", "addresses")
    )
)
