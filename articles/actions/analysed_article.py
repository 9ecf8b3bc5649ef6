"""A draft with everything that was found in it, ready to be written. Pure and picklable: worker processes make it."""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from ..analysis.reports import Signs, signs_of
from ..analysis.similarity import fingerprints
from ..ingest.addresses import article_id
from ..ingest.drafts import ArticleDraft
from ..ingest.refusals import Reason, Refused
from ..language.document import Analysis, analyse
from ..language.entities.gazetteer import Gazetteer
from ..language.line_rules import NO_RULES, LineRules
from ..language.stems import index_document
from ..language.tokens import tokenise

LONGEST_TITLE = 500


@dataclass(frozen=True, slots=True)
class Findings:
    """What one text gave. ``search`` is a tsvector literal; by ``fingerprints`` its copies are found, and by ``signs``
    what else reports the same event."""

    analysis: Analysis
    search: str
    fingerprints: tuple[int, ...]
    signs: Signs
    word_count: int
    language: str


@dataclass(frozen=True, slots=True)
class KnownText:
    """An article that came in with a text that the desk has: nothing is to be done."""

    draft: ArticleDraft


@dataclass(frozen=True, slots=True)
class AnalysedArticle:
    """``digest`` is that of headline and text as received, so that it outlives changes to the cleaning."""

    id: UUID
    digest: str
    original: str
    draft: ArticleDraft
    findings: Findings
    rules: LineRules = NO_RULES


def analyse_draft(
    draft: ArticleDraft, gazetteer: Gazetteer | None = None, rules: LineRules = NO_RULES
) -> AnalysedArticle:
    """Everything that is stored of ``draft``. Raises Refused where cleaning leaves nothing."""
    return AnalysedArticle(
        id=id_of(draft),
        digest=digest_of(draft.title, draft.text),
        original=sha256(draft.content).hexdigest(),
        draft=draft,
        findings=find_all(draft.text, draft.title, draft.source, draft.published, gazetteer, rules, draft.author),
        rules=rules,
    )


def id_of(draft: ArticleDraft) -> UUID:
    return article_id(draft.url, draft.source, draft.text)


def find_all(
    raw: str,
    title: str,
    source: str,
    published: datetime,
    gazetteer: Gazetteer | None = None,
    rules: LineRules = NO_RULES,
    author: str = "",
) -> Findings:
    """What is found in a text published at ``published``, whose day in its own zone is the text's today."""
    today = published.date()
    analysis = analyse(raw, today=today, title=title, source=source, gazetteer=gazetteer, rules=rules, author=author)
    if not any(character.isalnum() for character in analysis.text) or not analysis.title:
        raise Refused(Reason.NOTHING_LEFT)
    if len(analysis.title) > LONGEST_TITLE:
        analysis = replace(analysis, title=analysis.title[: LONGEST_TITLE - 1] + "…")
    return Findings(
        analysis=analysis,
        search=index_document(analysis.title, analysis.text),
        fingerprints=fingerprints(analysis.text),
        signs=signs_of(analysis, today),
        word_count=len(tokenise(analysis.text)),
        language=_language(analysis.text),
    )


def digest_of(title: str, text: str) -> str:
    """SHA-256 of headline and text; how the words are spaced does not matter."""
    return sha256(f"{' '.join(title.split())}\n{' '.join(text.split())}".encode()).hexdigest()


def _language(text: str) -> str:
    arabic = sum(1 for character in text if "\u0600" <= character <= "\u06ff")
    latin = sum(1 for character in text if character.isascii() and character.isalpha())
    return "ar" if arabic >= latin else "en"
