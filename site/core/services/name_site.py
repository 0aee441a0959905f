from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connections


def name_site(*, using: str = "default") -> None:
    """Write the host of SITE_URL into Django's and Wagtail's Site; unchanged rows stay."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    tables = set(connections[using].introspection.table_names())
    django_site, wagtail_site = apps.get_model("sites.Site"), apps.get_model("wagtailcore.Site")
    if django_site._meta.db_table in tables:
        django_site.objects.using(using).update_or_create(
            pk=settings.SITE_ID, defaults={"domain": address.netloc, "name": "Makiti"}
        )
    if wagtail_site._meta.db_table in tables:
        wagtail_site.objects.using(using).filter(is_default_site=True).update(
            hostname=address.hostname, port=port, site_name="Makiti"
        )
