"""Two browsers speak: live, through a cut line, without a script; and nothing that is said runs."""

from collections.abc import Callable
from itertools import product
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import reading
from tests.journeys.people import HAMMER, OIL, sign_in
from tests.support.line import Line
from tests.support.market import Market

pytestmark = pytest.mark.journey

SELLER = (
    "SELECT u.email FROM accounts_user u JOIN partner_partner_users t ON t.user_id = u.id"
    " JOIN catalogue_product p ON p.store_id = t.partner_id WHERE p.title LIKE ? LIMIT 1"
)
QUESTION = "Poser une question au vendeur"


@pytest.fixture
def seller(market: Market) -> str:
    [(email,)] = market.ask(SELLER, "Huile d%")
    return str(email)


def bell_of(market: Market, email: str) -> str:
    """What it shows of all that is no message."""
    rest = (
        "SELECT count(*) FROM notifications_notice n JOIN accounts_user u ON u.id = n.recipient_id"
        " WHERE u.email = ? AND n.read_at IS NULL AND n.kind <> 'chat.message'"
    )
    [(count,)] = market.ask(rest, email)
    return str(count) if count else ""


def ask(page: Page, path: str, words: str) -> None:
    page.goto(path)
    page.get_by_role("link", name=QUESTION).click()
    if page.locator("#lines").count() == 0:
        page.locator("[name=text]").fill(words)
        page.get_by_role("button", name="Envoyer", exact=True).click()
        page.wait_for_url("**/account/messages/*-*/*")
    else:
        say(page, words)
    expect(page.locator(".chat-text").last).to_have_text(words)
    # Somebody who spoke there before stays on the page: what is written stands before it is sent.
    expect(page.locator(".is-waiting")).to_have_count(0)


def say(page: Page, words: str) -> None:
    page.locator("#say [name=text]").fill(words)
    page.get_by_role("button", name="Envoyer", exact=True).click()


def is_live(page: Page) -> None:
    expect(page.locator("#chat[data-live=true]")).to_have_count(1, timeout=60_000)


def said(page: Page, count: int) -> list[str]:
    expect(page.locator(".chat-text")).to_have_count(count, timeout=60_000)
    return page.locator(".chat-text").all_text_contents()


def test_two_speak_live_and_one_writes_while_the_line_is_down(
    visitor: Callable[..., Page], seller: str, line: Line, market: Market
) -> None:
    shopper, desk = visitor(base_url=line.url), visitor(viewport={"width": 1280, "height": 800})
    sign_in(shopper, "oumar@makiti.test")
    sign_in(desk, seller)
    ask(shopper, OIL, "Bonjour, il en reste ?")
    is_live(shopper)
    desk.goto("/fr/account/messages/")
    expect(desk.locator("#conversations .is-unread").first).to_contain_text("Oumar")
    desk.locator("#conversations a").first.click()
    is_live(desk)
    # Once it is read the bell speaks of it no more.
    expect(desk.locator("#bell [data-bell-count]")).to_have_text(bell_of(market, seller))
    # Read there, and said so here, without a reload.
    expect(shopper.locator(".is-mine [data-state]").last).to_have_text("Lu")
    desk.locator("#say [name=text]").press_sequentially("Oui")
    expect(shopper.locator("#typing")).to_contain_text("écrit…")
    desk.locator("#say [name=text]").press("Control+Enter")
    expect(shopper.locator(".chat-text").last).to_have_text("Oui")

    shopper.watch.cut = True  # type: ignore[attr-defined]
    line.cut()
    for words in ("un", "deux", "trois"):
        say(shopper, words)
    expect(shopper.locator(".is-waiting")).to_have_count(3)
    expect(shopper.locator(".is-waiting [data-state]").first).to_have_text("Attend le réseau")
    say(desk, "Combien en voulez-vous ?")
    expect(desk.locator(".is-mine [data-state]").last).to_have_text("Envoyé")
    assert len(said(desk, 3)) == 3
    line.mend()

    expect(shopper.locator(".is-waiting")).to_have_count(0, timeout=60_000)
    whole = ["Bonjour, il en reste ?", "Oui", "Combien en voulez-vous ?", "un", "deux", "trois"]
    assert said(desk, 6) == whole
    assert said(shopper, 6) == whole
    for page in (shopper, desk):
        page.reload()
        assert said(page, 6) == whole


def test_what_waits_outlives_its_page(
    visitor: Callable[..., Page], seller: str, line: Line
) -> None:
    page = visitor(base_url=line.url)
    sign_in(page, "oumar@makiti.test")
    ask(page, HAMMER, "Un")
    is_live(page)
    there = page.url.split("#")[0]
    page.watch.cut = True  # type: ignore[attr-defined]
    line.cut()
    say(page, "Deux")
    expect(page.locator(".is-waiting [data-state]")).to_have_text("Attend le réseau")
    page.goto("about:blank")
    line.mend()
    page.goto(there)
    assert said(page, 2) == ["Un", "Deux"]
    expect(page.locator(".is-waiting")).to_have_count(0)


def test_without_a_socket_the_page_asks(visitor: Callable[..., Page], seller: str) -> None:
    shopper, desk = visitor(), visitor()
    shopper.route_web_socket("**/ws/**", lambda socket: socket.close())
    sign_in(shopper, "kadiatou@makiti.test")
    sign_in(desk, seller)
    ask(shopper, OIL, "Vous livrez à Kaloum ?")
    desk.goto(shopper.url)
    say(desk, "Oui, demain.")
    expect(shopper.locator(".chat-text").last).to_have_text("Oui, demain.")
    say(shopper, "Parfait.")
    expect(desk.locator(".chat-text").last).to_have_text("Parfait.")


def test_without_a_script_one_asks_and_reads(visitor: Callable[..., Page], seller: str) -> None:
    shopper, desk = visitor(java_script_enabled=False), visitor(java_script_enabled=False)
    sign_in(shopper, "kadiatou@makiti.test")
    sign_in(desk, seller)
    shopper.goto(OIL)
    shopper.get_by_role("link", name=QUESTION).click()
    say(shopper, "Et en bidon ?")
    expect(shopper.locator(".chat-text").last).to_have_text("Et en bidon ?")
    desk.goto("/fr/account/messages/")
    desk.locator("#conversations .is-unread a").first.click()
    desk.get_by_role("button", name="Marquer comme lu").click()
    expect(desk.locator("#conversations li").first).not_to_contain_text("non lu")


# --- Nothing that is said runs --------------------------------------------------------------
OPENERS = ["", '">', "'>", "</textarea>", "</p></li>", "</script>", "<!--", "{{", "${", "\\u003c"]
RUNS = [
    "<script>alert({n})</script>",
    "<img src=x onerror=alert({n})>",
    "<svg onload=alert({n})>",
    "<svg><animate onbegin=alert({n}) attributeName=x dur=1s>",
    "<body onload=alert({n})>",
    "<input autofocus onfocus=alert({n})>",
    "<details open ontoggle=alert({n})>",
    "<video><source onerror=alert({n})>",
    "<iframe srcdoc='<script>parent.alert({n})</script>'>",
    "<a href='javascript:alert({n})' autofocus onfocus=alert({n})>x</a>",
    "<math><mi xlink:href='data:x,<script>alert({n})</script>'>",
    "<style>@import 'javascript:alert({n})';</style>",
    "<meta http-equiv=refresh content='0;url=javascript:alert({n})'>",
    "<object data='javascript:alert({n})'>",
    "<form action='javascript:alert({n})'><button autofocus onfocus=alert({n})>",
    "<template><img src=x onerror=alert({n})></template>",
    "<img src=x:alert({n}) onerror=eval(src)>",
    "<link rel=stylesheet href='javascript:alert({n})'>",
    "constructor.constructor('alert({n})')()}}}}",
    "<ScRiPt/x src=data:,alert({n})>",
]
PAYLOADS = [
    opener + run.format(n=n) for n, (opener, run) in enumerate(product(OPENERS, RUNS), start=1)
]


def test_nothing_that_is_said_or_called_runs(
    visitor: Callable[..., Page], seller: str, market: Market
) -> None:
    assert len(set(PAYLOADS)) == 200
    shopper, desk = visitor(), visitor()
    ran: list[str] = []
    for page in (shopper, desk):
        page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
        sign_in(page, "hawa@makiti.test" if page is shopper else seller)
    names = "UPDATE accounts_user SET first_name = ? WHERE email = 'hawa@makiti.test'"
    market.ask(names, PAYLOADS[1])
    try:
        ask(shopper, OIL, PAYLOADS[0])
        desk.goto(shopper.url)
        is_live(desk)
        is_live(shopper)
        for start in range(0, 200, 20):
            say(shopper, "\n".join(PAYLOADS[start : start + 20]))
        # Drawn by the script, then by the server, then in lists, the bell and a search.
        assert said(desk, 11)[-1].split("\n") == PAYLOADS[180:]
        for page in (desk, shopper):
            page.reload()
            assert said(page, 11)[-1].split("\n") == PAYLOADS[180:]
        for path in ("/fr/account/messages/", "/fr/account/messages/?q=alert"):
            desk.goto(path)
            expect(desk.locator(".chat-open").first).to_contain_text("alert(")
        desk.goto("/fr/account/notifications/")
        expect(desk.locator("#inbox")).to_contain_text("onerror=alert(2)")
    finally:
        market.ask(names, "Hawa")
    assert ran == []


def asked_of_the_team(page: Page) -> str:
    """A conversation that the assistant still answers."""
    page.goto("/fr/account/messages/new/")
    say(page, "Comment payer ?")
    page.wait_for_url("**/account/messages/*-*/*")
    expect(page.locator("#assistant")).to_be_visible()
    return page.url.split("#")[0]


# --- As the harshest see it -----------------------------------------------------------------
def test_the_pages_of_conversations(visitor: Callable[..., Page], seller: str) -> None:
    shopper, desk = visitor(), visitor()
    sign_in(shopper, "kadiatou@makiti.test")
    sign_in(desk, seller)
    ask(shopper, OIL, "Un lien : evil.com/payer " + "long" * 60)
    there = shopper.url.split("#")[0]
    desk.goto(there)
    say(desk, "Voyez www.evil.com\n\nÀ bientôt")
    expect(shopper.locator(".chat-line:not(.is-mine) .chat-flag").last).to_be_visible()
    report = shopper.locator(".chat-flag").last.get_attribute("href") or ""
    shopper.goto(there)
    paths = [
        "/fr/account/messages/",
        "/fr/account/messages/?q=evil",
        "/fr/account/messages/?q=zzz",
        "/fr/account/messages/new/",
        there,
        urljoin(there, report),
        asked_of_the_team(shopper),
    ]
    faults = [
        f"{path} {fault}"
        for path in paths
        for fault in reading.faults(shopper, path, wide=path in {there, paths[-1]})
    ]
    desk.goto("/fr/account/messages/")
    replies = desk.get_by_role("link", name="Réponses rapides").first.get_attribute("href") or ""
    faults += [f"{replies} {fault}" for fault in reading.faults(desk, replies, wide=False)]
    assert not faults, "\n".join(faults)


# --- The assistant --------------------------------------------------------------------------
TEAM = "/fr/account/messages/new/"


def test_the_assistant_answers_then_a_person_does(
    visitor: Callable[..., Page], market: Market
) -> None:
    shopper, team = visitor(), visitor(viewport={"width": 1280, "height": 800})
    sign_in(shopper, "oumar@makiti.test")
    sign_in(team, "moderator@makiti.test")
    shopper.goto(TEAM)
    say(shopper, "mon colli est en retar")
    shopper.wait_for_url("**/account/messages/*-*/*")
    is_live(shopper)
    heard = shopper.locator(".chat-line.is-assistant")
    expect(heard).to_have_count(1)
    expect(heard.locator(".chat-who")).to_have_text("Assistant automatique")
    team.goto("/fr/account/messages/")
    row = team.locator("#conversations li").filter(has_text="Oumar")
    expect(row).to_contain_text("L’assistant automatique répond")
    assert row.get_by_text("non lu").count() == 0

    # It does not know: the answer comes live, the notice goes, the team is called.
    say(shopper, "Quelle est la capitale du Japon ?")
    expect(heard.last).to_contain_text("Je passe la main")
    expect(shopper.locator("#assistant")).to_have_count(0)
    team.goto("/fr/account/messages/")
    row = team.locator("#conversations li").filter(has_text="Oumar")
    expect(row).to_contain_text("non lus")
    row.get_by_role("link").click()
    is_live(team)
    expect(team.locator(".chat-text").first).to_have_text("mon colli est en retar")
    say(team, "Bonjour, c’est Tokyo.")
    expect(shopper.locator(".chat-text").last).to_have_text("Bonjour, c’est Tokyo.")
    say(shopper, "Comment payer ?")
    expect(team.locator(".chat-text").last).to_have_text("Comment payer ?")
    assert heard.count() == 2
