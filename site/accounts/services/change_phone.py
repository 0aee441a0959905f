from django.db import IntegrityError, transaction

from accounts.models import User


class PhoneTakenError(Exception):
    """Another account is reached at this number."""


class UnreachableError(Exception):
    """Nothing would be left to reach the person by."""


def change_phone(user: User, *, phone: str | None) -> None:
    """Set or remove a person's number; a new one counts as unproven."""
    if not phone and not user.email:
        raise UnreachableError
    user.phone, user.phone_verified = phone or None, False
    try:
        with transaction.atomic():
            user.save(update_fields=["phone", "phone_verified"])
    except IntegrityError as error:
        user.refresh_from_db(fields=["phone", "phone_verified"])
        raise PhoneTakenError from error
