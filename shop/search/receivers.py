"""Work that search asks of the outbox."""

from core.outbox import handles
from shop.search.servers import SEND
from shop.search.services.send_to_server import send_to_server


@handles(SEND, outside=True)
def send_to_server_later(*, key: str, model: str, keys: list[str]) -> None:
    send_to_server(model=model, keys=keys)
