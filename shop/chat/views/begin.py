"""The first message: whom to ask about what. Nothing is written before it is sent."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from shop.catalogue.models import Product
from shop.chat.exceptions import ChatRefused
from shop.chat.forms import SayForm
from shop.chat.models import Conversation
from shop.chat.names import shown_name
from shop.chat.ports import LiveParcel, couriers, team
from shop.chat.services.hand_over import hand_over
from shop.chat.services.open_conversation import Subject, open_conversation
from shop.chat.views.reach import whole_number
from shop.chat.views.thread import LAST, MOST_NUMBER, say
from shop.order.models import Order
from shop.partner.models import Partner

LONGEST = 128


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    subject = asked_subject(request)
    if subject is None:
        return _choose(request)
    if _is_own_store(request, subject):
        messages.info(request, _("C’est votre propre boutique : ici arrivent ses messages."))
        return redirect("chat:inbox")
    found = Conversation.objects.filter(key=subject.key_for(request.user), last_number__gt=0)
    if request.method != "POST" and (there := found.first()):
        return redirect(reverse("chat:thread", kwargs={"key": there.pk}) + LAST)
    form = SayForm(author=request.user)
    if request.method == "POST":
        form = SayForm(request.POST, request.FILES, author=request.user)
        if form.is_valid() and (begun := _open(request, subject, form)):
            return redirect(reverse("chat:thread", kwargs={"key": begun.pk}) + LAST)
    context = {"page_title": _name(subject), "subject": subject, "form": form}
    context["side"] = subject.first(request.user) if not subject.person else subject.other
    return render(request, "chat/new.html", context | {"active_tab": "messages"})


def asked_subject(request: HttpRequest) -> Subject | None:
    """What the address names; None where an order of several stores wants a choice."""
    get = {name: request.GET[name][:LONGEST].replace("\x00", "") for name in request.GET}
    if "as" in get:
        return _as_store(request, get)
    if "parcel" in get:
        live = couriers().parcel(get["parcel"])
        if live is None:
            raise Http404
        return of_a_parcel(request.user, live, to=get.get("to", ""))
    store = get_object_or_404(Partner, code=get["store"]) if "store" in get else None
    if "product" in get:
        pk = whole_number(get["product"], most=MOST_NUMBER)
        product = get_object_or_404(Product.objects.filter(is_public=True), pk=pk or 0)
        if product.store is None:
            raise Http404
        return Subject(store=product.store, product=product)
    if "order" in get:
        mine = Order.objects.filter(user=request.user)
        order = get_object_or_404(mine, number=get["order"])
        return _of_order(order, store=store, team="team" in get)
    return Subject(store=store)


def of_a_parcel(person: Any, live: LiveParcel, *, to: str) -> Subject:
    """Its shopper writes to the courier; the courier to the shopper, or to the store."""
    if live.courier != person:
        return Subject(parcel=live.reference)
    if to == "store":
        return Subject(parcel=live.reference, store=live.store)
    return Subject(parcel=live.reference, person=live.shopper)


def _as_store(request: HttpRequest, get: dict[str, str]) -> Subject:
    """In the name of a store: to who bought of it, or to the courier of its parcel."""
    store = get_object_or_404(team().stores_of(request.user), code=get["as"])
    if "parcel" in get:
        if couriers().parcel(get["parcel"]) is None:
            raise Http404
        return Subject(store=store, parcel=get["parcel"])
    sold = Order.objects.filter(lines__partner=store).exclude(user=None).distinct()
    order = get_object_or_404(sold, number=get.get("order", ""))
    return Subject(store=store, order=order, person=order.user)


def _is_own_store(request: HttpRequest, subject: Subject) -> bool:
    if subject.store is None or subject.person or subject.parcel:
        return False
    return bool(team().stores_of(request.user).filter(pk=subject.store.pk).exists())


def stores_in(order: Order) -> list[Any]:
    return list(Partner.objects.filter(order_lines__order=order).distinct().order_by("name"))


def _of_order(order: Order, *, store: Any, team: bool) -> Subject | None:
    if team or store:
        return Subject(order=order, store=store)
    return None


def _choose(request: HttpRequest) -> HttpResponse:
    order = get_object_or_404(Order, user=request.user, number=request.GET["order"][:LONGEST])
    context = {"page_title": _("À qui écrire ?"), "order": order, "stores": stores_in(order)}
    return render(request, "chat/choose.html", context | {"active_tab": "messages"})


def _open(request: HttpRequest, subject: Subject, form: SayForm) -> Conversation | None:
    if not (form.cleaned_data["text"] or form.cleaned_data["picture"]):
        form.add_error("text", _("Écrivez un message ou choisissez une photo."))
        return None
    try:
        begun = open_conversation(request.user, subject=subject)
        if "person" in request.POST:
            hand_over(request.user, conversation=begun)
    except ChatRefused as refused:
        form.add_error("text", str(refused.message))
        return None
    return begun if say(request, begun, form) else None


def _name(subject: Subject) -> Any:
    if subject.person:
        return shown_name(subject.person)
    if subject.parcel:
        return _("Votre coursier")
    return subject.store.name if subject.store else _("Équipe Makiti")
