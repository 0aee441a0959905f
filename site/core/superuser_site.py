from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import FileField, ImageField
from django.http import HttpRequest

from core.uploads import private_files
from core.uploads.document import check_document
from core.uploads.fields import PictureField


class SuperuserAdminSite(AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active and request.user.is_superuser)

    def register(self, *args: Any, **kwargs: Any) -> None:
        """Whoever's list it is: what is sent there passes the same doors as everywhere."""
        before = set(self._registry)
        super().register(*args, **kwargs)
        for model in set(self._registry) - before:
            lists: Any = self._registry[model]
            lists.formfield_overrides = _checked(lists.formfield_overrides)
            if hidden := _private(model):
                lists.exclude = (*(lists.exclude or ()), *hidden)
            for inline in lists.inlines:
                inline.formfield_overrides = _checked(inline.formfield_overrides)


def _checked(overrides: Any) -> dict[Any, dict[str, Any]]:
    return {
        **overrides,
        FileField: {**overrides.get(FileField, {}), "validators": [check_document]},
        ImageField: {**overrides.get(ImageField, {}), "form_class": PictureField},
    }


def _private(model: Any) -> list[str]:
    """Files without an address are for whom their room lets in; these lists could not show one."""
    return [
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, FileField) and field.storage == private_files
    ]
