from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
from accounts.services.change_email import change_email


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Django's admin is for superusers; it shows people, Wagtail's admin makes them."""

    list_display = ("__str__", "email", "phone", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_fields = ("email", "phone", "first_name", "last_name")
    ordering = ("-date_joined",)
    exclude = ("password",)
    # Shutting somebody out takes a reason: Wagtail's admin asks for it.
    readonly_fields = ("last_login", "date_joined", "is_active")
    filter_horizontal = ("groups", "user_permissions")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "email" in form.changed_data:
            change_email(obj, email=obj.email)
