"""The words that a shopper will read once a moderator has said yes."""

from typing import Any

from shop.catalogue.content import Content


def words_of(content: Content) -> list[str]:
    """Titles, texts, values and captions of a product and its variants, each once."""
    titles = [text for _pk, *texts in content["texts"] for text in texts]
    values = [value for _pk, _name, value in content["facts"]]
    captions = [caption for _pk, _name, caption in content["pictures"]]
    return list(dict.fromkeys([*titles, *values, *captions]))


def words_asked_for(changes: dict[str, Any]) -> list[str]:
    """The same of what is wanted of a product on sale."""
    values = (str(value) for value in changes.get("values", {}).values())
    captions = (caption for _name, caption in changes.get("pictures", []))
    return [changes.get("title", ""), changes.get("description", ""), *values, *captions]
