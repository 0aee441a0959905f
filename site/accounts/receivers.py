"""What follows from a new password: whoever knew the old one is out, on every device."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.dispatch import receiver

from accounts.services.end_families import end_families


@receiver([password_changed, password_reset, password_set])
def programs_go_with_the_old_password(sender: Any, user: Any, **kwargs: Any) -> None:
    end_families(user, why="new password", by=user)
