"""Guinea itself: what every address of the demo market stands in."""

from core.demo import Advance, DemoPart, Market, register_demo_part
from logistics.geo.gazetteer import read_gazetteer
from logistics.geo.services.load_gazetteer import load_gazetteer


def load_places(market: Market, advance: Advance) -> None:
    load_gazetteer(read_gazetteer())
    advance(1)


def size(market: Market) -> int:
    return 1


register_demo_part(DemoPart(name="places", load=load_places, size=size))
