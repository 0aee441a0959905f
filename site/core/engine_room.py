"""Django's own admin is the engine room: superusers only, whoever else is called staff."""

from django.contrib.admin.apps import AdminConfig


class SuperuserAdminConfig(AdminConfig):
    default_site = "core.superuser_site.SuperuserAdminSite"
