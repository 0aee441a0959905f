"""What somebody does at the doors of an account, with either hand, in either language."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Locator, Page, expect

from tests.journeys.hands import Hand

SECRET_WORD = "sept-mangues-mures"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Phone:
    """A device that keeps passkeys and asks for a finger; it can be lost."""

    def __init__(self, page: Page, **traits: bool) -> None:
        self.line = page.context.new_cdp_session(page)
        self.line.send("WebAuthn.enable")
        made = self.line.send("WebAuthn.addVirtualAuthenticator", {"options": {**DEVICE, **traits}})
        self.key = made["authenticatorId"]

    def is_lost(self) -> None:
        self.line.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.key})


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


def ask_by_phone(page: Page, hand: Hand, number: str) -> None:
    go(page, "signup/")
    write(page, hand, first_name="Mariama", phone=number, password1=SECRET_WORD)
    press(page, hand, "Ouvrir mon compte")
    head(page, "Confirmez votre numéro")


def ask_by_email(page: Page, hand: Hand, email: str) -> None:
    go(page, "signup/")
    write(page, hand, first_name="Fanta", email=email, password1=SECRET_WORD)
    press(page, hand, "Ouvrir mon compte")
    head(page, "Confirmez votre adresse")


def open_by_phone(page: Page, hand: Hand, number: str) -> None:
    """The code is read from the phone of the demo, where it lies for everybody."""
    ask_by_phone(page, hand, number)
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
    """Returns the secret that the app keeps. Who has a key proves it is them by that key."""
    go(page, "2fa/")
    follow(page, hand, "Activer")
    head(page, "Confirmez que c’est vous")
    press(page, hand, "Utiliser ma clé d’accès")
    head(page, "Activer la double vérification")
    secret = main(page).locator("code").inner_text()
    write(page, hand, code=format_hotp_value(hotp_value(secret, int(time.time()) // 30)))
    press(page, hand, "Activer")
    expect(page.locator("#messages .alert-success")).to_be_visible()
    return secret


def recover(page: Page, hand: Hand, number: str, code: str) -> None:
    go(page, "login/")
    write(page, hand, login=number, password=SECRET_WORD)
    press(page, hand, "Se connecter")
    head(page, "Double vérification")
    write(page, hand, code=code)
    press(page, hand, "Se connecter")
    is_in(page)
