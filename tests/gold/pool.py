"""The articles that queries are judged over: the sample desk, the five seeds and 300 of SaudiNewsNet.

The last two are no part of the project and are read where they lie; ``search/corpus.tsv`` names each article and has a
digest of what is in it.
"""

import json
import lzma
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from articles.actions.analysed_article import digest_of, id_of
from articles.ingest.drafts import ArticleDraft, Terms
from articles.ingest.records import make_draft, read_paths

from .external import CORPORA

SAMPLE = Path(__file__).resolve().parents[2] / "articles" / "sample"
SEEDS = CORPORA.parent / "seeds"
REAL = CORPORA / "saudinewsnet" / "july-2015.jsonl.xz"
CORPUS = Path(__file__).parent / "search" / "corpus.tsv"
NOW = datetime(2027, 1, 1, tzinfo=UTC)
_TERMS = Terms(NOW, ZoneInfo("Asia/Baghdad"), 1 << 20)


@dataclass(frozen=True, slots=True)
class PoolArticle:
    name: str
    """``sample/11-ferry-wire``, ``seeds/003``, ``real/`` with the first twelve letters of the id."""
    digest: str
    """Of headline and text as received, so that it outlives the cleaning."""
    draft: ArticleDraft

    @classmethod
    def of(cls, name: str, draft: ArticleDraft) -> "PoolArticle":
        return cls(name, digest_of(draft.title, draft.text)[:16], draft)


def listed() -> dict[str, str]:
    """The digest of each article of the pool by its name."""
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def read_sample() -> list[PoolArticle]:
    return list(_folder("sample", SAMPLE))


def read_pool() -> list[PoolArticle]:
    """The sample desk, and of the rest what is here."""
    found = read_sample()
    if SEEDS.is_dir():
        found += _folder("seeds", SEEDS)
    if REAL.is_file():
        wanted = listed()
        found += [PoolArticle.of(name, draft) for name, draft in real_drafts() if name in wanted]
    return found


def changed(pool: Iterable[PoolArticle], part: str = "") -> list[str]:
    """Names of listed articles (of ``part``, such as ``sample/``) that ``pool`` lacks or has with another text."""
    found = {article.name: article.digest for article in pool}
    return [name for name, digest in listed().items() if name.startswith(part) and found.get(name) != digest]


def _folder(part: str, folder: Path) -> Iterator[PoolArticle]:
    for record in read_paths([folder], _TERMS):
        if isinstance(record, ArticleDraft):
            yield PoolArticle.of(f"{part}/{Path(record.name).stem}", record)


def real_drafts() -> Iterator[tuple[str, ArticleDraft]]:
    """Each article of SaudiNewsNet that has a text, the first of an id."""
    seen: set[str] = set()
    with lzma.open(REAL, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = json.loads(line)
            if not any(character.isalnum() for character in fields.get("text") or ""):
                continue
            draft = make_draft(fields, _TERMS, line.encode(), "application/json", "utf-8", REAL.name)
            name = f"real/{id_of(draft).hex[:12]}"
            if name not in seen:
                seen.add(name)
                yield name, draft
