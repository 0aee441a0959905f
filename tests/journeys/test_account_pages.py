"""The pages at the doors and locks of an account, read like all others."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.hands import Pointer
from tests.journeys.people import PASSWORD, sign_in
from tests.journeys.ways import (
    SECRET_WORD,
    Phone,
    add_app,
    add_passkey,
    ask_by_email,
    ask_by_phone,
    come_by_passkey,
    go,
    head,
    is_in,
    leave,
    main,
    press,
    write,
)
from tests.support.market import Market

pytestmark = pytest.mark.journey

SAFETY = [
    "security/",
    "sessions/",
    "elsewhere/",
    "2fa/",
    "2fa/webauthn/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "2fa/totp/deactivate/",
    "privacy/",
    "privacy/erase/",
    "2fa/reauthenticate/",
    "2fa/webauthn/reauthenticate/",
]


# What Wagtail's own buttons measure.
OFFICE = 32


class Reader:
    def __init__(self, page: Page, *, least: int = reading.THUMB) -> None:
        self.page = page
        self.least = least
        self.found: list[str] = []

    def pages(self, *paths: str) -> None:
        for path in paths:
            self._note(path, reading.faults(self.page, path, least=self.least))

    def account(self, *paths: str) -> None:
        for path in paths:
            self.pages(f"/fr/account/{path}")
            # Nobody was led elsewhere.
            expect(self.page).to_have_url(f"/fr/account/{path}")

    def here(self) -> None:
        self._note(self.page.url, reading.faults_here(self.page, least=self.least))

    def _note(self, path: str, faults: list[str]) -> None:
        self.found += [f"{path} {fault}" for fault in faults]

    def found_nothing(self) -> None:
        assert not self.found, "\n".join(self.found)


def test_asking_for_a_code_and_giving_it(visitor: Callable[..., Page], market: Market):
    page = visitor()
    hand, reader = Pointer(page), Reader(page)
    reader.account("login/code/")
    write(page, hand, login="620 77 00 01")
    press(page, hand, "Envoyer le code")
    reader.account("login/code/confirm/")
    write(page, hand, code="12")
    press(page, hand, "Continuer")
    page.locator(".field-error").wait_for()
    reader.here()
    ask_by_phone(page, hand, "620 77 00 02")
    reader.account("phone/verify/")
    reader.pages("/fr/demo/phone/")
    go(page, "phone/verify/")
    press(page, hand, "Annuler")
    ask_by_email(page, hand, "sira@makiti.test")
    reader.account("confirm-email/")
    go(page, "password/reset/")
    write(page, hand, email="sira@makiti.test")
    press(page, hand, "Envoyer le code")
    head(page, "Entrez le code reçu")
    reader.here()
    reader.found_nothing()


def fill(market: Market, kind: str, *, most: int) -> None:
    """As if the last one who was counted had done it so often."""
    key, counts = market.ask(
        "SELECT id, counts FROM core_tally WHERE kind = ? ORDER BY ends_at DESC LIMIT 1", kind
    )[0]
    slots = dict.fromkeys(json.loads(counts), most)
    market.ask("UPDATE core_tally SET counts = ? WHERE id = ?", json.dumps(slots), key)


@pytest.fixture
def no_crowd(market: Market) -> Iterator[None]:
    """All journeys come from one address: what was counted there is forgotten afterwards."""
    yield
    market.ask("DELETE FROM core_tally WHERE kind = 'address'")


def test_a_lock_and_a_question(visitor: Callable[..., Page], market: Market, no_crowd: None):
    page = visitor()
    hand, reader = Pointer(page), Reader(page)

    def guess() -> None:
        go(page, "login/")
        write(page, hand, login="sira@makiti.test", password="mangues")
        press(page, hand, "Se connecter")
        page.locator(".error-summary, .alert-danger").first.wait_for()

    guess()
    reader.here()
    fill(market, "password_day", most=50)
    guess()
    expect(main(page)).to_contain_text("Connectez-vous avec un code")
    reader.here()
    fill(market, "address", most=300)
    for path in ("login/", "signup/", "login/code/", "password/reset/"):
        reader.account(path)
        expect(page.get_by_label("Combien font")).to_be_visible()
    write(page, hand, email="sira@makiti.test", answer="1")
    press(page, hand, "Envoyer le code")
    page.locator(".field-error").wait_for()
    reader.here()
    reader.found_nothing()


def test_locks_devices_and_one_s_data(visitor: Callable[..., Page], market: Market):
    page = visitor()
    hand, reader = Pointer(page), Reader(page)
    email = "sona@makiti.test"
    ask_by_email(page, hand, email)
    write(page, hand, code=market.code_to(email))
    press(page, hand, "Continuer")
    is_in(page)
    reader.account("reauthenticate/")  # for who has nothing but a password
    phone = Phone(page)
    add_passkey(page, hand)
    reader.here()
    reader.account("2fa/webauthn/add/", "2fa/totp/activate/")
    leave(page, hand)
    come_by_passkey(page, hand)
    add_app(page, hand)
    go(page, "privacy/")
    press(page, hand, "Préparer mon fichier")
    expect(main(page).get_by_role("link", name="Télécharger")).to_be_visible()
    reader.account(*SAFETY)
    go(page, "2fa/webauthn/")
    for name in ("Renommer", "Retirer"):
        main(page).get_by_role("link", name=name).click()
        reader.pages(page.url)
        page.go_back()
    leave(page, hand)
    phone.is_lost()
    write(page, hand, login=email, password=SECRET_WORD)
    press(page, hand, "Se connecter")
    head(page, "Double vérification")
    reader.here()
    reader.found_nothing()


def test_who_cannot_go_yet(visitor: Callable[..., Page]):
    page = visitor()
    reader = Reader(page)
    sign_in(page, "aissatou@makiti.test")
    reader.account("privacy/", "privacy/erase/")
    expect(main(page)).to_contain_text("Quittez d’abord son équipe")
    reader.found_nothing()


def test_taking_tables_along(visitor: Callable[..., Page]):
    page = visitor()
    reader = Reader(page, least=OFFICE)
    sign_in(page, "admin@makiti.test", password=PASSWORD)
    reader.pages("/admin/exports/")
    page.get_by_role("button", name="Commandes, XLSX").click()
    expect(page.get_by_role("link", name="Télécharger")).to_be_visible()
    reader.here()
    reader.found_nothing()
