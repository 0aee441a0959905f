"""What is decided about products, messages, people; who buys; what is looked for in vain."""

from typing import Any

from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.report_message import report_message
from shop.chat.services.send_message import Words, send_message
from shop.moderation.changes import Changes
from shop.moderation.services.file_report import Said, file_report
from shop.moderation.services.propose_changes import propose_changes
from tests.roles.office import Row


def _report(market: Any) -> dict[str, Any]:
    talk = open_conversation(market.shopper, subject=Subject(store=market.store))
    send_message(market.shopper, conversation=talk, words=Words(text="Bonjour"))
    said = send_message(market.owner, conversation=talk, words=Words(text="Votre code ?"))
    return {"pk": report_message(market.shopper, message=said, reason="fraud").pk}


def _product(market: Any) -> dict[str, Any]:
    return {"pk": market.product.pk}


def _case(market: Any) -> dict[str, Any]:
    key = str(market.product.pk)
    return {"pk": file_report(market.shopper, kind="product", key=key, said=Said("fraud")).case_id}


def _change(market: Any) -> dict[str, Any]:
    changes = Changes(title="Bazin d’un autre nom")
    return {"pk": propose_changes(market.product, by=market.owner, changes=changes).pk}


def _shopper(market: Any) -> dict[str, Any]:
    return {"pk": market.shopper.pk}


MODERATE = "moderator superuser"
ANSWER = "moderator operator superuser"
ADDRESSES = {
    "chat_reports": Row(MODERATE),
    "chat_reports_results": Row(MODERATE),
    "chat_report": Row(MODERATE, values=_report),
    "chat_report_decide": Row(MODERATE, values=_report),
    "office_customers": Row(ANSWER),
    "office_customers_results": Row(ANSWER),
    "office_customer": Row(ANSWER, values=_shopper),
    "moderation_queue": Row(MODERATE),
    "moderation_decide": Row(MODERATE, only_sent=True),
    "moderation_product": Row(MODERATE, values=_product),
    "moderation_move": Row(MODERATE, only_sent=True, values=_product),
    "moderation_cases": Row(MODERATE),
    "moderation_case": Row(MODERATE, values=_case),
    "moderation_case_decide": Row(MODERATE, only_sent=True, values=_case),
    "moderation_person": Row(MODERATE, values=_shopper),
    "moderation_change": Row(MODERATE, values=_change),
    # Whoever keeps the synonyms.
    "search_misses": Row("editor moderator superuser"),
}
