"""Coming in with Google: over real HTTP, with codes, proofs and signatures that are looked at."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.google import views as google_views
from django.test import Client

from accounts.google import CarefulGoogle
from accounts.models import User
from accounts.tests.helpers import NEW_PASSWORD, PASSWORD, is_signed_in, sign_in, sign_up
from accounts.tests.test_second_factor import STEP, with_app
from tests.support.identity import ALPHA, CLIENT_ID, SECRET, Identity, a_key, an_identity_provider

DOOR = "/sign-in/google/"


@pytest.fixture
def google(settings: Any, monkeypatch: pytest.MonkeyPatch, db: None) -> Iterator[Identity]:
    """allauth reads the addresses once, when it loads; so they are turned there."""
    with an_identity_provider() as identity:
        app = {"client_id": CLIENT_ID, "secret": SECRET, "key": ""}
        known = settings.SOCIALACCOUNT_PROVIDERS["google"] | {
            "APPS": [app],
            "AUTHORIZE_URL": f"{identity.url}/authorize",
        }
        settings.SOCIALACCOUNT_PROVIDERS = {"google": known}
        monkeypatch.setattr(google_views, "CERTS_URL", f"{identity.url}/certs")
        monkeypatch.setattr(google_views, "ID_TOKEN_ISSUER", identity.url)
        for adapter in (google_views.GoogleOAuth2Adapter, CarefulGoogle):
            monkeypatch.setattr(adapter, "authorize_url", f"{identity.url}/authorize")
            monkeypatch.setattr(adapter, "access_token_url", f"{identity.url}/token")
        yield identity


def agree(client: Client, **extra: str) -> str:
    """Go there, agree, and come back as far as the address that Google leads to."""
    query = f"?next={extra['next']}" if "next" in extra else ""
    there = client.post(DOOR + query)
    assert there.status_code == 302, there.content.decode()[:400]
    answer = requests.get(
        there["Location"].replace("/authorize?", "/agree?"), allow_redirects=False, timeout=5
    )
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"


def come(client: Client, **extra: str) -> Any:
    return client.get(agree(client, **extra))


def test_a_stranger_becomes_a_person(client: Client, google: Identity) -> None:
    answer = come(client)

    assert answer["Location"] == "/fr/account/"
    assert is_signed_in(client)
    alpha = User.objects.get()
    assert (alpha.email, alpha.first_name, alpha.last_name) == ("alpha@exemple.gn", "Alpha", "Bah")
    assert (alpha.phone, alpha.is_pending, alpha.has_usable_password()) == (None, False, False)
    assert EmailAddress.objects.get().verified
    assert google.asked == ["/agree", "/token", "/certs"]


def test_the_second_time_it_is_the_same_person(client: Client, google: Identity) -> None:
    come(Client())
    google.person |= {"email": "other@exemple.gn"}

    come(client)

    assert is_signed_in(client)
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_the_way_on_is_kept_and_stays_on_the_site(google: Identity) -> None:
    assert come(Client(), next="/fr/basket/")["Location"] == "/fr/basket/"
    assert come(Client(), next="https://evil.test/")["Location"] == "/fr/account/"


def test_a_proven_address_opens_the_account_that_has_it(
    client: Client, google: Identity, kadiatou: User
) -> None:
    EmailAddress.objects.create(
        user=kadiatou, email="kadiatou@makiti.test", verified=True, primary=True
    )
    google.person |= {"email": "Kadiatou@makiti.test"}

    come(client)

    assert int(client.session["_auth_user_id"]) == kadiatou.pk
    kadiatou.refresh_from_db()
    assert kadiatou.check_password(PASSWORD)


def test_who_waited_at_somebodys_address_is_put_out(google: Identity) -> None:
    """Somebody signed up with Alpha's address, proved nothing, and knows the password."""
    squatter, alpha = Client(), Client()
    sign_up(squatter, email="alpha@exemple.gn")

    come(alpha)

    assert is_signed_in(alpha)
    again = Client()
    sign_in(again, "alpha@exemple.gn", NEW_PASSWORD)
    assert not is_signed_in(again)


def test_an_unproven_address_opens_nothing(
    client: Client, google: Identity, kadiatou: User
) -> None:
    google.person |= {"email": "kadiatou@makiti.test", "email_verified": False}

    answer = come(client)

    assert answer["Location"] == "/fr/account/signup/"
    assert not is_signed_in(client)
    assert User.objects.count() == 1
    assert "pas donné d’adresse" in client.get(answer["Location"]).content.decode()


def test_the_second_factor_is_asked_here_too(
    client: Client, google: Identity, kadiatou: User
) -> None:
    SocialAccount.objects.create(user=kadiatou, provider="google", uid=ALPHA["sub"])
    with_app(kadiatou)

    assert come(client)["Location"] == STEP
    assert not is_signed_in(client)


def test_a_locked_person_stays_out(client: Client, google: Identity, kadiatou: User) -> None:
    SocialAccount.objects.create(user=kadiatou, provider="google", uid=ALPHA["sub"])
    User.objects.filter(pk=kadiatou.pk).update(is_active=False)

    come(client)

    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "lie",
    [
        {"lies": {"iss": "https://accounts.elsewhere.test"}},
        {"lies": {"aud": "somebody-else"}},
        {"lies": {"exp": 1_600_000_000}},
        {"signs_with": a_key()},
        {"signs_with": "k" * 64, "algorithm": "HS256"},
        {"algorithm": "none"},
    ],
    ids=["issuer", "audience", "expired", "other key", "shared secret", "no signature"],
)
def test_what_is_not_truly_signed_opens_nothing(
    client: Client, google: Identity, lie: dict[str, Any]
) -> None:
    for name, value in lie.items():
        setattr(google, name, value)

    answer = come(client)

    assert not is_signed_in(client)
    assert not User.objects.exists()
    assert "Google ne répond pas comme prévu" in answer.content.decode()


def test_a_way_back_of_another_browser_opens_nothing(google: Identity) -> None:
    mine, victim = Client(), Client()
    back = agree(mine)

    victim.get(back)

    assert not is_signed_in(victim)


def test_a_code_opens_once(google: Identity) -> None:
    client = Client()
    back = agree(client)
    client.get(back)
    client.post("/fr/account/logout/")

    client.get(back)

    assert not is_signed_in(client)


def test_who_stops_over_there_is_told(client: Client, google: Identity) -> None:
    there = client.post(DOOR)
    state = parse_qs(urlsplit(there["Location"]).query)["state"][0]

    answer = client.get(f"{DOOR}callback/?error=access_denied&state={state}", follow=True)

    assert "Vous avez arrêté chez Google" in answer.content.decode()


def test_a_provider_that_is_away_is_told(client: Client, google: Identity) -> None:
    back = agree(client)
    google._codes.clear()

    answer = client.get(back)

    assert "Google ne répond pas comme prévu" in answer.content.decode()


def test_a_link_alone_leads_nowhere(client: Client, google: Identity) -> None:
    """A page elsewhere cannot sign somebody in: it takes a button of ours."""
    assert client.get(DOOR).status_code == 200


def test_the_button_stands_where_google_is_set(
    client: Client, google: Identity, settings: Any
) -> None:
    for path in ("/fr/account/login/", "/fr/account/signup/"):
        page = client.get(path)
        assert "Continuer avec Google" in page.content.decode()
        assert f"form-action 'self' {google.url}" in page["Content-Security-Policy"]
    settings.SOCIALACCOUNT_PROVIDERS = {
        "google": settings.SOCIALACCOUNT_PROVIDERS["google"] | {"APPS": []}
    }
    for path in ("/fr/account/login/", "/fr/account/signup/"):
        page = client.get(path)
        assert "Google" not in page.content.decode()
        assert "form-action 'self';" in page["Content-Security-Policy"]
    assert client.post(DOOR).status_code == client.get(f"{DOOR}callback/").status_code == 404


def test_an_address_that_somebody_only_asked_for_leads_into_no_account_of_theirs(
    client: Client, google: Identity, oumar: User
) -> None:
    """Oumar, whose number is proven, wants Alpha's address too and waits for Alpha to come."""
    EmailAddress.objects.create(user=oumar, email="alpha@exemple.gn")

    come(client)

    assert is_signed_in(client)
    assert int(client.session["_auth_user_id"]) != oumar.pk
    assert User.objects.get(email="alpha@exemple.gn").first_name == "Alpha"
