"""A question that a person answers in a moment: a small sum, in words.

Asked only where very much went wrong from one address (limits.NEIGHBOURS), so that thousands who
share it on a mobile network are never locked out by one of them. It needs no script, no picture and
nobody else's service. Each question is good for one answer, so a flood must fetch a page for each
try; what protects an account is its own counter.
"""

import secrets
from typing import Any

from allauth.core import context as allauth_context
from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.limits import is_crowded
from core.limits import Limit, take

GOOD_FOR = 10 * 60
USED = Limit("challenge", most=1, seconds=2 * GOOD_FOR)
signer = signing.TimestampSigner(salt="accounts.challenge")
WRONG = _("Ce n’est pas le bon résultat. En voici un autre.")
NUMBERS = (
    _("deux"), _("trois"), _("quatre"), _("cinq"), _("six"), _("sept"), _("huit"), _("neuf"),
    _("dix"), _("onze"), _("douze"), _("treize"), _("quatorze"), _("quinze"), _("seize"),
)  # fmt: skip


def new_token() -> str:
    return signer.sign(secrets.token_urlsafe(12))


def sum_of(token: str) -> tuple[int, int]:
    """Both numbers follow from the token and our key; they are written down nowhere."""
    number = int(salted_hmac("accounts.challenge", token, algorithm="sha256").hexdigest(), 16)
    return 2 + number % len(NUMBERS), 2 + number // 97 % len(NUMBERS)


def is_right(token: str, answer: str) -> bool:
    try:
        signer.unsign(token, max_age=GOOD_FOR)
    except signing.BadSignature:
        return False
    right = constant_time_compare("".join(answer.split()), str(sum(sum_of(token))))
    return take(USED, token) and right


class AskedWhenCrowded(forms.Form):
    """A form that asks the question too when its address is crowded."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_crowded(allauth_context.request):
            self.ask()

    def ask(self) -> None:
        self.fields["challenge"] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.fields["answer"] = forms.CharField(
            max_length=20,
            required=False,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            help_text=_("Beaucoup de gens se connectent depuis votre réseau en ce moment."),
        )
        self._renew()

    def _renew(self) -> None:
        """A new question at every showing, also beside an error."""
        token = new_token()
        first, second = sum_of(token)
        # The bracket keeps the field from being called optional: its absence is ours to refuse.
        self.fields["answer"].label = _(
            "Combien font %(first)s plus %(second)s ? (en chiffres)"
        ) % {
            "first": NUMBERS[first - 2],
            "second": NUMBERS[second - 2],
        }
        self.initial["challenge"] = token
        if self.is_bound:
            self.data = self.data.copy()
            self._sent = str(self.data.get(self.add_prefix("challenge"), ""))
            self.data[self.add_prefix("challenge")] = token

    def _clean_form(self) -> None:
        """Before anything else is looked at: a wrong answer must not tell whether all else fits."""
        if "answer" not in self.fields:
            super()._clean_form()  # type: ignore[misc]
            return
        given = str(self.cleaned_data.get("answer") or "")
        self.data[self.add_prefix("answer")] = ""
        if is_right(self._sent, given):
            super()._clean_form()  # type: ignore[misc]
        else:
            self.add_error("answer", ValidationError(WRONG))
