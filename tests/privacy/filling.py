"""A person of whom something is known in every room."""

from datetime import timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.utils import timezone
from oscar.core.loading import get_model
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from accounts.models import TokenFamily, User
from core.audit import Origin, coming_from, record
from core.exports import Export
from core.models import KeptAnswer, OutboxMessage, TextMessage
from core.money import Money
from core.uploads import private_files
from ledger.lines import credit, debit
from ledger.models import AccountKind
from ledger.services.append_entry import append_entry
from logistics.geo.models import Spot, UnknownPlace
from notifications.models import Choice, Delivery, Notice, PushDevice, QuietHours
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.services.report_message import report_message
from shop.chat.services.send_message import Words, send_message
from shop.order.models import Order
from tests import builders
from tests.privacy.filling_desk import worked_for_a_store
from tests.privacy.filling_favourites import kept_a_store
from tests.privacy.filling_moderation import ask_and_report
from tests.privacy.filling_questions import asked_for_all
from tests.privacy.filling_reviews import said_what_they_think
from tests.races.helpers import at_the_last_step, place


def words_of(person: User) -> list[str]:
    """What must be in their archive, and nowhere once they are gone."""
    number = person.phone.as_e164
    return [
        person.first_name,
        person.last_name,
        person.email,
        f"google-{person.email}",
        number,
        f"Derrière la pharmacie {person.last_name}",
    ]


def fill_everywhere(first: str, last: str, *, number: str) -> User:
    person = builders.a_user(
        email=f"{first}.{last}@example.test".lower(),
        phone=f"+224{number}",
        phone_verified=True,
        first_name=first,
        last_name=last,
    )
    _accounts(person)
    _core(person)
    _notices(person)
    _orders(person)
    _shop(person)
    worked_for_a_store(person)
    said_what_they_think(person)
    kept_a_store(person)
    _chat(person)
    ask_and_report(person)
    asked_for_all(person)
    return person


def _chat(person: User) -> None:
    """She asks, they answer by her name, she reports it."""
    seller = builders.a_user()
    store = builders.a_store(team=(seller,))
    asked = open_conversation(person, subject=Subject(store=store))
    send_message(
        person,
        conversation=asked,
        words=Words(text=f"Ici {person.get_full_name()}, {person.phone.as_e164}, {person.email}"),
    )
    answer = send_message(
        seller, conversation=asked, words=Words(text=f"Bonjour {person.get_full_name()} !")
    )
    report_message(person, message=answer, reason="other", note=f"{person.first_name} se plaint")


def _accounts(person: User) -> None:
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    account = SocialAccount.objects.create(
        user=person,
        provider="google",
        uid=f"uid-{person.pk}",
        extra_data={"name": person.get_full_name(), "email": f"google-{person.email}"},
    )
    SocialToken.objects.create(account=account, token=f"token-{person.email}")
    session = SessionStore()
    session["who"] = person.email
    session.save()
    UserSession.objects.create(
        user=person,
        ip="41.77.0.9",
        session_key=session.session_key,
        user_agent=f"Phone of {person.first_name}",
    )
    TokenFamily.objects.create(
        user=person,
        device=f"Phone of {person.first_name}",
        expires_at=timezone.now() + timedelta(days=1),
    )
    UserProfile.objects.create(user=person)
    boss = builders.a_user(is_staff=True, is_superuser=True)
    log(person, "wagtail.edit", user=boss, data={"email": person.email})
    LogEntry.objects.create(
        user=boss,
        content_type=ContentType.objects.get_for_model(User),
        object_id=person.pk,
        object_repr=str(person),
        action_flag=CHANGE,
        change_message=f"phone {person.phone}",
    )


def _core(person: User) -> None:
    with coming_from(Origin("web", "41.77.0.9", f"Phone of {person.first_name}")):
        record(
            person,
            action="accounts.renamed",
            by=person,
            before={"first_name": "X", "phone": {"number": person.phone.as_e164}},
            after={"first_name": person.first_name, "all": [person.email, person.last_name]},
            note=f"{person.get_full_name()} asked for it",
        )
        record(builders.a_store(), action="store.told", by=None, note=f"write to {person.email}")
    TextMessage.objects.create(
        phone=person.phone.as_e164,
        body=f"Bonjour {person.first_name}",
        kind="code",
        good_until=timezone.now(),
    )
    KeptAnswer.objects.create(
        scope=f"user:{person.pk}",
        key="k",
        fingerprint="f",
        holder="5f0c9b1e-1d0e-4f7e-9d0f-6a1f3b2c4d5e",
        held_until=timezone.now(),
        body=f'{{"name": "{person.first_name}"}}',
    )
    for status in OutboxMessage.Status:
        OutboxMessage.objects.create(
            task="accounts.write",
            status=status,
            payload={"to": [person.email], "text": f"Bonjour {person.first_name}"},
            last_error=f"no mailbox {person.email}",
            due_at=timezone.now() + timedelta(days=1),
        )
    Export.objects.create(owner=person, kind="orders", format="csv", language="fr", status="failed")


def _notices(person: User) -> None:
    notice = Notice.objects.create(
        recipient=person, kind="x", context={"name": person.first_name}, about="order:1"
    )
    Delivery.objects.create(notice=notice, channel="sms", error=f"{person.phone} is off")
    Choice.objects.create(person=person, kind="x", channel="sms", wanted=True)
    QuietHours.objects.create(person=person, since="22:00", until="06:00")
    PushDevice.objects.create(
        person=person,
        # Signed in, or it would be forgotten with the next notice; and nobody's service, so that
        # nothing is posted.
        session_key=UserSession.objects.get(user=person).session_key,
        user_agent=f"Chrome of {person.first_name}",
        endpoint=f"https://push.invalid/{person.pk}",
    )


def _orders(person: User) -> None:
    builders.a_country()
    for owner in (person, None):
        place(at_the_last_step(builders.a_product(), user=owner))
    mine, guest = Order.objects.order_by("-pk")[:2][::-1]
    guest.guest_email = person.email
    guest.save(update_fields=["guest_email"])
    long_ago = timezone.now() - timedelta(days=30)
    Order.objects.filter(pk__in=[mine.pk, guest.pk]).update(date_placed=long_ago)
    for order in (mine, guest):
        address = order.shipping_address
        address.first_name, address.last_name = person.first_name, person.last_name
        address.line1 = f"Derrière la pharmacie {person.last_name}"
        address.phone_number = person.phone
        address.notes = f"Demander {person.first_name}"
        address.second_phone = person.phone.as_e164
        address.label = f"Chez {person.first_name}"
        address.latitude, address.longitude, address.precision = 9.51, -13.71, "exact"
        address.save()
    billing = get_model("order", "BillingAddress").objects.create(
        first_name=person.first_name,
        last_name=person.last_name,
        line1=f"Derrière la pharmacie {person.last_name}",
        country=builders.a_country(),
    )
    Order.objects.filter(pk=mine.pk).update(billing_address=billing)
    line = mine.lines.get()
    type(line).objects.filter(pk=line.pk).update(partner_line_notes=f"Pour {person.first_name}")
    line.attributes.create(type="Gravure", value=f"Pour {person.first_name}")
    mine.notes.create(user=person, note_type="System", message=f"{person.first_name} a appelé")
    source = mine.sources.first() or get_model("payment", "Source").objects.create(
        order=mine,
        source_type=get_model("payment", "SourceType").objects.get_or_create(name="Espèces")[0],
        currency="GNF",
        amount_allocated=1,
    )
    source.label = f"carte de {person.first_name}"
    source.save(update_fields=["label"])
    source.transactions.create(txn_type="Debit", amount=1)
    get_model("payment", "Bankcard").objects.create(
        user=person,
        card_type="Visa",
        name=person.get_full_name(),
        number="XXXX-4242",
        expiry_date="2030-01-01",
    )
    voucher = get_model("voucher", "Voucher").objects.create(
        name=f"Bon {person.pk}",
        code=f"B{person.pk}",
        start_datetime=long_ago,
        end_datetime=timezone.now(),
    )
    voucher.applications.create(user=person, order=mine)
    _journal(person)


def _journal(person: User) -> None:
    append_entry(
        kind="opening",
        reference=f"opening:{person.pk}",
        lines=[
            debit(AccountKind.TILL, Money(5_000)),
            credit(AccountKind.OPENING, Money(5_000)),
        ],
        by=person,
    )


def _shop(person: User) -> None:
    product = builders.a_product()
    named = {"first_name": person.first_name, "last_name": person.last_name}
    door = Spot.objects.create(latitude=9.5, longitude=-13.7, precision="exact")
    door.sightings.create(
        latitude=9.5, longitude=-13.7, accuracy_m=5, source="courier", reference=f"{person.pk}"
    )
    door.proposals.create(latitude=9.5, longitude=-13.7, note=f"chez {person.first_name}")
    UnknownPlace.objects.create(
        text=f"Derrière la pharmacie {person.last_name}", plain=f"derriere {person.pk}"
    )
    get_model("address", "UserAddress").objects.create(
        user=person,
        spot=door,
        gate_photo=private_files.save("gates/a.jpg", ContentFile(b"a gate")),
        line1=f"Derrière la pharmacie {person.last_name}",
        phone_number=person.phone,
        notes=f"Demander {person.first_name}",
        country=builders.a_country(),
        **named,
    )
    basket = builders.a_basket(product, owner=person)
    option = get_model("catalogue", "Option").objects.create(name=f"Gravure {person.pk}")
    basket.lines.get().attributes.create(option=option, value=f"Pour {person.first_name}")
    wishes = get_model("wishlists", "WishList").objects.create(
        owner=person, name=f"Fête de {person.first_name}"
    )
    wishes.lines.create(product=product, title=f"Pour {person.last_name}")
    wishes.shared_emails.create(email=f"ami.de.{person.email}")
    review = get_model("reviews", "ProductReview").objects.create(
        product=product,
        user=person,
        score=4,
        title=person.first_name,
        body=f"{person.get_full_name()} aime",
        status=1,
    )
    review.votes.create(user=person, delta=1)
    reached = {"email": person.email, "phone": person.phone.as_e164}
    for model, values in (
        ("communication.Email", {"email": person.email, "subject": person.first_name}),
        ("customer.ProductAlert", {"product": product, **reached}),
        ("analytics.UserProductView", {"product": product}),
        ("analytics.UserSearch", {"query": f"cadeau {person.first_name}"}),
        ("analytics.UserRecord", {}),
    ):
        get_model(*model.split(".")).objects.get_or_create(user=person, **values)
    get_model("communication", "Notification").objects.create(
        recipient=person, subject=person.first_name, body=person.email
    )
