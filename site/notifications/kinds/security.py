from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="account.security",
        label=_("Sécurité du compte"),
        title=_("Sécurité : %(what)s"),
        body=_("Le %(when)s. Si ce n’était pas vous, changez votre mot de passe."),
        link="/account/security/",
        icon="lock",
        audience="all",
        sample={"what": "nouvel appareil connecté", "when": "12 mars à 14:05"},
        channels=frozenset({"email"}),
        urgent=True,
        always=True,
    )
)
