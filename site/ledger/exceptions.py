class LedgerError(Exception):
    """The journal stays as it was."""


class Unbalanced(LedgerError):
    """Debits and credits differ, or there is nothing to post."""


class MixedCurrencies(LedgerError):
    """An entry is in one currency."""


class AlreadyPosted(LedgerError):
    """This (kind, reference) stands in the journal with other amounts."""
