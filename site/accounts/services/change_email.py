from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


@transaction.atomic
def change_email(user: User, *, email: str | None) -> None:
    """Set a person's address as the team knows it; allauth's list follows.

    A person who changes their own address goes through allauth and proves it.
    """
    user.email = email
    user.clean_identity()
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).exclude(email=user.email or "").delete()
    if user.email:
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
