"""Which function does which task."""

from collections.abc import Callable
from dataclasses import dataclass

Function = Callable[..., None]


@dataclass(frozen=True)
class Handler:
    function: Function
    outside: bool


_handlers: dict[str, Handler] = {}


def handles(task: str, *, outside: bool = False) -> Callable[[Function], Function]:
    """Register a function as the handler of a task name."""

    def register(function: Function) -> Function:
        _handlers[task] = Handler(function=function, outside=outside)
        return function

    return register


def handler_of(task: str) -> Handler:
    try:
        return _handlers[task]
    except KeyError:
        raise LookupError(f"No handler is registered for {task!r}.") from None
