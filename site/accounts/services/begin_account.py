from django.db import transaction

from accounts.models import User


@transaction.atomic
def begin_account(user: User) -> None:
    """Save a new person; an earlier sign-up with the same number that nobody proved goes.

    Otherwise whoever types a stranger's number would hold it, with a password of their own.
    """
    if user.phone:
        User.objects.filter(phone=user.phone, is_pending=True).delete()
    user.save()
