from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register_kind

register_kind(
    Kind(
        code="question.published",
        label=_("Votre question publiée"),
        title=_("Votre question sur %(product)s aide d’autres clients"),
        body=_("La boutique l’a publiée avec sa réponse, sans votre nom. Vous pouvez la retirer."),
        link="/shop/p/%(slug)s/questions/",
        icon="chat",
        audience="shopper",
        sample={"product": "Bazin riche", "slug": "bazin-riche-12"},
        channels=frozenset({"push"}),
    )
)
