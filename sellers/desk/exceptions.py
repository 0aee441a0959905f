from sellers.desk.models import Draft


class Overtaken(Exception):
    """Another page has kept something since this one was opened; nothing was written."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(f"{draft.product_id}: version {draft.version}")
        self.draft = draft
