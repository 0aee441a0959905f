from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from core.office import NeverDeleted
from shop.catalogue.models import Category, ProductAttribute, ProductClass
from shop.catalogue.office import CatalogueGroup

for model in (Category, ProductClass, ProductAttribute):
    register_permission_policy(model, NeverDeleted(model))
register_snippet(CatalogueGroup)
