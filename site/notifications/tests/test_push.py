"""Web push, against a real server that plays a browser maker's service and opens what it gets."""

import base64
import json
from collections.abc import Iterator
from typing import Any

import http_ece
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.contrib.sessions.models import Session
from django.test import Client

from core import outbox
from core.outbox.models import OutboxMessage
from notifications.channels.push import is_push_service
from notifications.kinds import kind_of
from notifications.models import Choice, Notice, PushDevice
from notifications.services.add_device import MOST, add_device
from notifications.services.notify import notify
from notifications.vapid import private_key, public_key
from tests.builders import a_user
from tests.support.peers import Peer, a_peer

pytestmark = pytest.mark.django_db
ADD = "/fr/account/notifications/devices/"
CHOICES = "/fr/account/notifications/settings/"


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Browser:
    """What a browser keeps for itself: the key that opens what is sent to it."""

    def __init__(self, endpoint: str) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.auth = b"0123456789abcdef"
        self.endpoint = endpoint

    @property
    def form(self) -> dict[str, str]:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "p256dh": text(point), "auth": text(self.auth)}

    def open(self, sealed: bytes) -> dict[str, Any]:
        shown = http_ece.decrypt(sealed, private_key=self.key, auth_secret=self.auth)
        told: dict[str, Any] = json.loads(shown)
        return told


@pytest.fixture
def service(settings: Any) -> Iterator[Peer]:
    with a_peer() as peer:
        peer.answers = [(201, {})]
        settings.PUSH_SERVICES = [peer.url]
        yield peer


@pytest.fixture
def kadiatou() -> Any:
    return a_user(email="", phone="+224620123456", phone_verified=True)


def signed_in(person: Any, service: Peer, *, name: str = "phone") -> tuple[Client, Browser]:
    client, browser = (
        Client(headers={"User-Agent": "Chrome Android"}),
        Browser(f"{service.url}/{name}"),
    )
    client.force_login(person)
    answer = client.post(ADD, browser.form)
    assert (answer.status_code, answer["Location"]) == (302, CHOICES)
    return client, browser


def tell(person: Any, kind: str = "order.new", **context: Any) -> Notice:
    return notify(person, kind=kind, context=kind_of(kind).sample | context)


def by_push(notice: Notice) -> tuple[str, str]:
    delivery = notice.deliveries.get(channel="push")
    return delivery.status, delivery.error


def test_a_notice_reaches_the_browser_sealed_and_signed(kadiatou: Any, service: Peer) -> None:
    _client, browser = signed_in(kadiatou, service)
    notice = tell(kadiatou)
    assert service.asked == []
    outbox.drain()
    [post] = service.asked
    told = browser.open(post["raw"])
    assert told["title"] == "Nouvelle commande MK-7F3K-9Q2D"
    assert told["url"] == "/account/notifications/"
    assert told["lang"] == "fr"
    assert b"MK-7F3K" not in post["raw"]
    headers = {name.lower(): value for name, value in post["headers"].items()}
    scheme, _space, words = headers["authorization"].partition(" ")
    fields = dict(each.strip().split("=", 1) for each in words.split(","))
    claims = jwt.decode(
        fields["t"], private_key().public_key(), algorithms=["ES256"], audience=service.url
    )
    assert (scheme, fields["k"], claims["sub"]) == (
        "vapid",
        public_key(),
        "mailto:bonjour@makiti.test",
    )
    assert by_push(notice) == ("sent", "")


def test_who_has_no_browser_there_is_not_told_that_way(kadiatou: Any) -> None:
    assert not tell(kadiatou).deliveries.filter(channel="push").exists()


def test_who_wants_no_push_for_a_kind_gets_none(kadiatou: Any, service: Peer) -> None:
    signed_in(kadiatou, service)
    Choice.objects.create(person=kadiatou, kind="order.new", channel="push", wanted=False)
    assert not tell(kadiatou).deliveries.filter(channel="push").exists()


def test_signing_out_ends_it(kadiatou: Any, service: Peer) -> None:
    client, _browser = signed_in(kadiatou, service)
    client.post("/fr/account/logout/")
    assert PushDevice.objects.count() == 0


def test_a_session_ended_from_afar_ends_it_too(kadiatou: Any, service: Peer) -> None:
    signed_in(kadiatou, service)
    notice = tell(kadiatou)
    Session.objects.all().delete()
    outbox.drain()
    assert service.asked == []
    assert by_push(notice) == ("failed", "no browser is left")
    assert PushDevice.objects.count() == 0


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(kadiatou: Any, service: Peer, status: int) -> None:
    service.answers = [(status, {})]
    signed_in(kadiatou, service)
    notice = tell(kadiatou)
    outbox.drain()
    assert by_push(notice) == ("failed", f"push {status}")
    assert PushDevice.objects.count() == 0


def test_a_refusal_ends_there(kadiatou: Any, service: Peer) -> None:
    service.answers = [(403, {})]
    signed_in(kadiatou, service)
    notice = tell(kadiatou)
    outbox.drain()
    assert by_push(notice) == ("failed", "push 403")
    assert PushDevice.objects.count() == 1


@pytest.mark.parametrize("mood", [(503, {}), (429, {}), "hang up"])
def test_a_passing_failure_is_tried_again(kadiatou: Any, service: Peer, mood: Any) -> None:
    service.answers = [mood, (201, {})]
    _client, browser = signed_in(kadiatou, service)
    notice = tell(kadiatou)
    outbox.drain()
    assert by_push(notice)[0] == "waiting"
    OutboxMessage.objects.update(due_at="2026-01-01T00:00Z")
    outbox.drain()
    assert by_push(notice) == ("sent", "")
    first, second = (browser.open(post["raw"])["tag"] for post in service.asked)
    assert first == second  # the browser puts it in the place of the first


def test_an_answer_that_points_inwards_is_not_followed(kadiatou: Any, service: Peer) -> None:
    with a_peer() as inside:
        service.answers = [(307, {})]
        service.headers = {"Location": inside.url}
        signed_in(kadiatou, service)
        notice = tell(kadiatou)
        outbox.drain()
        assert inside.asked == []
    assert by_push(notice) == ("failed", "push 307")


def test_each_of_several_browsers_hears(kadiatou: Any, service: Peer) -> None:
    _one, phone = signed_in(kadiatou, service, name="phone")
    _two, desk = signed_in(kadiatou, service, name="desk")
    tell(kadiatou)
    outbox.drain()
    sealed = {post["path"]: post["raw"] for post in service.asked}
    assert phone.open(sealed["/phone"])["title"] == desk.open(sealed["/desk"])["title"]


@pytest.mark.parametrize(
    ("changed", "value"),
    [
        ("endpoint", "http://127.0.0.1:5432/"),
        ("endpoint", "https://fcm.googleapis.com.evil.test/x"),
        ("endpoint", "https://fcm.googleapis.com@evil.test/x"),
        ("endpoint", "file:///etc/passwd"),
        ("endpoint", "https://[::1"),
        ("endpoint", ""),
        ("endpoint", "💥" * 2000),
        ("p256dh", ""),
        ("p256dh", "AAAA"),
        ("p256dh", text(b"\x04" + b"\x01" * 64)),
        ("p256dh", "<script>"),
        ("auth", ""),
        ("auth", text(b"short")),
        ("auth", "é" * 22),
    ],
)
def test_what_no_browser_says_is_refused(
    kadiatou: Any, service: Peer, changed: str, value: str
) -> None:
    client = Client()
    client.force_login(kadiatou)
    answer = client.post(ADD, Browser(service.url).form | {changed: value}, follow=True)
    assert "n’a pas pu être relié" in answer.content.decode()
    assert PushDevice.objects.count() == 0


@pytest.mark.parametrize(
    ("endpoint", "carries"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://wns2-par02p.notify.windows.com/w/?token=abc", True),
        ("https://web.push.apple.com/abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com:8443/", False),
        ("https://evil.test/.notify.windows.com", False),
        ("https://evil.test#.notify.windows.com", False),
        ("https://user@x.notify.windows.com", False),
        ("https://notify.windows.com.evil.test/", False),
    ],
)
def test_only_the_services_of_known_makers(endpoint: str, carries: bool) -> None:
    assert is_push_service(endpoint) is carries


def test_the_next_person_at_a_browser_takes_it_over(kadiatou: Any, service: Peer) -> None:
    _client, browser = signed_in(kadiatou, service)
    fatou = a_user(phone="+224620123457")
    other = Client()
    other.force_login(fatou)
    other.post(ADD, browser.form)
    assert list(PushDevice.objects.values_list("person_id", flat=True)) == [fatou.pk]


def test_linking_the_same_browser_twice_keeps_one(kadiatou: Any, service: Peer) -> None:
    client, browser = signed_in(kadiatou, service)
    client.post(ADD, browser.form)
    tell(kadiatou)
    outbox.drain()
    assert PushDevice.objects.count() == 1
    assert len(service.asked) == 1


def test_a_person_keeps_the_newest(kadiatou: Any) -> None:
    for number in range(MOST + 3):
        add_device(
            kadiatou,
            session_key=f"s{number}",
            endpoint=f"https://web.push.apple.com/{number}",
            p256dh="p",
            auth="a",
            user_agent="x" * 999,
        )
    kept = set(PushDevice.objects.values_list("session_key", flat=True))
    assert kept == {f"s{number}" for number in range(3, MOST + 3)}


def test_the_page_names_each_browser_and_lets_go_of_it(kadiatou: Any, service: Peer) -> None:
    client, _browser = signed_in(kadiatou, service)
    page = client.get(CHOICES).content.decode()
    assert "Chrome, Android" in page
    assert "cet appareil" in page
    assert f'data-key="{public_key()}"' in page
    device = PushDevice.objects.get()
    answer = client.post(f"{ADD}{device.pk}/remove/", follow=True)
    assert "Plus rien ne s’affiche sur cet appareil." in answer.content.decode()
    assert PushDevice.objects.count() == 0


def test_a_stranger_touches_nothing(kadiatou: Any, service: Peer) -> None:
    signed_in(kadiatou, service)
    device = PushDevice.objects.get()
    nobody, fatou = Client(), Client()
    fatou.force_login(a_user(phone="+224620123457"))
    assert nobody.post(ADD, Browser(service.url).form)["Location"].startswith("/fr/account/login/")
    assert nobody.post(f"{ADD}{device.pk}/remove/").status_code == 302
    assert fatou.post(f"{ADD}{device.pk}/remove/").status_code == 404
    assert list(PushDevice.objects.all()) == [device]


def test_a_given_key_is_used(settings: Any) -> None:
    private_key.cache_clear()
    settings.VAPID_PRIVATE_KEY = text((7).to_bytes(32, "big"))
    assert private_key().private_numbers().private_value == 7
    private_key.cache_clear()
