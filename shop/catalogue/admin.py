"""Oscar's lists for superusers; pictures that they send are drawn anew like everybody's."""

from django.contrib import admin
from django.db.models import ImageField
from oscar.apps.catalogue.admin import *  # noqa: F403

from core.uploads.fields import PictureField
from shop.catalogue.models import Category, ProductImage

for model in (Category, ProductImage):
    overrides = admin.site.get_model_admin(model).formfield_overrides
    overrides[ImageField] = {**overrides[ImageField], "form_class": PictureField}
