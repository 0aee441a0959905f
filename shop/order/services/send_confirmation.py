from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from shop.order.models import Order


def send_confirmation(*, pk: int, key: str, language: str | None = None) -> bool:
    """Write to whoever placed the order, in their language; false where there is no address.

    A person's language is theirs; a guest's is the one they ordered in. `key` is the same at every
    try: a letter that leaves twice is one letter to whoever reads it.
    """
    order = Order.objects.select_related("user", "shipping_address").get(pk=pk)
    address = order.user.email if order.user else order.guest_email
    if not address:
        return False
    with override(order.user.language if order.user else language or settings.LANGUAGE_CODE):
        context = {
            "order": order,
            "lines": list(order.lines.all()),
            "site": settings.SITE_URL,
            "link": settings.SITE_URL + order.get_absolute_url(),
        }
        mail = EmailMultiAlternatives(
            subject=_("Votre commande %(number)s") % {"number": order.number},
            body=render_to_string("order/mail/confirmation.txt", context),
            to=[address],
            headers={"Message-ID": f"<{key}@makiti>"},
        )
        mail.attach_alternative(
            render_to_string("order/mail/confirmation.html", context), "text/html"
        )
    mail.send()
    return True
