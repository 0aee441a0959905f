from django.db import IntegrityError, transaction

from accounts.models import User
from accounts.services.change_phone import PhoneTakenError


def claim_phone(user: User, *, phone: str) -> None:
    """A person has proven that a number is theirs; whoever only claimed it loses it."""
    try:
        with transaction.atomic():
            User.objects.filter(phone=phone, is_pending=True).exclude(pk=user.pk).delete()
            User.objects.filter(pk=user.pk).update(
                phone=phone, phone_verified=True, is_pending=False
            )
    except IntegrityError as error:
        raise PhoneTakenError from error
    user.refresh_from_db(fields=["phone", "phone_verified", "is_pending"])
