"""Django's own administration of the desk: one module for each sort of thing that is kept."""

from . import articles, compared, entities, findings, house, sources, tags, texts, users

__all__ = ["articles", "compared", "entities", "findings", "house", "sources", "tags", "texts", "users"]
