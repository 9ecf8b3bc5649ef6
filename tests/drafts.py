"""Articles as they come in, for tests: each function makes one with sensible defaults."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from articles.actions.analysed_article import AnalysedArticle, analyse_draft
from articles.ingest.drafts import ArticleDraft

ZONE = ZoneInfo("Asia/Baghdad")
PUBLISHED = datetime(2026, 11, 10, 12, 0, tzinfo=ZONE)
TEXT = (
    "أعلن وزير النقل سالم الراوي، أمس الاثنين، افتتاح رصيف جديد في ميناء البصرة.\n"
    "وقال الراوي إن «الرصيف يستقبل السفن الكبيرة منذ مطلع الشهر الجاري»، بحسب وكالة رويترز.\n"
    "وأضاف أن بغداد ستمول رصيفاً ثانياً في كانون الأول المقبل."
)


def make_draft(text: str = TEXT, **fields: Any) -> ArticleDraft:
    values: dict[str, Any] = {
        "source": "المرفأ اليوم",
        "url": "https://almarfa.example/pier",
        "title": "رصيف جديد في البصرة",
        "author": "",
        "published": PUBLISHED,
        "published_from": "metadata",
        "precision": "second",
        "text": text,
        "content": text.encode(),
        "media_type": "text/plain",
        "encoding": "utf-8",
        "name": "pier.txt",
        "origin": "pier.txt",
    }
    return ArticleDraft(**{**values, **fields})


def make_analysed(text: str = TEXT, **fields: Any) -> AnalysedArticle:
    return analyse_draft(make_draft(text, **fields))
