"""How somebody hears of an invitation: by the number or the address it was sent to."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.mail import queue_mail
from accounts.models import User
from core.sms import BudgetSpent, send_sms
from notifications.services.notify import notify
from sellers.stores.models import Invitation

# What a name may take of an SMS of 160 signs.
LONGEST_IN_SMS = 24


def tell(invitation: Invitation) -> None:
    """In the transaction of the invitation; an SMS that no budget is left for is not sent."""
    contact, store = invitation.contact, invitation.store
    link = settings.SITE_URL + reverse("seller:invitation", kwargs={"token": invitation.token})
    known = Q(email=contact) | Q(phone=contact, phone_verified=True)
    person = User.objects.filter(known, is_active=True).first()
    if person is not None:
        context = {"store": store.name, "token": invitation.token}
        notify(person, kind="team.invited", context=context, about=f"store:{store.pk}")
    if "@" in contact:
        _write(contact, store=store.name, link=link)
        return
    words = {"store": store.name[:LONGEST_IN_SMS], "link": link}
    try:
        send_sms(
            phone=contact,
            body=_("Makiti : %(store)s vous invite : %(link)s") % words,
            kind="invitation",
        )
    except BudgetSpent:
        # The link is on the team's page too, to be handed on.
        return


def _write(address: str, *, store: str, link: str) -> None:
    body = _(
        "%(store)s vous invite dans son équipe sur Makiti.\n\nVoyez l’invitation et répondez :\n"
        "%(link)s\n\nElle vaut quatorze jours. Si vous ne connaissez pas cette boutique,"
        " ne faites rien."
    ) % {"store": store, "link": link}
    subject = _("%(store)s vous invite dans son équipe") % {"store": store}
    queue_mail(EmailMessage(subject=" ".join(subject.split()), body=body, to=[address]))
