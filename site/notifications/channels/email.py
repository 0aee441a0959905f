"""By e-mail: HTML and text, in the person's language, printable."""

from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from notifications.channels import ChannelError
from notifications.models import Notice


def can_reach(notice: Notice) -> bool:
    return bool(notice.recipient.email)


def send(notice: Notice, *, key: str) -> None:
    context = {
        "notice": notice,
        "link": settings.SITE_URL + notice.link,
        "site": settings.SITE_URL,
        "language": notice.recipient.language,
    }
    mail = EmailMultiAlternatives(
        # A name may hold a line break; a header must not.
        subject=" ".join(notice.title.split()),
        body=render_to_string("notifications/email/notice.txt", context),
        to=[str(notice.recipient.email)],
        headers={"Message-ID": f"<{key}@makiti>"},
    )
    mail.attach_alternative(
        render_to_string("notifications/email/notice.html", context), "text/html"
    )
    try:
        mail.send()
    except SMTPRecipientsRefused as error:
        raise ChannelError("the address is refused", permanent=True) from error
    except SMTPResponseException as error:
        permanent = 500 <= error.smtp_code < 600
        raise ChannelError(f"SMTP {error.smtp_code}", permanent=permanent) from error
    except (SMTPException, OSError) as error:
        raise ChannelError(type(error).__name__, permanent=False) from error
