"""Which models lead to a person, and why some of them are not in the archive."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import EmailField, Field, GenericIPAddressField, Model
from phonenumber_field.modelfields import PhoneNumberField

OFFICE = "only staff write it, as their work; staff cannot be erased before they lose that access"
PUBLIC = "belongs to the market: a page, a store, a picture, not to who typed it"
LOG = "struck by a scrub: it is a log of the house that may name the person"
LINK = "a key and nothing else: goes with the row on either side, or says nothing"
FIGURES = "numbers and steps of an order that is in the archive; no word of the person"
SECRET = "a secret that goes with the row it opens"

NOT_IN_THE_ARCHIVE = {
    "accounts.User_groups": LINK,
    "accounts.User_user_permissions": LINK,
    "partner.Partner_users": LINK,
    "account.EmailConfirmation": SECRET,
    "socialaccount.SocialToken": SECRET,
    "admin.LogEntry": LOG,
    "wagtailcore.ModelLogEntry": LOG,
    "wagtailcore.PageLogEntry": OFFICE,
    "wagtailcore.Page": PUBLIC,
    "home.HomePage": PUBLIC,
    "ledger.Posting": FIGURES,
    "basket.Basket_vouchers": LINK,
    "chat.Conversation": LINK,
    "order.LinePrice": FIGURES,
    "order.OrderDiscount": FIGURES,
    "order.OrderLineDiscount": FIGURES,
    "order.OrderStatusChange": FIGURES,
    "order.CommunicationEvent": FIGURES,
    "order.ShippingEvent": FIGURES,
    "order.ShippingEventQuantity": FIGURES,
    "order.PaymentEvent": FIGURES,
    "order.PaymentEventQuantity": FIGURES,
    "order.Surcharge": FIGURES,
    "wagtailcore.Revision": OFFICE,
    "wagtailcore.WorkflowState": OFFICE,
    "wagtailcore.TaskState": OFFICE,
    "wagtailcore.Comment": OFFICE,
    "wagtailcore.CommentReply": OFFICE,
    "wagtailcore.PageSubscription": OFFICE,
    "wagtailcore.UploadedFile": OFFICE,
    "wagtailcore.APIToken": OFFICE,
    "wagtailadmin.EditingSession": OFFICE,
    "wagtailadmin.FormState": OFFICE,
    "wagtailimages.Image": OFFICE,
    "wagtaildocs.Document": OFFICE,
    "offer.RangeProductFileUpload": OFFICE,
    "desk_imports.ImportRow": PUBLIC,
    "desk_imports.ImportFault": PUBLIC,
    "desk_bulk.BulkItem": PUBLIC,
}


def paths_to_a_person() -> Iterator[tuple[type[Model], str]]:
    """Every model that leads to the user by its own keys, one after the other, or holds a contact.

    A many-to-many is its own table here: what a store sells is not what its team is.
    """
    leading = {get_user_model()}
    found: dict[type[Model], str] = {get_user_model(): "is the person"}
    models = [model for model in apps.get_models(include_auto_created=True) if _real(model)]
    while True:
        more = {
            model: f"{field.name} -> {field.related_model.__name__}"
            for model in models
            if model not in found
            for field in _keys(model)
            if field.related_model in leading
        }
        if not more:
            break
        found |= more
        # What hangs on a page, a store or a picture is theirs, not a person's.
        leading |= {
            model for model in more if NOT_IN_THE_ARCHIVE.get(model._meta.label) not in _ENDS
        }
    for model in models:
        contact = next((f.name for f in model._meta.concrete_fields if _is_contact(f)), "")
        if contact and model not in found:
            found[model] = contact
    yield from found.items()


_ENDS = {PUBLIC, OFFICE, LINK}


def _real(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy


def _keys(model: type[Model]) -> list[Any]:
    return [
        field
        for field in model._meta.get_fields()
        if field.concrete and (field.many_to_one or field.one_to_one) and field.related_model
    ]


def _is_contact(field: "Field[Any, Any]") -> bool:
    return isinstance(field, EmailField | PhoneNumberField | GenericIPAddressField)
