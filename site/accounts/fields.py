"""How a person's addresses are kept: one spelling each, NULL where there is none."""

from typing import Any

from django.db import models


class LowerEmailField(models.EmailField):
    """Stores and looks up in lower case; an empty address is NULL, so that it can be unique."""

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return value.strip().lower() or None if isinstance(value, str) else value

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def deconstruct(self) -> Any:
        # To the database it is an e-mail column like any other: no migration for what Python does.
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.EmailField", args, kwargs
