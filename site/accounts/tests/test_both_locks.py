"""An account that is locked, tried from an address that is crowded: its owner still comes in."""

from django.test import Client

from accounts import limits
from accounts.models import User
from accounts.tests.helpers import PASSWORD, errors_of, is_signed_in, texted_code
from accounts.tests.test_limits import ASK, CONFIRM, HERS, answered, crowd
from core.limits import take
from core.sms.models import TextMessage

SIGN_IN = "/fr/account/login/"


def test_both_locks_at_once_and_the_way_back_in(client: Client, kadiatou: User) -> None:
    User.objects.filter(pk=kadiatou.pk).update(phone_verified=True)
    for _ in range(limits.PASSWORDS_OF_DAY.most):
        assert take(limits.PASSWORDS_OF_DAY, limits.user_key(kadiatou))
    crowd()

    # The sum is done, the password is right, and the account stays shut.
    refused = answered(client, SIGN_IN, {"login": HERS, "password": PASSWORD})
    assert "jusqu’à demain" in errors_of(refused)
    assert not is_signed_in(client)

    # A code is the way back; here too the sum comes first, and without it none is sent.
    assert list(client.post(ASK, {"login": HERS}).context["form"].errors) == ["answer"]
    assert not TextMessage.objects.exists()
    answered(client, ASK, {"login": HERS})
    client.post(CONFIRM, {"code": texted_code(HERS)})
    assert is_signed_in(client)

    # The old password is still locked; a new one, chosen inside, opens again.
    answered(other := Client(), SIGN_IN, {"login": HERS, "password": PASSWORD})
    assert not is_signed_in(other)
    words = "koundara-sous-la-pluie-3"
    client.post("/fr/account/password/change/", {"password1": words, "password2": words})
    answered(other, SIGN_IN, {"login": HERS, "password": words})
    assert is_signed_in(other)
