from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="chat.message",
        label=_("Message"),
        title=_("Message de %(name)s"),
        body="%(text)s",
        link="",
        icon="chat",
        audience="all",
        sample={"name": "Boutique Aïssatou", "text": "Oui, il m’en reste trois."},
        channels=frozenset({"push"}),
        many=_("%(count)s messages"),
    )
)
