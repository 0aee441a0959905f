from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="chat.message",
        label=_("Message"),
        title=_("Message de %(name)s"),
        body="%(text)s",
        link="/account/messages/%(conversation)s/",
        icon="chat",
        audience="all",
        sample={
            "name": "Boutique Aïssatou",
            "text": "Oui, il m’en reste trois.",
            "conversation": "0f0e0d0c-0b0a-4908-8706-050403020100",
        },
        channels=frozenset({"push"}),
        many=_("%(count)s messages"),
    )
)
