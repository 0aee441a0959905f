"""Who comes in and how: allauth's settings, our forms in its place (docs: accounts)."""

from typing import Any

FORMS = {
    "login": "LoginForm",
    "signup": "SignupForm",
    "add_email": "AddEmailForm",
    "change_email": "ChangeEmailForm",
    "change_password": "ChangePasswordForm",
    "set_password": "SetPasswordForm",
    "reset_password": "ResetPasswordForm",
    "reset_password_from_key": "ResetPasswordKeyForm",
    "reauthenticate": "ReauthenticateForm",
    "change_phone": "ChangePhoneForm",
}
CODE_FORMS = {
    "request_login_code": "AskCodeForm",
    "confirm_login_code": "ConfirmLoginForm",
    "verify_phone": "ConfirmPhoneForm",
    "confirm_email_verification_code": "ConfirmEmailForm",
    "confirm_password_reset_code": "ConfirmResetForm",
}
# As long as every page says that a code holds.
CODE_SECONDS = 15 * 60
SECOND_FACTOR_FORMS = {
    "authenticate": "SecondFactorForm",
    "reauthenticate": "SecondFactorAgainForm",
    "activate_totp": "ActivateAppForm",
}
PASSKEY_FORMS = {
    "login_webauthn": "PasskeySignInForm",
    "authenticate_webauthn": "PasskeySecondForm",
    "reauthenticate_webauthn": "PasskeyAgainForm",
    "add_webauthn": "AddPasskeyForm",
    "edit_webauthn": "RenamePasskeyForm",
}


def _ours(names: dict[str, str], *, room: str) -> dict[str, str]:
    return {key: f"accounts.{room}.{name}" for key, name in names.items()}


def people_settings() -> dict[str, Any]:
    return {
        "ACCOUNT_ADAPTER": "accounts.adapter.AccountAdapter",
        "ACCOUNT_FORMS": _ours(FORMS, room="entrance") | _ours(CODE_FORMS, room="code_forms"),
        "ACCOUNT_SIGNUP_FORM_CLASS": "accounts.forms.SignupFields",
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        "ACCOUNT_LOGIN_METHODS": {"email", "phone"},
        # The star lets allauth ask for proof of an address; accounts.entrance.SignupForm makes
        # phone or address do.
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "phone", "password1*"],
        # A six-digit code instead of a link: it works on the phone in the other hand.
        "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
        "ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED": True,
        "ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND": True,
        "ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_ON_PASSWORD_RESET": True,
        "ALLAUTH_USER_CODE_FORMAT": {"numeric": True, "dashed": False, "length": 6},
        "ACCOUNT_PHONE_VERIFICATION_ENABLED": True,
        "ACCOUNT_PHONE_VERIFICATION_TIMEOUT": CODE_SECONDS,
        "ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND": True,
        "ACCOUNT_LOGIN_BY_CODE_ENABLED": True,
        "ACCOUNT_LOGIN_BY_CODE_TIMEOUT": CODE_SECONDS,
        "ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND": True,
        "ACCOUNT_CHANGE_EMAIL": True,
        "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_EMAIL_NOTIFICATIONS": True,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "Makiti · ",
        # Ours are counted in the database and lock no address (accounts.limits); of allauth's those
        # stay that are counted by person or letter.
        "ACCOUNT_RATE_LIMITS": {
            "login": None,
            "login_failed": None,
            "signup": None,
            "request_login_code": None,
            "verify_phone": None,
            "reset_password": "5/m/key",
            "reset_password_from_key": None,
            "change_phone": "5/m/user",
        },
        "MFA_RATE_LIMITS": {"webauthn_login": None},
        "MFA_FORMS": _ours(SECOND_FACTOR_FORMS, room="code_forms")
        | _ours(PASSKEY_FORMS, room="passkey_forms"),
        "MFA_ADAPTER": "accounts.factors.FactorsAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes", "webauthn"],
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Makiti",
        # Cheap phones have slow clocks: the code before and the code after hold too.
        "MFA_TOTP_TOLERANCE": 1,
        "SOCIALACCOUNT_ADAPTER": "accounts.google.PeopleFromGoogle",
        # An address that Google proved opens the account that has it; allauth takes a password
        # away that somebody set there without proving the address.
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION": True,
        "SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT": True,
        "PHONENUMBER_DEFAULT_REGION": "GN",
        "PHONENUMBER_DB_FORMAT": "E164",
        "PHONENUMBER_DEFAULT_FORMAT": "INTERNATIONAL",
    }
