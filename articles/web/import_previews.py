"""What would be stored of an article, laid out for a template before anything is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..actions.analysed_article import AnalysedArticle, analyse_draft
from ..actions.store_articles import foresee
from ..ingest.drafts import ArticleDraft, Reject
from ..ingest.records import Record
from ..ingest.refusals import Refused
from ..language.entities import EntityMention
from ..queries.gazetteer import gazetteer
from .marking import Mark, Piece, mark_paragraphs

SHOWN = 5
_LONGEST = 6_000
_LOOKED_AT = 100_000  # of a longer text only this much is analysed while somebody waits
_KINDS = ("person", "organisation", "place")


@dataclass(frozen=True, slots=True)
class Preview:
    """``state`` is new, known or version; ``names`` are the entities of each kind, once each."""

    article: AnalysedArticle
    state: str
    paragraphs: list[list[Piece]]
    is_cut: bool
    names: dict[str, list[str]]

    @property
    def analysis(self) -> object:
        return self.article.findings.analysis

    @property
    def draft(self) -> ArticleDraft:
        return self.article.draft

    @property
    def direction(self) -> str:
        return "rtl" if self.article.findings.language == "ar" else "ltr"


def preview_draft(draft: ArticleDraft) -> Preview:
    """What would be stored of a draft. Raises Refused where nothing would."""
    return _preview(analyse_draft(draft, gazetteer()))


def preview_records(records: Iterable[Record], most: int = SHOWN) -> tuple[list[Preview], list[Reject]]:
    """The first records: those that would be stored, and those that would not."""
    previews: list[Preview] = []
    rejects: list[Reject] = []
    for record in islice(records, most * 4):
        if isinstance(record, Reject):
            rejects.append(record)
            continue
        try:
            previews.append(preview_draft(_beginning(record)))
        except Refused as refused:
            rejects.append(record.reject(refused.reason, refused.detail))
        if len(previews) >= most:
            break
    return previews, rejects


def _beginning(draft: ArticleDraft) -> ArticleDraft:
    return replace(draft, text=draft.text[:_LOOKED_AT]) if len(draft.text) > _LOOKED_AT else draft


def _preview(article: AnalysedArticle) -> Preview:
    analysis = article.findings.analysis
    text = analysis.text[:_LONGEST]
    stored = foresee([article])
    return Preview(
        article=article,
        state="known" if stored.known else "version" if stored.versions else "new",
        paragraphs=mark_paragraphs(text, _marks(analysis.entities, analysis.dates, analysis.quotations, len(text))),
        is_cut=len(analysis.text) > _LONGEST,
        names={kind: _names(analysis.entities, kind) for kind in _KINDS},
    )


def _marks(
    entities: Sequence[EntityMention], dates: Sequence[object], quotations: Sequence[object], length: int
) -> list[Mark]:
    found = [(e.start, e.end, str(e.kind), e.name) for e in entities]
    found += [(d.start, d.end, "date", "") for d in dates]  # type: ignore[attr-defined]
    found += [(q.start, q.end, "quotation", "") for q in quotations]  # type: ignore[attr-defined]
    return [
        Mark(start, min(end, length), kind, f"{kind}-{start}", "", label)
        for start, end, kind, label in found
        if start < length
    ]


def _names(entities: Sequence[EntityMention], kind: str) -> list[str]:
    return list(dict.fromkeys(e.name for e in entities if e.kind == kind))
