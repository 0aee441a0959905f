"""What a group of the team may do, given by the migration of the room it is about.

RIGHTS = {"Moderators": {"chat": ["answer_support"]}}
operations = [migrations.RunPython(giver(RIGHTS), migrations.RunPython.noop)]
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.auth.management import create_permissions

# By the group's name: by the app's label, the codenames.
Rights = Mapping[str, Mapping[str, Iterable[str]]]
ENTER = {"wagtailadmin": ["access_admin"]}


def giver(rights: Rights) -> Callable[[Any, Any], None]:
    """The step of a migration that gives them; a group that is missing is made."""

    def give(apps: Any, schema_editor: Any) -> None:
        for label in {label for wanted in rights.values() for label in wanted}:
            _make_permissions(apps, label)
        permissions = apps.get_model("auth", "Permission").objects
        for name, wanted in rights.items():
            group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=name)
            for label, codes in wanted.items():
                group.permissions.add(
                    *permissions.filter(content_type__app_label=label, codename__in=list(codes))
                )

    return give


def _make_permissions(apps: Any, label: str) -> None:
    """They are made after all migrations only, which is too late here."""
    config = apps.app_configs.get(label)
    if config is None:
        # It has no models at that point: what it grants its own migration has made.
        return
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
