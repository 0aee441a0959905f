"""What follows from a new password, and from being in a group."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.db.models import Exists, OuterRef, Q
from django.db.models.signals import m2m_changed
from django.dispatch import receiver

from accounts.models import User
from accounts.services.end_families import end_families


@receiver(m2m_changed, sender=User.groups.through)
def who_is_in_a_group_is_of_the_team(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: Any, **kwargs: Any
) -> None:
    """What the menu and the exports ask without a query; taken away with the last group."""
    if action == "pre_clear" and reverse:
        instance.left = list(instance.user_set.values_list("pk", flat=True))
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    if not reverse:
        keys = [instance.pk]
    else:
        keys = instance.left if action == "post_clear" else pk_set
    in_group = User.groups.through.objects.filter(user=OuterRef("pk"))
    User.objects.filter(pk__in=keys).update(is_staff=Q(is_superuser=True) | Exists(in_group))
    if not reverse:
        instance.refresh_from_db(fields=["is_staff"])


@receiver([password_changed, password_reset, password_set])
def programs_go_with_the_old_password(sender: Any, user: Any, **kwargs: Any) -> None:
    end_families(user, why="new password", by=user)
