from django.contrib import admin

from accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Django's admin is for superusers; it shows people, it does not create them."""

    list_display = ("__str__", "email", "phone", "is_active", "is_staff", "date_joined")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_fields = ("email", "phone", "first_name", "last_name")
    ordering = ("-date_joined",)
    exclude = ("password",)
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ("groups", "user_permissions")
