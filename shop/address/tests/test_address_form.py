"""The address form of the account and of the checkout: what is asked, found, kept, refused."""

from typing import Any

import pytest
from django.test import Client

from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.models import Spot, UnknownPlace
from logistics.geo.points import Point
from logistics.geo.services.load_gazetteer import load_gazetteer
from shop.address.models import Country, UserAddress
from shop.order.models import Order, ShippingAddress
from tests.builders import a_country, a_product
from tests.races.helpers import CARRIED, LAST_STEP
from tests.support.peers import a_peer

pytestmark = pytest.mark.django_db
ADD = "/fr/account/addresses/add/"
TYPED = {
    "first_name": "Kadiatou",
    "phone_number": "620 12 34 56",
    "line1": "kipe",
    "line2": "Derrière la mosquée",
}


@pytest.fixture
def guinea() -> None:
    load_gazetteer(read_gazetteer())
    a_country()


@pytest.fixture
def hers(kadiatou: Any, guinea: None) -> Client:
    client = Client()
    client.force_login(kadiatou)
    return client


def kept(client: Client, **typed: Any) -> UserAddress:
    answer = client.post(ADD, TYPED | typed)
    assert answer.status_code == 302, answer.content.decode()
    return UserAddress.objects.latest("pk")


def refused(client: Client, **typed: Any) -> str:
    answer = client.post(ADD, TYPED | typed)
    assert answer.status_code == 200
    assert not UserAddress.objects.exists()
    assert not Spot.objects.exists()
    return answer.content.decode()


def test_four_fields_are_enough(hers: Client) -> None:
    address = kept(hers)
    assert (address.line1, address.line2, address.line4) == ("kipe", TYPED["line2"], "Ratoma")
    assert (address.place_id, address.precision, address.point) == ("CKY-RAT-KIPE", "", None)
    assert address.phone_number.as_e164 == "+224620123456"
    assert address.spot is not None
    assert not UnknownPlace.objects.exists()


def test_all_that_helps_a_courier_is_kept(hers: Client) -> None:
    address = kept(
        hers,
        label="Chez maman",
        notes="Deuxième étage",
        second_phone="00224 664 00 11 22",
        lat="9.61",
        lon="-13.65",
        accuracy="12",
    )
    assert (address.label, address.notes) == ("Chez maman", "Deuxième étage")
    assert address.second_phone == "+224664001122"
    assert (address.point, address.precision) == (Point(9.61, -13.65), "exact")
    page = hers.get("/fr/account/addresses/").content.decode()
    assert "Chez maman" in page
    assert "664 00 11 22" in page


@pytest.mark.parametrize(
    ("accuracy", "precision"),
    [("12", "exact"), ("", "exact"), ("400", "quartier"), ("9000", ""), ("-3", ""), ("x", "")],
)
def test_a_point_is_kept_as_well_as_it_is_known(
    hers: Client, accuracy: str, precision: str
) -> None:
    address = kept(hers, lat="9.61", lon="-13.65", accuracy=accuracy)
    assert address.precision == precision
    assert (address.point is not None) == bool(precision)


@pytest.mark.parametrize(
    "sent",
    [
        {"lat": "91", "lon": "0"},
        {"lat": "x", "lon": "🙂"},
        {"lat": "9"},
        {"lat": "nan", "lon": "1"},
    ],
)
def test_a_position_that_is_none_never_stops_anybody(hers: Client, sent: dict[str, str]) -> None:
    assert kept(hers, **sent).point is None


def test_a_quartier_that_nobody_knows_is_taken_and_waits_for_the_editors(hers: Client) -> None:
    address = kept(hers, line1="Cité des palmes", line4="Ratoma")
    assert (address.line1, address.place_id) == ("Cité des palmes", "CKY-RAT")
    waiting = UnknownPlace.objects.get()
    assert (waiting.text, waiting.within, waiting.times) == ("Cité des palmes", "CKY-RAT", 1)


def test_a_quartier_that_nobody_knows_needs_its_commune(hers: Client) -> None:
    page = refused(hers, line1="Cité des palmes")
    assert "Nous ne connaissons pas ce quartier" in page
    assert 'value="Cité des palmes"' in page
    assert not UnknownPlace.objects.exists()


def test_of_several_places_one_is_chosen(hers: Client) -> None:
    page = refused(hers, line1="Tanéné")
    assert 'value="DBK-TANENE"' in page
    assert "Lequel est le vôtre" in page
    assert kept(hers, line1="Tanéné", place_code="DBK-TANENE").place_id == "DBK-TANENE"
    none = kept(hers, line1="Tanéné", line2="Ailleurs", line4="Siguiri", place_code="-")
    assert none.place_id == "SGR-SIGUIRI_CENTRE"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("line2", "", "Indiquez un point de repère"),
        ("line1", "", "Indiquez le quartier"),
        ("phone_number", "12", "Exemple : 620 12 34 56"),
        ("phone_number", "", "Indiquez un numéro de téléphone"),
        ("second_phone", "12", "Exemple : 620 12 34 56"),
        ("first_name", "", "Indiquez le prénom"),
        ("label", "x" * 41, "40"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    hers: Client, field: str, typed: str, said: str
) -> None:
    page = refused(hers, **{field: typed})
    assert said in page
    assert f'id="id_{field}_error"' in page


def test_the_selectors_work_without_a_script_and_lose_nothing(hers: Client) -> None:
    step = TYPED | {"line1": "", "choose": "1", "region": "01", "notes": "Portail <bleu>"}
    page = hers.post(ADD, step).content.decode()
    assert '<option value="CKY-RAT">Ratoma</option>' in page
    assert "Portail &lt;bleu&gt;" in page
    assert 'value="620 12 34 56"' in page
    assert "Il y a quelque chose à corriger" not in page
    step |= {"prefecture": "CKY", "commune": "CKY-RAT", "quartier": "CKY-RAT-KIPE"}
    page = hers.post(ADD, step).content.decode()
    assert 'value="Kipé"' in page
    assert 'name="place_code" value="CKY-RAT-KIPE"' in page
    assert not UserAddress.objects.exists()


def test_a_new_pin_is_another_door(hers: Client) -> None:
    address = kept(hers, lat="9.61", lon="-13.65")
    door = address.spot
    edit = f"/fr/account/addresses/{address.pk}/"
    typed = TYPED | {"line2": "Portail vert", "lat": "9.61", "lon": "-13.65"}
    assert hers.post(edit, typed).status_code == 302
    address.refresh_from_db()
    assert (address.line2, address.spot) == ("Portail vert", door)
    assert hers.post(edit, typed | {"lat": "9.70"}).status_code == 302
    address.refresh_from_db()
    assert address.spot not in (None, door)


def test_somebody_elses_address_is_not_found(hers: Client, fatou: Any) -> None:
    address = kept(hers)
    stranger = Client()
    stranger.force_login(fatou)
    for sent in (TYPED, TYPED | {"choose": "1"}):
        answer = stranger.post(f"/fr/account/addresses/{address.pk}/", sent)
        assert answer.status_code == 404


def through_the_checkout(client: Client, **typed: Any) -> Order:
    client.post(f"/fr/basket/add/{a_product().pk}/", {"quantity": 1})
    answer = client.post("/fr/checkout/shipping-address/", TYPED | typed)
    assert answer.status_code == 302, answer.content.decode()
    for step in ("shipping-method", "payment-method"):
        assert client.get(f"/fr/checkout/{step}/").status_code == 302
    carried = dict(CARRIED.findall(client.get(LAST_STEP).content.decode()))
    placed = client.post(LAST_STEP, {"action": "place_order", **carried})
    assert placed.headers["Location"] == "/fr/checkout/thank-you/"
    return Order.objects.latest("pk")


def test_an_order_keeps_the_place_the_point_and_the_door(hers: Client) -> None:
    order = through_the_checkout(hers, lat="9.61", lon="-13.65", second_phone="664 00 11 22")
    went, mine = order.shipping_address, UserAddress.objects.get()
    for address in (went, mine):
        assert (address.place_id, address.line4) == ("CKY-RAT-KIPE", "Ratoma")
        assert (address.point, address.precision) == (Point(9.61, -13.65), "exact")
        assert address.second_phone == "+224664001122"
    assert went.spot == mine.spot is not None


def test_a_guests_unknown_quartier_waits_once_the_order_stands(guinea: None) -> None:
    client = Client()
    client.post(f"/fr/basket/add/{a_product().pk}/", {"quantity": 1})
    typed = {"line1": "Cité des palmes", "line4": "Ratoma"}
    client.post("/fr/checkout/shipping-address/", TYPED | typed)
    assert not UnknownPlace.objects.exists()
    through_the_checkout(client, **typed)
    assert UnknownPlace.objects.get().text == "Cité des palmes"
    assert ShippingAddress.objects.get().place_id == "CKY-RAT"


def test_going_back_shows_what_was_typed(guinea: None) -> None:
    client = Client()
    client.post(f"/fr/basket/add/{a_product().pk}/", {"quantity": 1})
    client.post("/fr/checkout/shipping-address/", TYPED | {"lat": "9.61", "lon": "-13.65"})
    page = client.get("/fr/checkout/shipping-address/").content.decode()
    for value in ("kipe", "Ratoma", "Derrière la mosquée", "CKY-RAT-KIPE", "9.61", "-13.65"):
        assert f'value="{value}"' in page


def test_another_country_has_oscars_plain_form(hers: Client) -> None:
    assert "autre pays" not in hers.get(ADD).content.decode()
    assert 'name="postcode"' not in hers.get(f"{ADD}?country=FR").content.decode()
    Country.objects.create(
        iso_3166_1_a2="FR", name="France", printable_name="France", is_shipping_country=True
    )
    assert 'href="?country=FR"' in hers.get(ADD).content.decode()
    page = hers.get(f"{ADD}?country=FR").content.decode()
    assert 'name="postcode"' in page
    assert "share-position" not in page
    typed = {
        "first_name": "Kadiatou",
        "last_name": "Barry",
        "line1": "3 rue des Poissonniers",
        "line4": "Paris",
        "phone_number": "+33 6 12 34 56 78",
        "postcode": "75018",
        "country": "FR",
    }
    answer = hers.post(ADD, typed)
    assert answer.status_code == 302, answer.content.decode()
    address = UserAddress.objects.get()
    assert (address.country_id, address.postcode, address.spot) == ("FR", "75018", None)


def test_a_doubt_about_an_address_abroad_is_told_and_stops_nobody(
    hers: Client, settings: Any
) -> None:
    Country.objects.create(
        iso_3166_1_a2="FR", name="France", printable_name="France", is_shipping_country=True
    )
    typed = {
        "first_name": "Kadiatou",
        "last_name": "Barry",
        "line1": "3 rue des Poissoniers",
        "line4": "Paris",
        "phone_number": "+33 6 12 34 56 78",
        "postcode": "75018",
        "country": "FR",
    }
    post = {"postalCode": "75018", "locality": "Paris", "addressLines": ["3 <b>Rue</b>"]}
    told = {"result": {"verdict": {}, "address": {"postalAddress": post}}}
    with a_peer() as google:
        google.answers = [(200, told), (500, {})]
        settings.GOOGLE_MAPS_API_KEY, settings.GOOGLE_ADDRESS_URL = "a-key", google.url
        page = hers.post(ADD, typed, follow=True).content.decode()
        assert "pas pu confirmer cette adresse" in page
        assert "3 &lt;b&gt;Rue&lt;/b&gt;, 75018, Paris" in page
        again = hers.post(ADD, typed | {"line1": "9 rue Ailleurs"}, follow=True).content.decode()
        assert "pas pu confirmer" not in again
        assert UserAddress.objects.count() == 2
        kept(hers)
    assert len(google.asked) == 2
