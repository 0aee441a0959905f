class AlertRefused(Exception):
    """Why nobody waits now; `field` is where the page says it."""

    def __init__(self, words: str, *, field: str | None = None) -> None:
        super().__init__(words)
        self.field = field
