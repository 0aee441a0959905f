"""What a device says about who holds it. It comes from a script, so anybody can write it."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.challenge import AskedWhenCrowded
from accounts.plain_form import PlainForm

MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError)


class Careful(forms.Form):
    """What is no answer of a device is refused like a wrong one."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except ValidationError:
            raise
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeySignInForm(AskedWhenCrowded, Careful, webauthn_forms.LoginWebAuthnForm):
    """What the device said is looked at after the question is answered, where one is asked."""

    def clean_credential(self) -> Any:
        return self.cleaned_data["credential"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "credential" not in self.errors:
            try:
                cleaned["credential"] = super().clean_credential()
            except ValidationError as error:
                self.add_error("credential", error)
        return cleaned


class PasskeySecondForm(Careful, webauthn_forms.AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(Careful, webauthn_forms.ReauthenticateWebAuthnForm):
    pass


class AddPasskeyForm(PlainForm, webauthn_forms.AddWebAuthnForm):
    """A passkey opens the account by itself, so the device must have asked who holds it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("passwordless", None)
        self.fields["name"].label = _("Nom de la clé")
        self.fields["name"].max_length = 60

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean()
        except ValidationError:
            raise
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class RenamePasskeyForm(PlainForm, webauthn_forms.EditWebAuthnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Nom de la clé")
        self.fields["name"].max_length = 60
