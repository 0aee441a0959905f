"""What people do on their way to the page that a test is about."""

from playwright.sync_api import Page, expect

PASSWORD = "makiti-demo"
OIL = "/fr/shop/p/huile-darachide-1-l-10/"
HAMMER = "/fr/shop/p/marteau-forge-manche-vert-2/"
ADDRESS = {
    "first_name": "Fanta",
    "phone_number": "620 12 34 99",
    "line4": "Matam",
    "line1": "Madina",
    "line2": "Derrière la grande mosquée",
}


LOOKED_AFTER = """() => new Promise((done) => {
  const worker = navigator.serviceWorker;
  if (worker.controller) done();
  else worker.addEventListener("controllerchange", done, { once: true });
}).then(() => true)"""


def come(page: Page, path: str) -> None:
    """Open a page and wait until the worker looks after this browser and has kept its files."""
    page.goto(path)
    page.evaluate(LOOKED_AFTER)
    page.wait_for_load_state("networkidle")


def put_in_basket(page: Page, *paths: str) -> None:
    for path in paths:
        page.goto(path)
        page.get_by_role("button", name="Ajouter au panier", exact=True).click()
        expect(page.locator("#messages .alert-success")).to_be_visible()


def fill_in_address(page: Page, **changed: str) -> None:
    page.goto("/fr/checkout/shipping-address/")
    for name, text in (ADDRESS | changed).items():
        page.locator(f"[name={name}]").fill(text)


def at_the_last_step(page: Page) -> None:
    fill_in_address(page)
    page.get_by_role("button", name="Continuer").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tout est juste ?")


def place(page: Page) -> None:
    page.get_by_role("button", name="Passer la commande").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Merci, votre commande est reçue")


def sign_in(page: Page, login: str, *, password: str = PASSWORD) -> None:
    page.goto("/fr/account/login/")
    page.locator("[name=login]").fill(login)
    page.locator("[name=password]").fill(password)
    page.get_by_role("main").get_by_role("button", name="Se connecter").click()
    expect(page).to_have_url("/fr/account/")
