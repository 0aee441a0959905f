"""The ways out of the inbox. Each is one function `send(notice, key)` that raises ChannelError."""


class ChannelError(Exception):
    """It did not go out; permanent where another try would not either."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent
