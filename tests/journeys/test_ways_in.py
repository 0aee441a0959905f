"""Coming in: with a number and a passkey, after losing the phone, with an address, with Google."""

from collections.abc import Callable

import pytest
from django.utils import translation
from playwright.sync_api import Page, expect

from tests.journeys.hands import Keys, Pointer
from tests.journeys.ways import (
    Phone,
    add_app,
    add_passkey,
    ask_by_email,
    come_by_passkey,
    follow,
    go,
    head,
    is_in,
    leave,
    main,
    open_by_phone,
    press,
    recover,
    write,
)
from tests.support.identity import Identity
from tests.support.market import Market

pytestmark = pytest.mark.journey

# Each of the three people comes with both hands and in both languages.
POINTER_FIRST = pytest.mark.parametrize(
    ("language", "way"), [("fr", Pointer), ("en", Keys)], ids=["fr-pointer", "en-keyboard"]
)
KEYBOARD_FIRST = pytest.mark.parametrize(
    ("language", "way"), [("fr", Keys), ("en", Pointer)], ids=["fr-keyboard", "en-pointer"]
)
Way = type[Pointer] | type[Keys]


@POINTER_FIRST
def test_a_number_a_passkey_an_app_a_lost_phone(
    visitor: Callable[..., Page], market: Market, language: str, way: Way
):
    # As people write them.
    number = {"fr": "620 12 34 56", "en": "00224 620 12 34 57"}[language]
    page = visitor(locale=language)
    hand = way(page)
    phone = Phone(page)
    with translation.override(language):
        open_by_phone(page, hand, number)
        codes = add_passkey(page, hand)
        leave(page, hand)
        come_by_passkey(page, hand)
        add_app(page, hand)
        leave(page, hand)
        phone.is_lost()
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
    Phone(page, isUserVerified=False)
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
        ask_by_email(page, hand, email)
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
