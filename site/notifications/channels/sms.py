"""By SMS: only what is urgent, in 160 signs; core.sms carries and follows it."""

from core.phone import read_phone
from core.sms import BudgetSpent, send_sms, sms_provider
from core.sms.gsm7 import LONGEST, length_of, to_gsm7
from notifications.channels import ChannelError
from notifications.models import Notice


def can_reach(notice: Notice) -> bool:
    person, sort = notice.recipient, notice.sort
    if not (person.phone and person.phone_verified and sort.urgent):
        return False
    if sort.sms_instead_of_email and person.email:
        return False
    return sms_provider().reaches_people


def words(notice: Notice) -> str:
    """`Makiti : title. body`, cut at a word where names are long."""
    text = to_gsm7(f"Makiti : {notice.title}. {notice.body}")
    if length_of(text) <= LONGEST:
        return text
    while length_of(text) > LONGEST - 3:
        text = text[:-1]
    return text.rsplit(" ", 1)[0] + "..."


def send(notice: Notice, *, key: str) -> None:
    try:
        send_sms(
            phone=read_phone(str(notice.recipient.phone)), body=words(notice), kind=notice.kind
        )
    except BudgetSpent as error:
        raise ChannelError("the day's budget is spent", permanent=True) from error
