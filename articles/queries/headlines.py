"""Articles by the words of their headlines, through the index that search reads."""

from django.db.models import QuerySet

from ..language.stems import terms
from ..models import Article
from .found_by import FoundBy


def with_headline(articles: QuerySet[Article], text: str) -> QuerySet[Article]:
    """Those whose headline holds every word of ``text`` in any spelling; none where it holds no word to look for."""
    words = [term.forms[0] for term in terms(text) if term.forms]
    query = " & ".join(_in_headline(word) for word in words)
    return articles.filter(**{f"search__{FoundBy.lookup_name}": query}) if query else articles.none()


def _in_headline(word: str) -> str:
    """Headlines have weight A in the index."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "':A"
