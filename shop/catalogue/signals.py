"""News that travels left."""

from django.dispatch import Signal

# Inside the transaction. `was`: what each product that now costs less cost before, by its key.
prices_fell = Signal()

# Inside the transaction. `keys`: products, and variants, that can be bought again.
came_back = Signal()
