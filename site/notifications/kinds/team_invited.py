from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="team.invited",
        label=_("Invitation dans une équipe"),
        title=_("%(store)s vous invite dans son équipe"),
        body=_("Voyez l’invitation et répondez : elle vaut quatorze jours."),
        link="/seller/invitations/%(token)s/",
        icon="users",
        audience="all",
        sample={"store": "Boutique Aïssatou", "token": "abc"},
        channels=frozenset({"push"}),
    )
)
