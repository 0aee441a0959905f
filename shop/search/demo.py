"""What the demo's people call the same: *portable* finds its smartphones."""

from core.demo import Advance, DemoPart, Market, facts, register_demo_part
from core.held import forget_everything
from shop.search.services.add_synonyms import add_synonyms


def load_synonyms(market: Market, advance: Advance) -> None:
    for words in facts("synonyms"):
        add_synonyms(words)
        advance(1)
    forget_everything()


def size(market: Market) -> int:
    return len(facts("synonyms"))


register_demo_part(DemoPart(name="synonyms", load=load_synonyms, size=size))
