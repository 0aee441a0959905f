"""Coming in: with a number and a passkey, after losing the phone, with an address, with Google."""

import re
import time
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import CDPSession, Locator, Page, expect

from tests.journeys.hands import Hand, Keys, Pointer
from tests.support.identity import Identity
from tests.support.market import Market

pytestmark = pytest.mark.journey

SECRET_WORD = "sept-mangues-mures"
# Each of the three people comes with both hands and in both languages.
POINTER_FIRST = pytest.mark.parametrize(
    ("language", "way"), [("fr", Pointer), ("en", Keys)], ids=["fr-pointer", "en-keyboard"]
)
KEYBOARD_FIRST = pytest.mark.parametrize(
    ("language", "way"), [("fr", Keys), ("en", Pointer)], ids=["fr-keyboard", "en-pointer"]
)
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
Way = type[Pointer] | type[Keys]


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def press(page: Page, hand: Hand, words: str) -> None:
    hand.use(main(page).get_by_role("button", name=gettext(words), exact=True))


def follow(page: Page, hand: Hand, words: str) -> None:
    hand.use(main(page).get_by_role("link", name=gettext(words)).first)


def head(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(gettext(words))


def write(page: Page, hand: Hand, **fields: str) -> None:
    for name, text in fields.items():
        hand.write(page.locator(f"main [name={name}]"), text)


def go(page: Page, path: str) -> None:
    page.goto(f"/{translation.get_language()}/account/{path}")


def is_in(page: Page) -> None:
    expect(page).to_have_url(re.compile(rf"/{translation.get_language()}/account/$"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def leave(page: Page, hand: Hand) -> None:
    go(page, "logout/")
    press(page, hand, "Se déconnecter")
    expect(page).not_to_have_url(re.compile("/account/logout/"))
    go(page, "")
    expect(page).to_have_url(re.compile("/account/login/"))


def open_by_phone(page: Page, hand: Hand, number: str) -> None:
    """The code is read from the phone of the demo, where it lies for everybody."""
    go(page, "signup/")
    write(page, hand, first_name="Mariama", phone=number, password1=SECRET_WORD)
    press(page, hand, "Ouvrir mon compte")
    head(page, "Confirmez votre numéro")
    with page.context.expect_page() as opened:
        follow(page, hand, "Voir le téléphone de la démonstration")
    phone = opened.value
    text = phone.locator(".texts li").filter(has_text=number[-12:])
    expect(text).to_contain_text(re.compile(r"\b\d{6}\b"))
    code = re.search(r"\b\d{6}\b", text.inner_text())[0]
    phone.close()
    write(page, hand, code=code)
    press(page, hand, "Continuer")
    is_in(page)


def sure(page: Page, hand: Hand) -> None:
    """It is really me."""
    head(page, "Confirmez que c’est vous")
    write(page, hand, password=SECRET_WORD)
    press(page, hand, "Confirmer")


def add_passkey(page: Page, hand: Hand) -> list[str]:
    """Returns the recovery codes that come with it."""
    go(page, "security/")
    follow(page, hand, "des clés d’accès")
    follow(page, hand, "Ajouter une clé")
    sure(page, hand)
    head(page, "Ajouter une clé d’accès")
    press(page, hand, "Ajouter la clé")
    head(page, "Codes de secours")
    codes = main(page).locator(".codes code").all_inner_texts()
    assert len(codes) == 10
    return codes


def come_by_passkey(page: Page, hand: Hand) -> None:
    go(page, "login/")
    press(page, hand, "Utiliser ma clé d’accès")
    is_in(page)


def add_app(page: Page, hand: Hand) -> str:
    """Returns the secret that the app keeps."""
    go(page, "2fa/")
    follow(page, hand, "Activer")
    sure(page, hand)
    head(page, "Activer la double vérification")
    secret = main(page).locator("code").inner_text()
    write(page, hand, code=format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    press(page, hand, "Activer")
    expect(page.locator("#messages .alert-success")).to_be_visible()
    return secret


def lose_the_phone(page: Page, devices: CDPSession, device: str) -> None:
    devices.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device})


def recover(page: Page, hand: Hand, number: str, code: str) -> None:
    go(page, "login/")
    write(page, hand, login=number, password=SECRET_WORD)
    press(page, hand, "Se connecter")
    head(page, "Double vérification")
    write(page, hand, code=code)
    press(page, hand, "Se connecter")
    is_in(page)


@POINTER_FIRST
def test_a_number_a_passkey_an_app_a_lost_phone(
    visitor: Callable[..., Page], market: Market, language: str, way: Way
):
    # As people write them.
    number = {"fr": "620 12 34 56", "en": "00224 620 12 34 57"}[language]
    page = visitor(locale=language)
    hand = way(page)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    device = devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    with translation.override(language):
        open_by_phone(page, hand, number)
        codes = add_passkey(page, hand)
        leave(page, hand)
        come_by_passkey(page, hand)
        add_app(page, hand)
        leave(page, hand)
        lose_the_phone(page, devices, device["authenticatorId"])
        recover(page, hand, number, codes[0])
    rows = market.ask(
        "SELECT u.first_name, u.email, u.phone_verified, u.language,"
        " (SELECT COUNT(*) FROM mfa_authenticator WHERE user_id = u.id)"
        " FROM accounts_user u WHERE u.phone = ?",
        "+224" + number[-12:].replace(" ", ""),
    )
    assert rows == [("Mariama", None, 1, language, 3)]


def test_a_device_that_has_no_key_says_so_and_leaves_the_other_ways(
    visitor: Callable[..., Page],
):
    page = visitor()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send(
        "WebAuthn.addVirtualAuthenticator", {"options": DEVICE | {"isUserVerified": False}}
    )
    page.goto("/fr/account/login/")
    button = main(page).get_by_role("button", name="Utiliser ma clé d’accès")
    button.click()
    expect(main(page).get_by_role("alert")).to_contain_text("Prenez votre mot de passe")
    expect(button).to_be_focused()
    expect(button).to_be_enabled()


def test_without_a_script_there_is_no_dead_button(visitor: Callable[..., Page]):
    page = visitor(java_script_enabled=False)
    page.goto("/fr/account/login/")
    expect(main(page).get_by_role("button", name="Se connecter")).to_be_visible()
    expect(main(page).get_by_role("button", name="Utiliser ma clé d’accès")).to_be_hidden()


@KEYBOARD_FIRST
def test_an_address_and_a_letter(
    visitor: Callable[..., Page], market: Market, language: str, way: Way
):
    email = f"fanta.{language}@makiti.test"
    page = visitor(locale=language)
    hand = way(page)
    with translation.override(language):
        go(page, "signup/")
        write(page, hand, first_name="Fanta", email=email, password1=SECRET_WORD)
        press(page, hand, "Ouvrir mon compte")
        head(page, "Confirmez votre adresse")
        first = market.code_to(email)
        write(page, hand, code=first)
        press(page, hand, "Continuer")
        is_in(page)
        leave(page, hand)
        go(page, "login/")
        follow(page, hand, "Recevoir un code")
        write(page, hand, login=email)
        press(page, hand, "Envoyer le code")
        head(page, "Entrez le code reçu")
        write(page, hand, code=market.code_to(email, after=first))
        press(page, hand, "Continuer")
        is_in(page)
    assert market.ask("SELECT phone, language FROM accounts_user WHERE email = ?", email) == [
        (None, language)
    ]


@POINTER_FIRST
def test_with_google(
    visitor: Callable[..., Page], market: Market, google: Identity, language: str, way: Way
):
    email = f"alpha.{language}@exemple.gn"
    google.person |= {"sub": f"google-{language}", "email": email}
    page = visitor(locale=language)
    hand = way(page)
    with translation.override(language):
        for _twice in range(2):
            go(page, "login/")
            press(page, hand, "Continuer avec Google")
            there = page.get_by_role("button", name="Je suis Alpha")
            expect(there).to_be_visible()
            # Their page, their focus ring.
            there.press("Enter")
            is_in(page)
            leave(page, hand)
    rows = market.ask("SELECT id, first_name, phone FROM accounts_user WHERE email = ?", email)
    assert [row[1:] for row in rows] == [("Alpha", None)]
