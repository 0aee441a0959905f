"""A newcomer: opens an account with an e-mail address and is at home in it, page after page."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.people import ADDRESS, OIL, put_in_basket
from tests.support.market import Market

pytestmark = pytest.mark.journey

FIRST, SECOND, THIRD = "sept-mangues-mures", "huit-mangues-mures", "neuf-mangues-mures"
PERSON = "SELECT first_name, phone FROM accounts_user WHERE email = ?"


def main(page: Page) -> Locator:
    return page.get_by_role("main")


def press(page: Page, name: str) -> None:
    main(page).get_by_role("button", name=name, exact=True).click()


def head(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def done(page: Page) -> None:
    expect(page.locator("#messages .alert-success").first).to_be_visible()


def write(page: Page, **fields: str) -> None:
    for name, text in fields.items():
        page.locator(f"[name={name}]").fill(text)


def open_account(page: Page, market: Market, *, email: str) -> str:
    """Returns the code that opened it."""
    page.goto("/fr/account/signup/")
    write(page, first_name="Saran", email=email, password1=FIRST)
    press(page, "Ouvrir mon compte")
    head(page, "Confirmez votre adresse")
    code = market.code_to(email)
    write(page, code="000000" if code != "000000" else "111111")
    press(page, "Continuer")
    # A wrong code is said at its field, and can be mended there.
    expect(page.locator(".field-error")).to_be_visible()
    write(page, code=code)
    press(page, "Continuer")
    expect(page.get_by_role("banner").get_by_text("Saran")).to_have_count(1)
    return code


def furnish(page: Page) -> None:
    page.goto("/fr/account/addresses/")
    main(page).get_by_role("link", name="Ajouter une adresse").click()
    write(page, **ADDRESS)
    press(page, "Enregistrer")
    head(page, "Mes adresses")
    expect(main(page)).to_contain_text("Derrière la grande mosquée")
    page.goto(OIL)
    press(page, "Garder dans mes favoris")
    done(page)
    page.goto("/fr/account/favourites/")
    main(page).get_by_role("list").get_by_role("link", name="Mes favoris", exact=True).last.click()
    expect(main(page)).to_contain_text("Huile d’arachide 1 L")
    page.goto("/fr/account/profile/")
    main(page).get_by_role("link", name="Modifier").first.click()
    write(page, first_name="Saran Mory")
    press(page, "Enregistrer")
    expect(main(page)).to_contain_text("Saran Mory")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_newcomer_opens_an_account_and_furnishes_it(
    visitor: Callable[..., Page], market: Market, script: bool
):
    email = f"saran.{script}@makiti.test".lower()
    page = visitor(java_script_enabled=script)
    put_in_basket(page, OIL)
    open_account(page, market, email=email)
    page.goto("/fr/account/")
    head(page, "Bonjour Saran")
    # What was in the basket came along.
    expect(page.locator("#basket-badge")).to_contain_text("1")
    furnish(page)
    assert market.ask(PERSON, email) == [("Saran Mory", None)]
    # The address of the book is offered at the checkout: one button is enough.
    page.goto("/fr/checkout/")
    expect(main(page)).to_contain_text("Derrière la grande mosquée")


def leave(page: Page) -> None:
    page.goto("/fr/account/")
    press(page, "Se déconnecter")
    page.goto("/fr/account/")
    expect(page).to_have_url(re.compile("/account/login/"))


def enter(page: Page, *, email: str, password: str) -> None:
    page.goto("/fr/account/login/")
    write(page, login=email, password=password)
    press(page, "Se connecter")


def test_a_password_is_changed_forgotten_and_replaced(visitor: Callable[..., Page], market: Market):
    email = "mory@makiti.test"
    page = visitor()
    opened_with = open_account(page, market, email=email)
    page.goto("/fr/account/password/change/")
    write(page, oldpassword=FIRST, password1=SECOND, password2=SECOND)
    press(page, "Enregistrer")
    done(page)
    leave(page)
    enter(page, email=email, password=FIRST)
    expect(page.locator(".error-summary, .field-error, .alert-danger").first).to_be_visible()
    expect(page.locator("[name=login]")).to_have_value(email)
    page.goto("/fr/account/login/")
    page.get_by_role("link", name="Mot de passe oublié ?").click()
    write(page, email=email)
    press(page, "Envoyer le code")
    write(page, code=market.code_to(email, after=opened_with))
    press(page, "Continuer")
    write(page, password1=THIRD, password2=THIRD)
    press(page, "Enregistrer")
    head(page, "Bonjour Saran")
    leave(page)
    # As a phone's keyboard would write it.
    enter(page, email="Mory@Makiti.test", password=THIRD)
    head(page, "Bonjour Saran")
