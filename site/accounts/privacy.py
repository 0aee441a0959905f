"""Who a person is to other rooms, and what accounts itself holds of them."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from accounts.models import TokenFamily, User
from accounts.sessions import end_every_session
from core.exports import register_export
from core.privacy import (
    Holding,
    Subject,
    blank,
    delete,
    register_hindrance,
    register_holding,
    register_scrub,
)
from core.privacy.archive import PersonalArchive

# What an account keeps when its person is gone.
EMPTIED: dict[str, Any] = {
    "email": None,
    "phone": None,
    "phone_verified": False,
    "first_name": "",
    "last_name": "",
    "last_login": None,
    "erase_wanted_at": None,
    "is_active": False,
}


def subject_of(user: User) -> Subject:
    addresses = EmailAddress.objects.filter(user=user)
    emails = {address.email.lower(): address.verified for address in addresses}
    proved = {email for email, verified in emails.items() if verified}
    phones = {user.phone.as_e164} if user.phone and user.phone_verified else set()
    words = {user.first_name, user.last_name, user.get_full_name(), user.email or "", *emails}
    if user.phone:
        words |= {user.phone.as_e164, user.phone.as_international, user.phone.as_national}
    return Subject(
        user=user,
        emails=frozenset(proved),
        phones=frozenset(phones),
        words=frozenset(word.strip() for word in words if len(word.strip()) > 1),
    )


def end_sessions(rows: "QuerySet[Any]") -> None:
    for session in rows:
        session.end()


def forget_profile(rows: "QuerySet[Any]") -> None:
    for profile in rows:
        profile.avatar.delete(save=False)
    rows.delete()


def strike_logs(person: Subject) -> None:
    """What the back offices wrote about the account itself: its name was in it."""
    about = {
        "content_type": ContentType.objects.get_for_model(User),
        "object_id": str(person.user.pk),
    }
    ModelLogEntry.objects.filter(**about).update(label=f"#{person.user.pk}", data={})
    LogEntry.objects.filter(**about).update(object_repr=f"#{person.user.pk}", change_message="")


def is_staff(person: Subject) -> Any:
    if not (person.user.is_staff or person.user.is_superuser):
        return ""
    return _(
        "Votre compte ouvre l’administration. Demandez d’abord qu’on lui retire cet accès :"
        " vous pourrez ensuite l’effacer."
    )


def _of(model: Any) -> Any:
    return lambda person: model.objects.filter(user=person.user)


def register() -> None:
    """Called by ready(); the account itself comes last."""
    parts = (
        Holding("emails", _("Adresses e-mail"), _of(EmailAddress), delete),
        Holding(
            "second-factors",
            _("Double vérification et clés d’accès"),
            _of(Authenticator),
            delete,
            hidden=("data",),
        ),
        Holding("social-accounts", _("Comptes reliés (Google)"), _of(SocialAccount), delete),
        Holding(
            "sessions",
            _("Appareils connectés"),
            _of(UserSession),
            end_sessions,
            hidden=("session_key",),
        ),
        Holding(
            "programs",
            _("Programmes connectés"),
            _of(TokenFamily),
            delete,
            hidden=("id", "seed"),
        ),
        Holding(
            "office-profile", _("Réglages de l’administration"), _of(UserProfile), forget_profile
        ),
    )
    for part in parts:
        register_holding(part)
    register_holding(
        Holding(
            name="account",
            title=_("Votre compte"),
            rows=lambda person: User.objects.filter(pk=person.user.pk),
            erase=blank(**EMPTIED),
            kept=_("Un numéro de compte vide, auquel les commandes gardées restent liées."),
            hidden=("password",),
        )
    )
    register_hindrance(is_staff)
    register_scrub(strike_logs)
    register_scrub(end_every_session)
    register_export(PersonalArchive(subject_of))
