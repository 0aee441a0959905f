from oscar.apps.catalogue.managers import ProductQuerySet as OscarProductQuerySet
from wagtail.search.queryset import SearchableQuerySetMixin


class ProductQuerySet(SearchableQuerySetMixin, OscarProductQuerySet):
    """Oscar's product queries that can also be searched."""
